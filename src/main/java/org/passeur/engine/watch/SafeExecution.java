package org.passeur.engine.watch;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.OptimizerStd;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Settings for running queries from anyone. Functions that could run without end or produce
 * unlimited values are replaced before the optimizer runs, because it evaluates what it takes for
 * constants. Functions are looked up in a registry of our own, which never loads classes by name,
 * so that a function in a place that was overlooked is unknown when it is called.
 */
public final class SafeExecution {
  private static final RewriteFactory OPTIMIZER =
      context ->
          op -> {
            Op watched = Transformer.transform(new WatchedGroups(), new WatchedExprs(), op);
            Disjunctions.limit(watched, context);
            return new OptimizerStd(context).rewrite(watched);
          };

  private static final StandardFunctions FUNCTIONS = new StandardFunctions();

  private static final PropertyFunctionRegistry NO_PROPERTY_FUNCTIONS =
      new PropertyFunctionRegistry() {
        @Override
        public boolean manages(String uri) {
          return false;
        }

        @Override
        public @Nullable PropertyFunctionFactory get(String uri) {
          return null;
        }
      };

  private SafeExecution() {}

  /**
   * Context settings for one query or update only.
   *
   * @param stop cancel signal, such as {@link TimeLimit#signal}
   */
  public static Map<Symbol, Object> settings(AtomicBoolean stop) {
    return Map.of(
        ARQConstants.symCancelQuery, stop,
        ARQConstants.sysOptimizerFactory, OPTIMIZER,
        ARQConstants.registryFunctions, FUNCTIONS,
        ARQConstants.registryPropertyFunctions, NO_PROPERTY_FUNCTIONS,
        ARQ.enablePropertyFunctions, false,
        ARQ.httpServiceAllowed, false,
        TextBudget.MADE, new AtomicLong());
  }
}
