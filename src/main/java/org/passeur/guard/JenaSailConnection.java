package org.passeur.guard;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Triple;
import org.eclipse.rdf4j.collection.factory.impl.DefaultCollectionFactory;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.common.iteration.EmptyIteration;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Namespace;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.Dataset;
import org.eclipse.rdf4j.query.algebra.QueryRoot;
import org.eclipse.rdf4j.query.algebra.TupleExpr;
import org.eclipse.rdf4j.query.algebra.evaluation.TripleSource;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.DefaultEvaluationStrategyFactory;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.EvaluationStatistics;
import org.eclipse.rdf4j.sail.UpdateContext;
import org.eclipse.rdf4j.sail.helpers.AbstractNotifyingSailConnection;
import org.jspecify.annotations.Nullable;
import org.passeur.vocab.Rdf;

/**
 * Reads of the Jena graph. Contexts are ignored: the graph is the union of all graphs. begin and
 * commit do nothing: the transaction is the caller's.
 */
final class JenaSailConnection extends AbstractNotifyingSailConnection {
  private static final IRI NOTHING =
      SimpleValueFactory.getInstance().createIRI("urn:x-passeur:nothing");

  private final JenaSail sail;

  JenaSailConnection(JenaSail sail) {
    super(sail);
    this.sail = sail;
  }

  /**
   * Marks the connection as changed: without a change, ShaclSail validates without rdfs:subClassOf.
   */
  void pretendToChange() {
    notifyStatementAdded(
        SimpleValueFactory.getInstance().createStatement(NOTHING, NOTHING, NOTHING), false);
  }

  /**
   * Leaves out statements that name a literal as superclass: they make the reasoner of ShaclSail
   * fail.
   */
  private Iterator<Statement> find(@Nullable Resource s, @Nullable IRI p, @Nullable Value o) {
    Iterator<Triple> found =
        sail.graph().find(Rdf4jTerms.node(s), Rdf4jTerms.node(p), Rdf4jTerms.node(o));
    Iterator<Triple> sensible =
        Iter.filter(
            found, t -> !(t.getPredicate().equals(Rdf.SUB_CLASS_OF) && t.getObject().isLiteral()));
    return Iter.map(sensible, Rdf4jTerms::statement);
  }

  @Override
  protected CloseableIteration<? extends Statement> getStatementsInternal(
      @Nullable Resource s,
      @Nullable IRI p,
      @Nullable Value o,
      boolean inferred,
      Resource... contexts) {
    return new Closing<>(find(s, p, o));
  }

  @Override
  protected boolean hasStatementInternal(
      @Nullable Resource s,
      @Nullable IRI p,
      @Nullable Value o,
      boolean inferred,
      Resource[] contexts) {
    return sail.graph().contains(Rdf4jTerms.node(s), Rdf4jTerms.node(p), Rdf4jTerms.node(o));
  }

  @Override
  protected CloseableIteration<? extends BindingSet> evaluateInternal(
      TupleExpr expression, Dataset dataset, BindingSet bindings, boolean inferred) {
    TripleSource source =
        new TripleSource() {
          @Override
          public CloseableIteration<? extends Statement> getStatements(
              @Nullable Resource s, @Nullable IRI p, @Nullable Value o, Resource... contexts) {
            return new Closing<>(find(s, p, o));
          }

          @Override
          public ValueFactory getValueFactory() {
            return SimpleValueFactory.getInstance();
          }
        };
    TupleExpr root = expression.clone();
    if (!(root instanceof QueryRoot)) {
      root = new QueryRoot(root);
    }
    var statistics = new EvaluationStatistics();
    var factory = new DefaultEvaluationStrategyFactory();
    // without one, joins over many rows fail with a NullPointerException
    factory.setCollectionFactory(DefaultCollectionFactory::new);
    var strategy = factory.createEvaluationStrategy(dataset, source, statistics);
    root = strategy.optimize(root, statistics, bindings);
    return strategy.precompile(root).evaluate(bindings);
  }

  @Override
  protected CloseableIteration<? extends Resource> getContextIDsInternal() {
    return new EmptyIteration<>();
  }

  @Override
  protected long sizeInternal(Resource... contexts) {
    return sail.graph().size();
  }

  @Override
  protected void startTransactionInternal() {}

  @Override
  protected void commitInternal() {}

  @Override
  protected void rollbackInternal() {}

  @Override
  protected void closeInternal() {}

  // The inherited methods buffer until flush(), and ShaclSail refuses a flush that comes too late.
  @Override
  public void addStatement(
      UpdateContext operation, Resource s, IRI p, Value o, Resource... contexts) {
    throw readOnly();
  }

  @Override
  public void removeStatement(
      UpdateContext operation, Resource s, IRI p, Value o, Resource... contexts) {
    throw readOnly();
  }

  @Override
  protected void addStatementInternal(Resource s, IRI p, Value o, Resource... contexts) {
    throw readOnly();
  }

  @Override
  protected void removeStatementsInternal(Resource s, IRI p, Value o, Resource... contexts) {
    throw readOnly();
  }

  @Override
  protected void clearInternal(Resource... contexts) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("writes go through Jena");
  }

  @Override
  protected CloseableIteration<? extends Namespace> getNamespacesInternal() {
    return new EmptyIteration<>();
  }

  @Override
  protected @Nullable String getNamespaceInternal(String prefix) {
    return null;
  }

  @Override
  protected void setNamespaceInternal(String prefix, String name) {}

  @Override
  protected void removeNamespaceInternal(String prefix) {}

  @Override
  protected void clearNamespacesInternal() {}

  private record Closing<T>(Iterator<T> items) implements CloseableIteration<T> {
    @Override
    public boolean hasNext() {
      return items.hasNext();
    }

    @Override
    public T next() {
      return items.next();
    }

    @Override
    public void remove() {
      throw readOnly();
    }

    @Override
    public void close() {
      Iter.close(items);
    }
  }
}
