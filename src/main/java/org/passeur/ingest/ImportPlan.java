package org.passeur.ingest;

import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.ingest.source.Harvest;
import org.passeur.log.Change;
import org.passeur.store.RecordStore;
import org.passeur.store.work.Outlook;
import org.passeur.store.work.Scratch;
import org.passeur.store.work.WorkFolder;

/**
 * What an import would do to the record store: what it does first, as one change (what closes,
 * consents), and then what its source says against what is stored.
 */
final class ImportPlan implements AutoCloseable {
  private final RecordStore store;
  private final SourceStatements said;
  private final Harvest harvest;
  private final Refresh refresh;
  private final WorkFolder work;
  private final BooleanSupplier nothing;
  private final Change first;
  private final Scratch firstIn;
  private final Scratch firstOut;
  private final Set<Node> owned;
  private Scratch gone;
  private PlannedChanges changes;

  /**
   * @param begin what the import does first
   * @param nothing true when rows were refused and nothing is left to store or to close
   */
  ImportPlan(
      RecordStore store,
      SourceStatements said,
      Harvest harvest,
      Refresh refresh,
      Consumer<DatasetGraph> begin,
      BooleanSupplier nothing,
      WorkFolder work) {
    this.store = store;
    this.said = said;
    this.harvest = harvest;
    this.refresh = refresh;
    this.work = work;
    this.nothing = nothing;
    this.first = store.prepare(begin).change();
    this.firstIn = work.inMemory();
    this.firstOut = work.inMemory();
    first.added().forEach(firstIn::add);
    first.removed().forEach(firstOut::add);
    this.owned = store.readCommitted(data -> refresh.owned(said.graphs(), before(data)));
    this.gone = work.statements();
    this.changes = planned();
    compare();
  }

  private PlannedChanges planned() {
    return new PlannedChanges(store, said.statements(), gone, this::before);
  }

  /** Compares the source with what is stored; again after rows were left out. */
  void compare() {
    // When a source now has nothing but statements about people, its earlier statements go. If
    // rows were refused, a wrong mapping may be the cause: then only statements about people go,
    // and the rest stays.
    boolean incomplete = harvest.incomplete() || (nothing.getAsBoolean() && harvest.refused > 0);
    gone.close();
    gone = work.statements();
    store.readCommitted(
        data -> {
          DatasetGraph before = before(data);
          return said.statements()
              .read(
                  now -> {
                    refresh.gone(owned, now, harvest, incomplete, before, gone::add);
                    return true;
                  });
        });
    changes = planned();
  }

  SourceStatements said() {
    return said;
  }

  /** What the import does first. */
  Change first() {
    return first;
  }

  /** Graphs from which this source may remove statements. */
  Set<Node> owned() {
    return owned;
  }

  PlannedChanges changes() {
    return changes;
  }

  private DatasetGraph before(DatasetGraph stored) {
    return first.isEmpty()
        ? stored
        : new Outlook(stored, firstIn.read(data -> data), firstOut.read(data -> data));
  }

  /** Looks at the data as it would be with all of the import. */
  <T> T look(Function<DatasetGraph, T> use) {
    return store.readCommitted(
        stored ->
            said.statements()
                .read(now -> gone.read(out -> use.apply(new Outlook(before(stored), now, out)))));
  }

  @Override
  public void close() {
    firstIn.close();
    firstOut.close();
    gone.close();
  }
}
