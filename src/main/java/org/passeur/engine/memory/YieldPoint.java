package org.passeur.engine.memory;

import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/** A task that a running query performs regularly, such as yielding to others. */
public final class YieldPoint {
  /** Context symbol of the {@link Runnable}; it is called often, so it must usually be quick. */
  public static final Symbol SYMBOL = Symbol.create("urn:x-passeur:breath");

  private YieldPoint() {}

  private static void none() {}

  /** The task in a context; does nothing when there is none. */
  public static Runnable of(Context context) {
    Runnable breath = context.get(SYMBOL);
    return breath == null ? YieldPoint::none : breath;
  }
}
