package org.passeur.engine;

import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
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
import org.apache.jena.tdb2.solver.OpExecutorTDB2;

/**
 * ARQ's query engine for {@link FilteredDataset}, with quad patterns and the union as default
 * graph, as in TDB2. TDB2's own engine would look into the database itself and see all of it.
 */
final class FilteredEngine extends QueryEngineMain {
  private FilteredEngine(Query query, DatasetGraph data, Binding input, Context context) {
    super(query, data, input, context);
  }

  private FilteredEngine(Op op, DatasetGraph data, Binding input, Context context) {
    super(op, data, input, context);
  }

  /** Registers the engine with ARQ; may be called more than once. */
  public static void register() {
    if (!QueryEngineRegistry.containsFactory(FACTORY)) {
      QueryEngineRegistry.addFactory(FACTORY);
    }
  }

  @Override
  protected DatasetGraph dynamicDataset(
      DatasetDescription description, DatasetGraph data, boolean unionDefault) {
    return DynamicDatasets.dynamicDataset(description, data, true);
  }

  @Override
  protected Op modifyOp(Op op) {
    Op better = super.modifyOp(op);
    Op quads = isDynamicDataset() ? better : Algebra.toQuadForm(better);
    setOp(quads);
    return quads;
  }

  @Override
  public QueryIterator eval(Op op, DatasetGraph data, Binding input, Context context) {
    return super.eval(
        isDynamicDataset() ? op : OpLib.unionDefaultGraphQuads(op), data, input, context);
  }

  /** The context with an executor that knows filtered datasets, in the place of TDB2's. */
  private static Context fit(Context context) {
    Object executor = context.get(ARQConstants.sysOpExecutorFactory);
    if (executor == null || executor == OpExecutorTDB2.OpExecFactoryTDB) {
      context.set(
          ARQConstants.sysOpExecutorFactory, EngineExtensions.NONE.executor(Optional.empty()));
    }
    return context;
  }

  private static final QueryEngineFactory FACTORY =
      new QueryEngineFactory() {
        @Override
        public boolean accept(Query query, DatasetGraph data, Context context) {
          return data instanceof FilteredDataset;
        }

        @Override
        public Plan create(Query query, DatasetGraph data, Binding input, Context context) {
          return new FilteredEngine(query, data, input, fit(context)).getPlan();
        }

        @Override
        public boolean accept(Op op, DatasetGraph data, Context context) {
          return data instanceof FilteredDataset;
        }

        @Override
        public Plan create(Op op, DatasetGraph data, Binding input, Context context) {
          return new FilteredEngine(op, data, input, fit(context)).getPlan();
        }
      };
}
