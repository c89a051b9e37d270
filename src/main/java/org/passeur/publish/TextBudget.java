package org.passeur.publish;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/**
 * How much text the functions of one query may make: short strings doubled a few times, or long
 * ones joined over many rows, would fill the memory well within the time limit.
 */
final class TextBudget {
  /** Most characters of one string that is made. */
  static final int LONGEST = 1 << 20;

  private static final long MOST = 200_000_000;
  private static final Symbol MADE = Symbol.create("urn:x-passeur:charactersMade");

  private TextBudget() {}

  static void open(Context context) {
    context.set(MADE, new AtomicLong());
  }

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
}
