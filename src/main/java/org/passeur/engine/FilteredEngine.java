package org.passeur.engine;

import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.passeur.engine.memory.QuadEngine;

/**
 * The query engine for {@link FilteredDataset}, whose default graph is always the union. TDB2's own
 * engine would look into the database itself and see all of it.
 */
final class FilteredEngine extends QuadEngine {
  private FilteredEngine(Query query, DatasetGraph data, Binding input, Context context) {
    super(query, data, input, context);
  }

  private FilteredEngine(Op op, DatasetGraph data, Binding input, Context context) {
    super(op, data, input, context);
  }

  /** Registers the engine with ARQ; may be called more than once. */
  public static void register() {
    FACTORY.register();
  }

  @Override
  protected boolean isUnion(DatasetGraph data) {
    return true;
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

  private static final Factory FACTORY =
      new Factory(FilteredDataset.class) {
        @Override
        protected QuadEngine engine(
            Query query, DatasetGraph data, Binding input, Context context) {
          return new FilteredEngine(query, data, input, fit(context));
        }

        @Override
        protected QuadEngine engine(Op op, DatasetGraph data, Binding input, Context context) {
          return new FilteredEngine(op, data, input, fit(context));
        }
      };
}
