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
 * ARQ's query engine for {@link MemoryDataset}, with quad patterns instead of graph patterns, as in
 * TDB2.
 */
public final class MemoryEngine extends QueryEngineMain {
  private MemoryEngine(Query query, DatasetGraph data, Binding input, Context context) {
    super(query, data, input, context);
  }

  private MemoryEngine(Op op, DatasetGraph data, Binding input, Context context) {
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
    return DynamicDatasets.dynamicDataset(description, data, isUnion(data));
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
    boolean union = isUnion(data) && !isDynamicDataset();
    return super.eval(union ? OpLib.unionDefaultGraphQuads(op) : op, data, input, context);
  }

  private static boolean isUnion(DatasetGraph data) {
    return data instanceof MemoryDataset memory && memory.asked() == DefaultGraph.UNION;
  }

  private static final QueryEngineFactory FACTORY =
      new QueryEngineFactory() {
        @Override
        public boolean accept(Query query, DatasetGraph data, Context context) {
          return data instanceof MemoryDataset;
        }

        @Override
        public Plan create(Query query, DatasetGraph data, Binding input, Context context) {
          return new MemoryEngine(query, data, input, context).getPlan();
        }

        @Override
        public boolean accept(Op op, DatasetGraph data, Context context) {
          return data instanceof MemoryDataset;
        }

        @Override
        public Plan create(Op op, DatasetGraph data, Binding input, Context context) {
          return new MemoryEngine(op, data, input, context).getPlan();
        }
      };
}
