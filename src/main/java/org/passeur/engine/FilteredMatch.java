package org.passeur.engine;

import java.util.function.Predicate;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.optimize.TransformFilterPlacement;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.solver.PatternMatchData;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.tdb2.solver.PatternMatchTDB2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;

/**
 * Matches patterns in a {@link FilteredDataset}. In TDB2 it does so on the ids of the database,
 * each of which passes the filter; everything else, paths and EXISTS included, asks the filtered
 * dataset.
 */
final class FilteredMatch {
  private final FilteredDataset data;
  private final ExecutionContext context;

  FilteredMatch(FilteredDataset data, ExecutionContext context) {
    this.data = data;
    this.context = context;
  }

  QueryIterator pattern(OpQuadPattern op, QueryIterator input) {
    QueryIterPeek peek = QueryIterPeek.create(input, context);
    return inOrder(ordered(op, peek), peek);
  }

  /** A filter over a pattern: each condition is tested as soon as its variables are bound. */
  QueryIterator filter(OpFilter op, OpQuadPattern pattern, QueryIterator input) {
    QueryIterPeek peek = QueryIterPeek.create(input, context);
    OpQuadPattern ordered = ordered(pattern, peek);
    return placed(
        TransformFilterPlacement.transform(
            op.getExprs(), ordered.getGraphNode(), ordered.getBasicPattern()),
        peek);
  }

  private QueryIterator placed(Op op, QueryIterator input) {
    QueryIterator rows = input;
    if (op instanceof OpQuadPattern pattern) {
      return inOrder(pattern, rows);
    }
    if (op instanceof OpSequence sequence) {
      for (Op each : sequence.getElements()) {
        rows = placed(each, rows);
      }
      return rows;
    }
    if (op instanceof OpFilter filter) {
      rows = placed(filter.getSubOp(), rows);
      for (Expr each : filter.getExprs()) {
        rows = new QueryIterFilterExpr(rows, each, context);
      }
      return rows;
    }
    return QC.execute(op, rows, context);
  }

  private OpQuadPattern ordered(OpQuadPattern op, QueryIterPeek input) {
    BasicPattern pattern = op.getBasicPattern();
    if (pattern.size() < 2 || pattern.size() > JoinOrder.LONGEST_OF_STOCK || !input.hasNext()) {
      return op;
    }
    ReorderTransformation order =
        data.stored().map(DatasetGraphTDB::getReorderTransform).orElseGet(ReorderLib::fixed);
    BasicPattern bound = Substitute.substitute(pattern, input.peek());
    return new OpQuadPattern(op.getGraphNode(), order.reorderIndexes(bound).reorder(pattern));
  }

  private QueryIterator inOrder(OpQuadPattern op, QueryIterator input) {
    Node graph = op.getGraphNode();
    BasicPattern pattern = op.getBasicPattern();
    boolean union = Quad.isUnionGraph(graph);
    boolean named = !union && graph.isConcrete();
    if (named && !data.shows(graph)) {
      input.close();
      return QueryIterNullIterator.create(context);
    }
    if (data.stored().isEmpty()) {
      return PatternMatchData.execute(data, graph, pattern, input, null, context);
    }
    DatasetGraphTDB stored = data.stored().get();
    Predicate<Tuple<NodeId>> filter =
        named && data.showsAll(graph) ? ids -> true : data.filter(stored);
    return PatternMatchTDB2.execute(
        stored, union ? Node.ANY : graph, pattern, input, filter, context);
  }
}
