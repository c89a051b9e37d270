package org.passeur.arq.watch;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Symbol;

/**
 * How much text the functions of one query may make: short strings doubled a few times, or long
 * ones joined over many rows, would fill the memory well within the time limit.
 */
final class TextBudget {
  /** Most characters of one string that is made. */
  static final int LONGEST = 1 << 20;

  static final Symbol MADE = Symbol.create("urn:x-passeur:charactersMade");

  private static final long MOST = 200_000_000;

  /** Copies of shorter texts are soon forgotten, or as many as the rows that hold them. */
  private static final int WORTH_COUNTING = 2_000;

  /** Most pairs of characters that one search may compare: it cannot be stopped. */
  private static final long LONGEST_SEARCH = 2_000_000_000;

  private TextBudget() {}

  /**
   * Takes note of a string that is about to be made.
   *
   * @throws QueryCancelledException when it is too much; an evaluation error would only unbind the
   *     variable
   */
  static void spend(FunctionEnv env, long characters) {
    AtomicLong made = env.getContext().get(MADE);
    if (characters > LONGEST || (made != null && made.addAndGet(characters) > MOST)) {
      throw new QueryCancelledException();
    }
  }

  /** Takes note of a copy that was made; its length is that of what it was made from. */
  static NodeValue measured(FunctionEnv env, NodeValue value) {
    int length = length(value);
    if (length > WORTH_COUNTING) {
      spend(env, length);
    }
    return value;
  }

  /**
   * Before one text is looked for in another.
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
