package org.passeur.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.passeur.engine.memory.DefaultGraph;

/** Answers counts over one pattern of the default graph from counters, where they suffice. */
final class CountAnswer {
  private enum What {
    TRIPLES,
    SUBJECTS,
    PREDICATES,
    OBJECTS
  }

  private final Triple pattern;
  private final Counts counts;

  private CountAnswer(Triple pattern, Counts counts) {
    this.pattern = pattern;
    this.counts = counts;
  }

  /** The rows of the whole group; empty when the counters do not suffice. */
  static Optional<List<Binding>> of(OpGroup group, DefaultGraph asked, Counts counts) {
    if (!(group.getSubOp() instanceof OpQuadPattern quads)
        || !asked.is(quads.getGraphNode())
        || quads.getBasicPattern().size() != 1
        || group.getAggregators().size() != 1
        || !group.getGroupVars().getExprs().isEmpty()) {
      return Optional.empty();
    }
    Triple pattern = quads.getBasicPattern().get(0);
    Node s = pattern.getSubject();
    Node p = pattern.getPredicate();
    Node o = pattern.getObject();
    if (!Var.isVar(s) || s.equals(p) || s.equals(o) || p.equals(o)) {
      return Optional.empty();
    }
    ExprAggregator aggregator = group.getAggregators().get(0);
    var answer = new CountAnswer(pattern, counts);
    return answer
        .what(aggregator.getAggregator())
        .flatMap(what -> answer.rows(what, group.getGroupVars().getVars(), aggregator.getVar()));
  }

  private Optional<What> what(Aggregator aggregator) {
    if (aggregator instanceof AggCount) {
      return Optional.of(What.TRIPLES);
    }
    if (aggregator instanceof AggCountVar) {
      return place(aggregator.getExprList()).map(place -> What.TRIPLES);
    }
    return aggregator instanceof AggCountVarDistinct
        ? place(aggregator.getExprList())
        : Optional.empty();
  }

  /** The position of the counted variable in the pattern. */
  private Optional<What> place(ExprList counted) {
    if (counted.size() != 1 || !counted.get(0).isVariable()) {
      return Optional.empty();
    }
    Node variable = counted.get(0).asVar();
    if (variable.equals(pattern.getSubject())) {
      return Optional.of(What.SUBJECTS);
    }
    if (variable.equals(pattern.getPredicate())) {
      return Optional.of(What.PREDICATES);
    }
    return variable.equals(pattern.getObject()) ? Optional.of(What.OBJECTS) : Optional.empty();
  }

  private Optional<List<Binding>> rows(What what, List<Var> by, Var name) {
    Node p = pattern.getPredicate();
    Node o = pattern.getObject();
    boolean ofTypes = p.equals(RunningCounts.TYPE);
    if (by.isEmpty() && Var.isVar(o)) {
      long number = number(what, Var.isVar(p) ? counts.all() : counts.of(p));
      return Optional.of(List.of(BindingFactory.binding(name, node(number))));
    }
    if (by.isEmpty() && ofTypes && !Var.isVar(o)) {
      return Optional.of(List.of(BindingFactory.binding(name, node(counts.ofClass(o)))));
    }
    if (by.size() != 1 || !Var.isVar(o) || what == What.PREDICATES) {
      return Optional.empty();
    }
    if (by.get(0).equals(p)) {
      return Optional.of(grouped(by.get(0), name, counts.predicates(), of -> number(what, of)));
    }
    boolean byClass = by.get(0).equals(o) && ofTypes && what != What.OBJECTS;
    return byClass
        ? Optional.of(grouped(by.get(0), name, counts.classes(), Long::longValue))
        : Optional.empty();
  }

  private static <T> List<Binding> grouped(
      Var by, Var name, Map<Node, T> groups, ToLongFunction<T> number) {
    List<Binding> rows = new ArrayList<>();
    groups.forEach(
        (key, of) -> rows.add(BindingFactory.binding(by, key, name, node(number.applyAsLong(of)))));
    return rows;
  }

  private long number(What what, Counts.Of of) {
    return switch (what) {
      case TRIPLES -> of.triples();
      case SUBJECTS -> of.subjects();
      case OBJECTS -> of.objects();
      case PREDICATES -> counts.predicates().size(); // only for a variable predicate
    };
  }

  private static Node node(long number) {
    return NodeValue.makeInteger(number).asNode();
  }
}
