package org.passeur.rights;

import java.lang.ref.SoftReference;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.passeur.store.RecordStore;

/**
 * The register of consents in memory, copied once for all who ask of the same state of the record
 * store: looking up the consents of thousands of people in the database takes several times as
 * long. Given back when memory is short. Thread-safe.
 */
final class KeptRegister {
  private final Node register;
  private SoftReference<Copy> last = new SoftReference<>(null);

  private record Copy(String state, DatasetGraph data) {}

  /**
   * @param register graph of the register
   */
  KeptRegister(Node register) {
    this.register = register;
  }

  /**
   * Returns the register of a committed state; it must not be written.
   *
   * @param record in a transaction, and not of an edit, whose state has no name yet
   */
  synchronized DatasetGraph of(DatasetGraph record) {
    Optional<String> state = RecordStore.stateOf(record);
    Copy kept = last.get();
    if (kept != null && state.filter(kept.state()::equals).isPresent()) {
      return kept.data();
    }
    DatasetGraph copy = copied(record, register);
    state.ifPresent(s -> last = new SoftReference<>(new Copy(s, copy)));
    return copy;
  }

  /** A copy of the register in any state, for one reader. */
  static DatasetGraph copied(DatasetGraph record, Node register) {
    DatasetGraph copy = DatasetGraphFactory.create();
    record.find(register, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(copy::add);
    return copy;
  }
}
