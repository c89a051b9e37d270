package org.passeur.engine.watch;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Symbol;

/**
 * Limits how much text the functions of one query may produce: short strings doubled a few times,
 * or long ones joined over many rows, would fill the memory well within the time limit.
 */
final class TextBudget {
  /** Longest string that may be produced, in characters. */
  static final int LONGEST = 1 << 20;

  static final Symbol MADE = Symbol.create("urn:x-passeur:charactersMade");

  private static final long MOST = 200_000_000;

  /**
   * Shorter strings are not counted: they are soon garbage, or as many as the rows that hold them.
   */
  private static final int WORTH_COUNTING = 2_000;

  /** Most pairs of characters that one search may compare, because it cannot be interrupted. */
  private static final long LONGEST_SEARCH = 2_000_000_000;

  private TextBudget() {}

  /**
   * Counts a string that is about to be made.
   *
   * @throws QueryCancelledException when the budget is exceeded; an evaluation error would only
   *     leave the variable unbound
   */
  static void spend(FunctionEnv env, long characters) {
    AtomicLong made = env.getContext().get(MADE);
    if (characters > LONGEST || (made != null && made.addAndGet(characters) > MOST)) {
      throw new QueryCancelledException();
    }
  }

  /** Counts a string that was made; returns it. */
  static NodeValue measured(FunctionEnv env, NodeValue value) {
    int length = length(value);
    if (length > WORTH_COUNTING) {
      spend(env, length);
    }
    return value;
  }

  /**
   * Checks a search for one text in another before it begins.
   *
   * @throws QueryCancelledException when that could take too long
   */
  static void search(NodeValue text, NodeValue part) {
    if ((long) length(text) * length(part) > LONGEST_SEARCH) {
      throw new QueryCancelledException();
    }
  }

  static int length(NodeValue value) {
    return value.asNode().isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
  }
}
