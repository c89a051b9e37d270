package org.passeur.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_DateTimeYear;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_GreaterThan;
import org.apache.jena.sparql.expr.E_GreaterThanOrEqual;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LessThanOrEqual;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.passeur.engine.memory.Bounds;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.engine.memory.ValueRank;
import org.passeur.engine.memory.Within;

/**
 * Extracts from filters such as {@code ?d >= "2022-01-01"^^xsd:date} or {@code YEAR(?d) = 2022} the
 * range of objects worth trying. The filter itself is kept.
 */
final class RangeFilter {
  private RangeFilter() {}

  /** The variables that a filter compares with a number or a date, with the bounds of each. */
  static Map<Var, Bounds> of(List<Expr> filters) {
    Map<Var, Bounds> found = new HashMap<>();
    for (Expr filter : filters) {
      if (filter instanceof ExprFunction2 comparison) {
        add(comparison, found);
      }
    }
    return found;
  }

  private static void add(ExprFunction2 comparison, Map<Var, Bounds> found) {
    Expr left = comparison.getArg1();
    Expr right = comparison.getArg2();
    boolean turned = left.isConstant();
    Expr compared = turned ? right : left;
    Expr constant = turned ? left : right;
    boolean year = compared instanceof E_DateTimeYear;
    Expr variable = compared instanceof E_DateTimeYear of ? of.getArg() : compared;
    Optional<Sign> sign = Sign.of(comparison).map(s -> turned ? s.turned() : s);
    if (!variable.isVariable() || !constant.isConstant() || sign.isEmpty()) {
      return;
    }
    ValueRank.of(constant.getConstant())
        .flatMap(place -> year ? years(sign.get(), place) : values(sign.get(), place))
        .ifPresent(bounds -> found.merge(variable.asVar(), bounds, Bounds::and));
  }

  private enum Sign {
    LESS,
    EQUAL,
    GREATER;

    static Optional<Sign> of(Expr comparison) {
      if (comparison instanceof E_LessThan || comparison instanceof E_LessThanOrEqual) {
        return Optional.of(LESS);
      }
      if (comparison instanceof E_GreaterThan || comparison instanceof E_GreaterThanOrEqual) {
        return Optional.of(GREATER);
      }
      return comparison instanceof E_Equals ? Optional.of(EQUAL) : Optional.empty();
    }

    Sign turned() {
      return this == LESS ? GREATER : this == GREATER ? LESS : EQUAL;
    }
  }

  private static Optional<Bounds> values(Sign sign, ValueRank place) {
    return Optional.of(
        switch (sign) {
          case LESS -> place.andBefore();
          case GREATER -> place.andAfter();
          case EQUAL -> place.andBefore().and(place.andAfter());
        });
  }

  private static Optional<Bounds> years(Sign sign, ValueRank year) {
    if (year.kind() != ValueRank.Kind.NUMBER) {
      return Optional.empty();
    }
    return Optional.of(
        ValueRank.years(
            sign == Sign.LESS ? Double.NEGATIVE_INFINITY : year.at(),
            sign == Sign.GREATER ? Double.POSITIVE_INFINITY : year.at()));
  }

  /** The index ranges for patterns of a run whose object is bounded. */
  static Map<Triple, Within> within(Run run, MemoryDataset data) {
    Map<Var, Bounds> bounds = of(run.filters());
    Map<Triple, Within> found = new HashMap<>();
    if (!bounds.isEmpty()) {
      for (TriplePath part : run.parts()) {
        if (part.isTriple()
            && Var.isVar(part.getSubject())
            && part.getPredicate().isConcrete()
            && Var.isVar(part.getObject())) {
          Optional.ofNullable(bounds.get(Var.alloc(part.getObject())))
              .flatMap(b -> data.within(part.getPredicate(), b))
              .ifPresent(some -> found.put(part.asTriple(), some));
        }
      }
    }
    return found;
  }
}
