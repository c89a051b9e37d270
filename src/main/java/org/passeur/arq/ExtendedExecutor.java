package org.passeur.arq;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.BasicPattern;
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
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.solver.PatternMatchTDB2;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.store.DatasetGraphTDB;

/**
 * TDB2's executor with the extensions hooked in at execution time, where it is known which
 * variables the incoming rows have. What is not theirs, or not clearly cheaper, is left to it as it
 * stands.
 */
final class ExtendedExecutor extends OpExecutorTDB2 {
  private final Levers levers;
  private final Optional<Statistics> statistics;

  ExtendedExecutor(ExecutionContext context, Levers levers, Optional<Statistics> statistics) {
    super(context);
    this.levers = levers;
    this.statistics = statistics;
  }

  @Override
  protected QueryIterator execute(OpQuadPattern op, QueryIterator input) {
    return op.getBasicPattern().size() < 2 || !orders()
        ? super.execute(op, input)
        : ordered(op, input);
  }

  @Override
  protected QueryIterator execute(OpSequence op, QueryIterator input) {
    return orders() ? ordered(op, input) : super.execute(op, input);
  }

  @Override
  protected QueryIterator execute(OpFilter op, QueryIterator input) {
    // a pattern of one triple comes once for each row of an OPTIONAL: not a step may be lost
    boolean single =
        op.getSubOp() instanceof OpQuadPattern pattern && pattern.getBasicPattern().size() < 2;
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
  protected QueryIterator execute(OpGroup op, QueryIterator input) {
    if (levers.counts()
        && input instanceof QueryIterRoot
        && execCxt.getDataset() instanceof DatasetGraphTDB
        && statistics.isPresent()
        && statistics.get().exact()) {
      Optional<List<Binding>> rows = CountAnswer.of(op, statistics.get().counts());
      if (rows.isPresent()) {
        input.close();
        return QueryIterPlainWrapper.create(rows.get().iterator(), execCxt);
      }
    }
    return super.execute(op, input);
  }

  /** Not for FROM clauses, which make a dataset of their own. */
  private boolean orders() {
    return levers.joinOrder()
        && statistics.isPresent()
        && execCxt.getDataset() instanceof DatasetGraphTDB;
  }

  private QueryIterator ordered(Op op, QueryIterator input) {
    var data = (DatasetGraphTDB) execCxt.getDataset();
    Optional<Run> run = Run.of(op, data.getReorderTransform()).filter(Run::mayBeOrdered);
    if (run.isEmpty()) {
      return stock(op, input);
    }
    QueryIterPeek peek = QueryIterPeek.create(input, execCxt);
    if (!peek.hasNext()) {
      return peek;
    }
    Set<Var> bound = new HashSet<>();
    peek.peek().vars().forEachRemaining(bound::add);
    List<TriplePath> given = run.get().parts();
    List<TriplePath> plan = new JoinOrder(statistics.get().counts()).order(given, bound);
    return plan == given ? stock(op, peek) : execute(data, plan, run.get().filters(), bound, peek);
  }

  private QueryIterator stock(Op op, QueryIterator input) {
    if (op instanceof OpQuadPattern pattern) {
      return super.execute(pattern, input);
    }
    return op instanceof OpSequence sequence
        ? super.execute(sequence, input)
        : super.execute((OpFilter) op, input);
  }

  private QueryIterator execute(
      DatasetGraphTDB data,
      List<TriplePath> plan,
      List<Expr> filters,
      Set<Var> bound,
      QueryIterator input) {
    var union =
        StoppableGraph.in(ExecutionContext.copyChangeActiveGraph(execCxt, data.getUnionGraphTDB()));
    QueryIterator rows = input;
    List<Triple> triples = new ArrayList<>();
    List<Expr> waiting = new ArrayList<>(filters);
    for (TriplePath part : plan) {
      if (part.isTriple()) {
        triples.add(part.asTriple());
      } else {
        rows = match(data, triples, rows);
        rows = path(part, rows, union);
      }
      JoinOrder.addVariables(part, bound);
      for (var each = waiting.iterator(); each.hasNext(); ) {
        Expr filter = each.next();
        if (bound.containsAll(filter.getVarsMentioned())) {
          rows = new QueryIterFilterExpr(match(data, triples, rows), filter, execCxt);
          each.remove();
        }
      }
    }
    return match(data, triples, rows);
  }

  /** TDB2's own matcher over ids, in the order given. */
  private QueryIterator match(DatasetGraphTDB data, List<Triple> triples, QueryIterator rows) {
    if (triples.isEmpty()) {
      return rows;
    }
    var pattern = BasicPattern.wrap(List.copyOf(triples));
    triples.clear();
    var filter = QC2.getFilter(execCxt.getContext());
    return PatternMatchTDB2.execute(data, Node.ANY, pattern, rows, filter, execCxt);
  }
}
