package org.passeur.guard;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.eclipse.rdf4j.common.transaction.IsolationLevel;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.sail.NotifyingSailConnection;
import org.eclipse.rdf4j.sail.helpers.AbstractNotifyingSail;

/**
 * A Jena graph seen as an RDF4J Sail, for reading only: ShaclSail looks at the data through it, in
 * the caller's thread and transaction. It does not claim SNAPSHOT isolation, so ShaclSail opens
 * exactly one connection for each check.
 */
final class JenaSail extends AbstractNotifyingSail {
  private Graph graph = GraphFactory.createDefaultGraph();

  JenaSail() {
    setSupportedIsolationLevels(
        new IsolationLevel[] {IsolationLevels.NONE, IsolationLevels.SERIALIZABLE});
    setDefaultIsolationLevel(IsolationLevels.SERIALIZABLE);
  }

  /** Sets the graph of the next check. */
  void lookAt(Graph data) {
    graph = data;
  }

  Graph graph() {
    return graph;
  }

  @Override
  protected NotifyingSailConnection getConnectionInternal() {
    return new JenaSailConnection(this);
  }

  @Override
  protected void shutDownInternal() {}

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public ValueFactory getValueFactory() {
    return SimpleValueFactory.getInstance();
  }
}
