package org.passeur.engine;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.datatypes.xsd.impl.XSDBaseNumericType;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggAvg;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over one variable that use terms directly. ARQ's own parse the value of each literal
 * from its text, which is slow for numbers and unnecessary for counting. Results are exactly those
 * of ARQ; other aggregates are left to ARQ.
 */
abstract class QuickAggregate implements Accumulator {
  private final Var variable;

  QuickAggregate(Var variable) {
    this.variable = variable;
  }

  /** A new accumulator for a group with at least one row. */
  static Accumulator of(Aggregator aggregator) {
    ExprList of = aggregator.getExprList();
    if (of == null || of.size() != 1 || !of.get(0).isVariable()) {
      return aggregator.createAccumulator();
    }
    Var variable = of.get(0).asVar();
    if (aggregator instanceof AggCountVar) {
      return new Count(variable);
    }
    if (aggregator instanceof AggCountVarDistinct) {
      return new Distinct(variable);
    }
    if (aggregator instanceof AggSum || aggregator instanceof AggAvg) {
      return new QuickSum(variable, aggregator instanceof AggAvg);
    }
    if (aggregator instanceof AggMin || aggregator instanceof AggMax) {
      return new QuickExtreme(variable, aggregator instanceof AggMin ? 1 : -1);
    }
    return aggregator instanceof AggSample ? new First(variable) : aggregator.createAccumulator();
  }

  @Override
  public final void accumulate(Binding row, FunctionEnv context) {
    take(row.get(variable));
  }

  /**
   * @param term null when the variable is unbound
   */
  abstract void take(@Nullable Node term);

  /**
   * The integer value of a term; null when it has none or is too long. As in ARQ, any xsd:decimal
   * counts as not an integer.
   */
  static @Nullable Number whole(Node term) {
    if (!term.isLiteral() || !term.getLiteral().isWellFormed()) {
      return null;
    }
    var type = term.getLiteralDatatype();
    return type instanceof XSDBaseNumericType
            && !type.equals(XSDDatatype.XSDdecimal)
            && term.getLiteralValue() instanceof Number value
            && (value instanceof Integer || value instanceof Long)
        ? value
        : null;
  }

  private static final class Count extends QuickAggregate {
    private long count;

    private Count(Var variable) {
      super(variable);
    }

    @Override
    void take(@Nullable Node term) {
      if (term != null) {
        count++;
      }
    }

    @Override
    public NodeValue getValue() {
      return NodeValue.makeInteger(count);
    }
  }

  /** Distinguishes terms, not values, as ARQ does: 1 and 01 are two. */
  private static final class Distinct extends QuickAggregate {
    private final Set<Node> seen = new HashSet<>();

    private Distinct(Var variable) {
      super(variable);
    }

    @Override
    void take(@Nullable Node term) {
      if (term != null) {
        seen.add(term);
      }
    }

    @Override
    public NodeValue getValue() {
      return NodeValue.makeInteger(seen.size());
    }
  }

  private static final class First extends QuickAggregate {
    private @Nullable Node first;

    private First(Var variable) {
      super(variable);
    }

    @Override
    void take(@Nullable Node term) {
      if (first == null) {
        first = term;
      }
    }

    @Override
    public @Nullable NodeValue getValue() {
      return first == null ? null : NodeValue.makeNode(first);
    }
  }
}
