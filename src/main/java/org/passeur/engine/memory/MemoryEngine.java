package org.passeur.engine.memory;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;

/** The query engine for {@link MemoryDataset}. */
public final class MemoryEngine extends QuadEngine {
  private MemoryEngine(Query query, DatasetGraph data, Binding input, Context context) {
    super(query, data, input, context);
  }

  private MemoryEngine(Op op, DatasetGraph data, Binding input, Context context) {
    super(op, data, input, context);
  }

  /** Registers the engine with ARQ; may be called more than once. */
  public static void register() {
    FACTORY.register();
  }

  @Override
  protected boolean isUnion(DatasetGraph data) {
    return data instanceof MemoryDataset memory && memory.asked() == DefaultGraph.UNION;
  }

  private static final Factory FACTORY =
      new Factory(MemoryDataset.class) {
        @Override
        protected QuadEngine engine(
            Query query, DatasetGraph data, Binding input, Context context) {
          return new MemoryEngine(query, data, input, context);
        }

        @Override
        protected QuadEngine engine(Op op, DatasetGraph data, Binding input, Context context) {
          return new MemoryEngine(op, data, input, context);
        }
      };
}
