package org.passeur.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderTransformation;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.jspecify.annotations.Nullable;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.Within;

/**
 * A part of a query that consists only of patterns, paths and filters over the default graph, so
 * that it can be evaluated in any order.
 *
 * @param parts in the order of stock ARQ
 */
record Run(DefaultGraph asked, List<TriplePath> parts, List<Expr> filters) {
  /** Empty when the operation contains anything else. */
  static Optional<Run> of(Op op, DefaultGraph asked, @Nullable ReorderTransformation stock) {
    var run = new Run(asked, new ArrayList<>(), new ArrayList<>());
    return run.collect(op, false, stock) ? Optional.of(run) : Optional.empty();
  }

  private boolean collect(Op op, boolean inside, @Nullable ReorderTransformation stock) {
    if (op instanceof OpQuadPattern pattern) {
      return asked.is(pattern.getGraphNode()) && patterns(pattern.getBasicPattern(), stock);
    }
    if (op instanceof OpGraph graph) {
      return asked.is(graph.getNode()) && collect(graph.getSubOp(), true, stock);
    }
    if (op instanceof OpPath path) {
      return inside && parts.add(path.getTriplePath());
    }
    if (op instanceof OpSequence sequence) {
      return sequence.getElements().stream().allMatch(e -> collect(e, inside, stock));
    }
    return op instanceof OpFilter filter && filter(filter, inside, stock);
  }

  private boolean patterns(BasicPattern pattern, @Nullable ReorderTransformation stock) {
    if (hasTripleTerm(pattern)) {
      return false;
    }
    for (Triple triple :
        stock == null || pattern.size() > JoinOrder.LONGEST_OF_STOCK
            ? pattern
            : stock.reorder(pattern)) {
      parts.add(new TriplePath(triple));
    }
    return true;
  }

  static boolean hasTripleTerm(BasicPattern pattern) {
    for (Triple triple : pattern) {
      if (triple.getSubject().isTripleTerm() || triple.getObject().isTripleTerm()) {
        return true;
      }
    }
    return false;
  }

  /** Accepts a filter that uses only variables of its own part and no EXISTS. */
  private boolean filter(OpFilter op, boolean inside, @Nullable ReorderTransformation stock) {
    int before = parts.size();
    if (!collect(op.getSubOp(), inside, stock)) {
      return false;
    }
    Set<Var> own = new HashSet<>();
    parts.subList(before, parts.size()).forEach(part -> JoinOrder.addVariables(part, own));
    for (Expr expr : op.getExprs()) {
      if (!own.containsAll(expr.getVarsMentioned()) || asksData(expr)) {
        return false;
      }
      filters.add(expr);
    }
    return true;
  }

  private static boolean asksData(Expr expr) {
    return expr instanceof ExprFunctionOp
        || (expr instanceof ExprFunction function
            && function.getArgs().stream().anyMatch(Run::asksData));
  }

  boolean hasPath() {
    return parts.stream().anyMatch(part -> !part.isTriple());
  }

  /**
   * Returns whether reordering is allowed. A variable predicate may be bound by a path, and then to
   * a term that is no predicate.
   *
   * @param bounded patterns with an index range; with one of them, even a single pattern is worth
   *     it
   */
  boolean mayBeOrdered(Map<Triple, Within> bounded) {
    return (parts.size() > 1 || !bounded.isEmpty())
        && !(hasPath() && parts.stream().anyMatch(p -> p.isTriple() && isVariable(p)));
  }

  private static boolean isVariable(TriplePath part) {
    Node predicate = part.getPredicate();
    return Var.isVar(predicate);
  }
}
