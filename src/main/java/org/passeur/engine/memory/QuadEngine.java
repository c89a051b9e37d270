package org.passeur.engine.memory;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpLib;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.util.Context;

/**
 * ARQ's query engine with quad patterns instead of graph patterns, as in TDB2, for one kind of
 * dataset.
 */
public abstract class QuadEngine extends QueryEngineMain {
  protected QuadEngine(Query query, DatasetGraph data, Binding input, Context context) {
    super(query, data, input, context);
  }

  protected QuadEngine(Op op, DatasetGraph data, Binding input, Context context) {
    super(op, data, input, context);
  }

  /**
   * Returns whether the default graph is the union of the named ones. Called while the engine is
   * being made: it depends on the dataset alone.
   */
  protected abstract boolean isUnion(DatasetGraph data);

  @Override
  protected final DatasetGraph dynamicDataset(
      DatasetDescription description, DatasetGraph data, boolean unionDefault) {
    return DynamicDatasets.dynamicDataset(description, data, isUnion(data));
  }

  @Override
  protected final Op modifyOp(Op op) {
    Op better = super.modifyOp(op);
    Op quads = isDynamicDataset() ? better : Algebra.toQuadForm(better);
    setOp(quads);
    return quads;
  }

  @Override
  public final QueryIterator eval(Op op, DatasetGraph data, Binding input, Context context) {
    boolean union = isUnion(data) && !isDynamicDataset();
    return super.eval(union ? OpLib.unionDefaultGraphQuads(op) : op, data, input, context);
  }

  /** Makes engines for the datasets of one class. */
  public abstract static class Factory implements QueryEngineFactory {
    private final Class<? extends DatasetGraph> datasets;

    protected Factory(Class<? extends DatasetGraph> datasets) {
      this.datasets = datasets;
    }

    protected abstract QuadEngine engine(
        Query query, DatasetGraph data, Binding input, Context context);

    protected abstract QuadEngine engine(Op op, DatasetGraph data, Binding input, Context context);

    /** Registers it with ARQ; may be called more than once. */
    public final void register() {
      if (!QueryEngineRegistry.containsFactory(this)) {
        QueryEngineRegistry.addFactory(this);
      }
    }

    @Override
    public final boolean accept(Query query, DatasetGraph data, Context context) {
      return datasets.isInstance(data);
    }

    @Override
    public final boolean accept(Op op, DatasetGraph data, Context context) {
      return datasets.isInstance(data);
    }

    @Override
    public final Plan create(Query query, DatasetGraph data, Binding input, Context context) {
      return engine(query, data, input, context).getPlan();
    }

    @Override
    public final Plan create(Op op, DatasetGraph data, Binding input, Context context) {
      return engine(op, data, input, context).getPlan();
    }
  }
}
