package org.passeur.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.iterator.QueryIterPeek;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.iterator.QueryIterTopN;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.solver.PatternMatchData;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.tdb2.TDB2;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.solver.PatternMatchTDB2;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.jspecify.annotations.Nullable;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.MemoryMatch;
import org.passeur.engine.memory.Within;
import org.passeur.engine.watch.StoppableGraph;

/**
 * TDB2's executor (or ARQ's, for datasets in memory) with the extensions applied at execution time,
 * when the variables bound by incoming rows are known. Operations that no extension covers, or that
 * it would not clearly make cheaper, are executed as in stock ARQ.
 */
final class ExtendedExecutor extends OpExecutorTDB2 {
  private static final int FEW_ROWS = 1_000;

  private final EngineExtensions levers;
  private final Optional<GraphStatistics> statistics;

  /** Null for a TDB2 dataset, or one made by FROM clauses. */
  private final @Nullable MemoryDataset memory;

  private final DefaultGraph asked;

  /** Null for a dataset that is shown as a whole. */
  private final @Nullable FilteredMatch filtered;

  ExtendedExecutor(
      ExecutionContext context, EngineExtensions levers, Optional<GraphStatistics> statistics) {
    super(context);
    this.levers = levers;
    this.statistics = statistics;
    this.memory = context.getDataset() instanceof MemoryDataset data ? data : null;
    this.asked =
        memory == null
            ? (context.getContext().isTrue(TDB2.symUnionDefaultGraph)
                ? DefaultGraph.UNION
                : DefaultGraph.OWN)
            : memory.asked();
    this.filtered =
        context.getDataset() instanceof FilteredDataset data
            ? new FilteredMatch(data, context)
            : null;
  }

  @Override
  protected QueryIterator execute(OpQuadPattern op, QueryIterator input) {
    return op.getBasicPattern().size() < 2 || !orders() ? stock(op, input) : ordered(op, input);
  }

  @Override
  protected QueryIterator execute(OpDatasetNames op, QueryIterator input) {
    return memory == null && filtered == null
        ? super.execute(op, input)
        : execute(new OpGraph(op.getGraphNode(), OpTable.unit()), input);
  }

  @Override
  protected QueryIterator execute(OpSequence op, QueryIterator input) {
    return orders() ? ordered(op, input) : super.execute(op, input);
  }

  @Override
  protected QueryIterator execute(OpFilter op, QueryIterator input) {
    if (filtered != null && op.getSubOp() instanceof OpQuadPattern pattern) {
      return filtered.filter(op, pattern, input);
    }
    // a pattern of one triple is executed for each row of an OPTIONAL, so every step counts
    boolean single =
        op.getSubOp() instanceof OpQuadPattern pattern
            && pattern.getBasicPattern().size() < 2
            && !(ranges() && !RangeFilter.of(op.getExprs().getList()).isEmpty());
    return single || !orders() ? super.execute(op, input) : ordered(op, input);
  }

  @Override
  protected QueryIterator execute(OpPath op, QueryIterator input) {
    return path(op.getTriplePath(), input, StoppableGraph.in(execCxt));
  }

  private QueryIterator path(TriplePath path, QueryIterator input, ExecutionContext context) {
    return levers.paths() && PathClosure.handles(path.getPath())
        ? PathClosure.execute(path, input, context)
        : new QueryIterPath(path, input, context);
  }

  @Override
  protected QueryIterator execute(OpJoin op, QueryIterator input) {
    QueryIterator left = exec(op.getLeft(), input);
    QueryIterator right = exec(op.getRight(), root());
    return ClosableJoin.of(execCxt, Join.join(left, right, execCxt), left, right);
  }

  @Override
  protected QueryIterator execute(OpTable op, QueryIterator input) {
    if (op.isJoinIdentity() || input.isJoinIdentity()) {
      return super.execute(op, input);
    }
    QueryIterator rows = op.getTable().iterator(execCxt);
    return ClosableJoin.of(execCxt, Join.join(input, rows, execCxt), input, rows);
  }

  @Override
  protected QueryIterator execute(OpLeftJoin op, QueryIterator input) {
    QueryIterator left = exec(op.getLeft(), input);
    QueryIterator right = exec(op.getRight(), root());
    QueryIterator join = Join.leftJoin(left, right, op.getExprs(), execCxt);
    return ClosableJoin.of(execCxt, join, left, right);
  }

  /**
   * Sorts top-N itself: ARQ compares each new row with all rows it keeps, which is meant for few.
   */
  @Override
  protected QueryIterator execute(OpTopN op, QueryIterator input) {
    return op.getSubOp() instanceof OpDistinct && op.getLimit() > FEW_ROWS
        ? new QueryIterTopN(
            exec(op.getSubOp(), input), op.getConditions(), op.getLimit(), false, execCxt)
        : super.execute(op, input);
  }

  @Override
  protected QueryIterator execute(OpGroup op, QueryIterator input) {
    if (levers.counts()
        && input instanceof QueryIterRoot
        && isStore()
        && statistics.isPresent()
        && statistics.get().exact()) {
      Optional<List<Binding>> rows = CountAnswer.of(op, asked, statistics.get().counts());
      if (rows.isPresent()) {
        input.close();
        return QueryIterPlainWrapper.create(rows.get().iterator(), execCxt);
      }
    }
    return levers.groups()
        ? new GroupRows(op, exec(op.getSubOp(), input), execCxt)
        : super.execute(op, input);
  }

  /** Returns false for datasets made by FROM clauses. */
  private boolean orders() {
    return levers.joinOrder() && (memory != null || (statistics.isPresent() && isStore()));
  }

  private boolean ranges() {
    return levers.ranges() && memory != null;
  }

  private boolean isStore() {
    return memory != null || execCxt.getDataset() instanceof DatasetGraphTDB;
  }

  private QueryIterator ordered(Op op, QueryIterator input) {
    Optional<Run> run = Run.of(op, asked, reordering());
    Map<Triple, Within> bounded =
        run.isPresent() && memory != null && ranges()
            ? RangeFilter.within(run.get(), memory)
            : Map.of();
    if (!run.map(r -> r.mayBeOrdered(bounded)).orElse(false)) {
      return stock(op, input);
    }
    QueryIterPeek peek = QueryIterPeek.create(input, execCxt);
    if (!peek.hasNext()) {
      return peek;
    }
    Set<Var> bound = new HashSet<>();
    peek.peek().vars().forEachRemaining(bound::add);
    List<TriplePath> given = run.get().parts();
    List<TriplePath> plan =
        statistics.map(s -> new JoinOrder(s.counts(), bounded).order(given, bound)).orElse(given);
    return plan == given && memory == null
        ? stock(op, peek)
        : execute(plan, run.get().filters(), bounded, peek);
  }

  private @Nullable ReorderTransformation reordering() {
    return memory == null
        ? ((DatasetGraphTDB) execCxt.getDataset()).getReorderTransform()
        : ReorderLib.fixed();
  }

  private QueryIterator stock(Op op, QueryIterator input) {
    if (op instanceof OpQuadPattern pattern && filtered != null) {
      return filtered.pattern(pattern, input);
    }
    if (op instanceof OpQuadPattern pattern) {
      return memory == null ? super.execute(pattern, input) : inMemory(memory, pattern, input);
    }
    return op instanceof OpSequence sequence
        ? super.execute(sequence, input)
        : super.execute((OpFilter) op, input);
  }

  /** Evaluates quad patterns in memory, as TDB2 does; ARQ itself would query each graph in turn. */
  private QueryIterator inMemory(MemoryDataset data, OpQuadPattern op, QueryIterator input) {
    Node named = op.getGraphNode();
    Node graph =
        asked.is(named) ? asked.key() : Quad.isUnionGraph(named) ? DefaultGraph.UNION.key() : named;
    // ARQ's matcher would search the default graph as well
    if (asked == DefaultGraph.OWN && Var.isVar(graph)) {
      return execute(new OpGraph(graph, new OpBGP(op.getBasicPattern())), input);
    }
    return Var.isVar(graph) || Run.hasTripleTerm(op.getBasicPattern())
        ? PatternMatchData.execute(
            data, op.getGraphNode(), op.getBasicPattern(), input, null, execCxt)
        : new MemoryMatch(data, graph, op.getBasicPattern().getList(), Map.of(), input, execCxt);
  }

  private QueryIterator execute(
      List<TriplePath> plan, List<Expr> filters, Map<Triple, Within> bounded, QueryIterator input) {
    Graph graph = asked.of(execCxt.getDataset());
    var whole = StoppableGraph.in(ExecutionContext.copyChangeActiveGraph(execCxt, graph));
    QueryIterator rows = input;
    List<Triple> triples = new ArrayList<>();
    List<Expr> waiting = new ArrayList<>(filters);
    // variables bound by the plan, because rows may differ in what they bind
    Set<Var> bound = new HashSet<>();
    for (TriplePath part : plan) {
      if (part.isTriple()) {
        triples.add(part.asTriple());
      } else {
        rows = match(triples, bounded, rows);
        rows = path(part, rows, whole);
      }
      JoinOrder.addVariables(part, bound);
      for (var each = waiting.iterator(); each.hasNext(); ) {
        Expr filter = each.next();
        if (bound.containsAll(filter.getVarsMentioned())) {
          rows = new QueryIterFilterExpr(match(triples, bounded, rows), filter, execCxt);
          each.remove();
        }
      }
    }
    return match(triples, bounded, rows);
  }

  /** Matches patterns in the given order; in TDB2 with its own matcher over node ids. */
  private QueryIterator match(
      List<Triple> triples, Map<Triple, Within> bounded, QueryIterator rows) {
    if (triples.isEmpty()) {
      return rows;
    }
    var pattern = BasicPattern.wrap(List.copyOf(triples));
    triples.clear();
    if (memory != null) {
      return new MemoryMatch(memory, asked.key(), pattern.getList(), bounded, rows, execCxt);
    }
    var data = (DatasetGraphTDB) execCxt.getDataset();
    var filter = QC2.getFilter(execCxt.getContext());
    return PatternMatchTDB2.execute(data, asked.key(), pattern, rows, filter, execCxt);
  }
}
