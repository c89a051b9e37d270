package org.passeur.guard;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Once;
import org.passeur.rights.ConsentInForce;
import org.passeur.store.Gate;
import org.passeur.vocab.Addresses;

/** What every change of the record store passes. */
public final class Gates {
  private final Once<ShapeGate> shapes =
      new Once<>(() -> new ShapeGate(ShapeLibrary.blocking())); // slow to read
  private final List<Gate> all;

  /**
   * @param consents decides who may be recommended and solicited
   * @param own the statements that ship with the program, in their graphs; asked for at the first
   *     removal
   */
  public Gates(Addresses addresses, Clock clock, ConsentInForce consents, Supplier<Set<Quad>> own) {
    all =
        List.of(
            new WellFormed(),
            new Removals(addresses, own),
            new Placement(addresses),
            new Coherence(addresses, clock, consents),
            (change, after) -> shapes.get().check(change, after));
  }

  /** All of them, in the order in which a change passes them. */
  public List<Gate> inOrder() {
    return all;
  }

  /** Reads the rules, which the first change would wait for otherwise. */
  public void readRules() {
    shapes.make();
  }
}
