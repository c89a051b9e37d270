package org.passeur.engine.watch;

import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/**
 * The functions that may be called by IRI: casts, and those of W3C. ARQ's registry would also offer
 * its own, and any Java class by the name {@code java:…}.
 */
final class StandardFunctions extends FunctionRegistry {
  private static final String FN = "http://www.w3.org/2005/xpath-functions#";
  private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";
  private static final List<String> NAMESPACES = List.of(XSD.getURI(), FN, MATH);

  /** Would call any other function by name. */
  private static final Set<String> REFUSED = Set.of(FN + "apply");

  /** Functions that search for their second argument in the first. */
  private static final Set<String> SEARCHES =
      Set.of(FN + "contains", FN + "substring-before", FN + "substring-after");

  /** Functions whose second argument is a number of decimal places. */
  private static final Set<String> ROUNDING = Set.of(FN + "round", FN + "round-half-to-even");

  private static final int PLACES = 100;

  /** Returns whether the name is in one of the allowed namespaces. */
  static boolean isOffered(String function) {
    return !REFUSED.contains(function) && NAMESPACES.stream().anyMatch(function::startsWith);
  }

  @Override
  public boolean isRegistered(String uri) {
    return isOffered(uri) && FunctionRegistry.get().isRegistered(uri);
  }

  @Override
  public @Nullable FunctionFactory get(String uri) {
    return isRegistered(uri)
        ? name -> new Watched(FunctionRegistry.get().get(name).create(name))
        : null;
  }

  private record Watched(Function stock) implements Function {
    @Override
    public void build(String name, ExprList args, Context context) {
      stock.build(name, args, context);
    }

    @Override
    public NodeValue exec(Binding row, ExprList args, String name, FunctionEnv env) {
      var values = new ExprList();
      for (Expr arg : args) {
        values.add(arg.eval(row, env));
      }
      if (name.equals(FN + "matches")) {
        return new WatchedText.Regex(values).eval(row, env);
      }
      if (name.equals(FN + "replace")) {
        return new WatchedText.Replace(values).eval(row, env);
      }
      before(name, values, env);
      NodeValue value = stock.exec(row, values, name, env);
      if (name.startsWith(XSD.getURI())) {
        SaneValues.require(value);
      }
      return TextBudget.measured(env, value);
    }

    private static void before(String name, ExprList values, FunctionEnv env) {
      long length = 0;
      for (Expr value : values) {
        NodeValue given = value.getConstant();
        SaneValues.require(given);
        length += TextBudget.length(given);
        if (name.startsWith(XSD.getURI()) && given.asNode().isLiteral()) {
          SaneValues.require(given.asNode().getLiteralLexicalForm(), name);
        }
      }
      if (name.equals(FN + "concat")) {
        TextBudget.spend(env, length);
      }
      if (values.size() < 2) {
        return;
      }
      NodeValue first = values.get(0).getConstant();
      NodeValue second = values.get(1).getConstant();
      if (SEARCHES.contains(name)) {
        TextBudget.search(first, second);
      }
      if (ROUNDING.contains(name)
          && second.isInteger()
          && second.getInteger().abs().intValue() > PLACES) {
        throw SaneValues.tooLarge();
      }
      if (name.equals(MATH + "pow") && first.isInteger() && second.isInteger()) {
        SaneValues.requirePower(first.getInteger(), second.getInteger());
      }
    }
  }
}
