package org.passeur.engine.watch;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;

/** GROUP_CONCAT with a {@link TextBudget}. */
final class WatchedGroupConcat {
  private WatchedGroupConcat() {}

  static ExprAggregator watched(ExprAggregator aggregator) {
    if (aggregator.getAggregator() instanceof AggGroupConcat concat) {
      return new ExprAggregator(aggregator.getVar(), new Plain(concat));
    }
    return aggregator.getAggregator() instanceof AggGroupConcatDistinct concat
        ? new ExprAggregator(aggregator.getVar(), new Distinct(concat))
        : aggregator;
  }

  private static final class Plain extends AggGroupConcat {
    private final AggGroupConcat stock;

    Plain(AggGroupConcat stock) {
      super(stock.getExprList().get(0), stock.getSeparator());
      this.stock = stock;
    }

    @Override
    public Accumulator createAccumulator() {
      return new Watch(stock.createAccumulator(), stock.getExprList());
    }

    @Override
    public Aggregator copy(ExprList arguments) {
      return new Plain((AggGroupConcat) stock.copy(arguments));
    }
  }

  private static final class Distinct extends AggGroupConcatDistinct {
    private final AggGroupConcatDistinct stock;

    Distinct(AggGroupConcatDistinct stock) {
      super(stock.getExprList().get(0), stock.getSeparator());
      this.stock = stock;
    }

    @Override
    public Accumulator createAccumulator() {
      return new Watch(stock.createAccumulator(), stock.getExprList());
    }

    @Override
    public Aggregator copy(ExprList arguments) {
      return new Distinct((AggGroupConcatDistinct) stock.copy(arguments));
    }
  }

  private record Watch(Accumulator stock, ExprList arguments) implements Accumulator {
    @Override
    public void accumulate(Binding row, FunctionEnv env) {
      NodeValue value = org.apache.jena.sparql.expr.ExprLib.evalOrNull(arguments.get(0), row, env);
      TextBudget.spend(env, value == null ? 0 : value.asString().length() + 1);
      stock.accumulate(row, env);
    }

    @Override
    public NodeValue getValue() {
      return stock.getValue();
    }
  }
}
