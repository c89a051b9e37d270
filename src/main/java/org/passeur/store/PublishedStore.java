package org.passeur.store;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;

/**
 * The public graphs and nothing else, in a store of its own: what is not here cannot leak. Queries
 * see the union of its graphs as the default graph. The number of the last change is stored in the
 * same transaction as its data.
 */
public final class PublishedStore implements AutoCloseable {
  static final String NAME = "published";

  private static final Node STORE = NodeFactory.createURI("urn:x-passeur:store");
  private static final Node LAST_CHANGE = NodeFactory.createURI("urn:x-passeur:lastChange");

  private final DatasetGraph data;
  private final boolean plain;
  private volatile long offset;

  /**
   * @param folder where TDB2 keeps its files
   * @param plain for test suites: the default graph is an ordinary graph, the offset is not stored
   */
  public PublishedStore(Path folder, boolean plain) {
    this.data = DatabaseMgr.connectDatasetGraph(folder.toString());
    this.plain = plain;
    data.getContext().set(TDB2.symUnionDefaultGraph, !plain);
    this.offset = data.calculateRead(this::storedOffset);
  }

  /** Number of the last change it holds; -1 when it holds none. */
  public long offset() {
    return offset;
  }

  /** Reads one state of the public data; the value must not hold on to it. */
  public <T> T read(Function<DatasetGraph, T> reading) {
    return data.calculateRead(() -> reading.apply(data));
  }

  /** What everyone sees as one graph. Inside {@link #read} only. */
  public Graph union() {
    return plain ? data.getDefaultGraph() : data.getUnionGraph();
  }

  /** For query engines, which begin and end their own read transactions. */
  public DatasetGraph dataset() {
    return data;
  }

  void apply(long number, Change visible) {
    write(
        number,
        () -> {
          visible.removed().forEach(data::delete);
          visible.added().forEach(data::add);
        });
  }

  void rebuild(long number, Iterator<Quad> everything) {
    write(
        number,
        () -> {
          data.clear();
          everything.forEachRemaining(data::add);
        });
  }

  private void write(long number, Runnable edit) {
    data.begin(ReadWrite.WRITE);
    try {
      edit.run();
      storeOffset(number);
      data.commit();
      offset = number;
    } finally {
      data.end();
    }
  }

  private long storedOffset() {
    var found = data.find(Quad.defaultGraphIRI, STORE, LAST_CHANGE, Node.ANY);
    return found.hasNext() ? Long.parseLong(found.next().getObject().getLiteralLexicalForm()) : -1;
  }

  private void storeOffset(long number) {
    if (!plain) {
      data.deleteAny(Quad.defaultGraphIRI, STORE, LAST_CHANGE, Node.ANY);
      Node value = NodeFactory.createLiteralString(Long.toString(number));
      data.add(Quad.defaultGraphIRI, STORE, LAST_CHANGE, value);
    }
  }

  @Override
  public void close() {
    data.close();
    org.apache.jena.tdb2.sys.TDBInternal.expel(data);
  }
}
