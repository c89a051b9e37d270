package org.passeur.arq.memory;

import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/** What a running query does now and then, such as letting others go first. */
public final class Breath {
  /** A {@link Runnable} of the query's context; called often, so it must be quick as a rule. */
  public static final Symbol SYMBOL = Symbol.create("urn:x-passeur:breath");

  private static final Runnable NONE = () -> {};

  private Breath() {}

  /** The one of a query, or one that does nothing. */
  public static Runnable of(Context context) {
    Runnable breath = context.get(SYMBOL);
    return breath == null ? NONE : breath;
  }
}
