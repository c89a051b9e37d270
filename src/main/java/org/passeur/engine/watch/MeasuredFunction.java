package org.passeur.engine.watch;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** A string function whose long results count against the {@link TextBudget}. */
final class MeasuredFunction extends ExprFunctionN {
  private final ExprFunction stock;

  MeasuredFunction(ExprFunction stock) {
    super(stock.getFunctionSymbol().getSymbol(), new ExprList(stock.getArgs()));
    this.stock = stock;
  }

  @Override
  public NodeValue eval(List<NodeValue> values) {
    throw WatchedText.notYet();
  }

  @Override
  public NodeValue eval(List<NodeValue> values, FunctionEnv env) {
    if (stock instanceof ExprFunction2) {
      TextBudget.search(values.get(0), values.get(1));
    }
    return TextBudget.measured(env, call(values, env));
  }

  private NodeValue call(List<NodeValue> values, FunctionEnv env) {
    if (stock instanceof ExprFunction1 one) {
      return one.eval(values.get(0), env);
    }
    if (stock instanceof ExprFunction2 two) {
      return two.eval(values.get(0), values.get(1), env);
    }
    return ((ExprFunctionN) stock).eval(values, env);
  }

  @Override
  public Expr copy(ExprList args) {
    if (stock instanceof ExprFunction1 one) {
      return new MeasuredFunction((ExprFunction) one.copy(args.get(0)));
    }
    if (stock instanceof ExprFunction2 two) {
      return new MeasuredFunction((ExprFunction) two.copy(args.get(0), args.get(1)));
    }
    return new MeasuredFunction((ExprFunction) ((ExprFunctionN) stock).copy(args));
  }
}
