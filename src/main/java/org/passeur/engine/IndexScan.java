package org.passeur.engine;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;
import org.passeur.engine.memory.DefaultGraph;

/**
 * Counts the default graph of a TDB2 dataset in three passes over its sorted indexes: equal values
 * are adjacent, so memory holds one entry for each predicate and class.
 */
final class IndexScan {
  /** Columns of the tuples; in the table of quads the graph comes first. */
  private final int subject;

  private final int predicate;
  private final int object;

  private final NodeTupleTable table;
  private final BooleanSupplier useless;
  private final NodeTable nodes;
  private final Map<NodeId, Node> names = new HashMap<>();
  private final RunningCounts tally = new RunningCounts();

  private IndexScan(NodeTupleTable table, BooleanSupplier useless) {
    this.table = table;
    subject = table.getTupleTable().getTupleLen() - 3;
    predicate = subject + 1;
    object = subject + 2;
    this.useless = useless;
    this.nodes = table.getNodeTable();
  }

  /**
   * Inside a transaction.
   *
   * @param useless ends the scan early, with an incomplete result
   */
  static RunningCounts of(DatasetGraph data, DefaultGraph counted, BooleanSupplier useless) {
    DatasetGraphTDB store = TDBInternal.requireStorage(data);
    var scan = new IndexScan(store.chooseNodeTupleTable(counted.key()), useless);
    scan.subjects();
    scan.objectsOfPredicates();
    scan.objects();
    return scan.tally;
  }

  private Iterator<Tuple<NodeId>> walk(String index) {
    return table.getTupleTable().selectIndex(index).all();
  }

  private static boolean same(Tuple<NodeId> a, Tuple<NodeId> b, int... columns) {
    for (int column : columns) {
      if (!a.get(column).equals(b.get(column))) {
        return false;
      }
    }
    return true;
  }

  private Node name(NodeId id) {
    return names.computeIfAbsent(id, nodes::getNodeForNodeId);
  }

  private void subjects() {
    Tuple<NodeId> last = null;
    for (var tuples = walk("SPO"); tuples.hasNext() && !useless.getAsBoolean(); ) {
      Tuple<NodeId> next = tuples.next();
      boolean known = last != null;
      if (last == null || !same(next, last, subject)) {
        tally.subjects(1);
        known = false;
      }
      if (last == null || !known || !same(next, last, predicate)) {
        tally.subjectsOf(name(next.get(predicate)), 1);
        known = false;
      }
      if (last == null || !known || !same(next, last, object)) {
        tally.triples(name(next.get(predicate)), 1); // else the same triple in another graph
      }
      last = next;
    }
  }

  private void objectsOfPredicates() {
    Tuple<NodeId> last = null;
    long members = 0;
    for (var tuples = walk("POS"); tuples.hasNext() && !useless.getAsBoolean(); ) {
      Tuple<NodeId> next = tuples.next();
      boolean first = last == null || !same(next, last, predicate, object);
      if (first) {
        tally.objectsOf(name(next.get(predicate)), 1);
        close(last, members);
        members = 0;
      }
      if (first || last == null || !same(next, last, subject)) {
        members++;
      }
      last = next;
    }
    close(last, members);
  }

  private void close(@Nullable Tuple<NodeId> last, long members) {
    if (last != null && name(last.get(predicate)).equals(RunningCounts.TYPE)) {
      tally.members(nodes.getNodeForNodeId(last.get(object)), members);
    }
  }

  private void objects() {
    Tuple<NodeId> last = null;
    for (var tuples = walk("OSP"); tuples.hasNext() && !useless.getAsBoolean(); ) {
      Tuple<NodeId> next = tuples.next();
      if (last == null || !same(next, last, object)) {
        tally.objects(1);
      }
      last = next;
    }
  }
}
