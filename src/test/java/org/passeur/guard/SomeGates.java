package org.passeur.guard;

import java.util.List;
import org.passeur.store.Gate;
import org.passeur.vocab.Addresses;

/** The gates that look at a change by itself, for stores in which no history is told. */
public final class SomeGates {
  private static final ShapeGate SHAPES = new ShapeGate(ShapeLibrary.blocking());

  private SomeGates() {}

  public static List<Gate> of(Addresses addresses) {
    return List.of(new WellFormed(), new Placement(addresses), SHAPES);
  }

  /** The one that takes longest. */
  public static Gate shapes() {
    return SHAPES;
  }
}
