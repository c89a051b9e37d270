package org.passeur.engine.watch;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCustom;

/**
 * The properties of a query that decide whether it may run. Found with a transformation, because
 * ARQ's walker skips the conditions of ORDER BY and the arguments of aggregates.
 *
 * @param otherFunctions functions and aggregates that are not allowed
 * @param asksOthers true when it uses SERVICE
 * @param repeatable false when another run on the same data may give another answer, as with NOW or
 *     RAND
 * @param tooLarge a number, date or duration that is too large to compute with
 */
public record QueryProperties(
    Set<String> otherFunctions, boolean asksOthers, boolean repeatable, Optional<String> tooLarge) {
  private static final Set<String> UNREPEATABLE = Set.of("now", "rand", "uuid", "struuid", "bnode");

  /** Examines the whole operation, with subqueries and EXISTS. */
  public static QueryProperties of(Op op) {
    var seen = new Seen();
    Transformer.transform(seen.operations(), seen.expressions(), op);
    return new QueryProperties(
        Set.copyOf(seen.functions), seen.service, seen.repeatable, seen.tooLarge);
  }

  private static final class Seen {
    private static final int SHOWN = 40;

    private final Set<String> functions = new TreeSet<>();
    private boolean service;
    private boolean repeatable = true;
    private Optional<String> tooLarge = Optional.empty();

    private void function(String name) {
      if (!StandardFunctions.isOffered(name)) {
        functions.add(name);
      }
    }

    private void value(org.apache.jena.graph.Node node) {
      if (!SaneValues.isSane(node)) {
        String text = node.getLiteralLexicalForm();
        tooLarge = Optional.of(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
      }
    }

    private TransformCopy operations() {
      return new TransformCopy() {
        @Override
        public Op transform(OpService op, Op within) {
          service = true;
          return op;
        }

        @Override
        public Op transform(OpTable op) {
          op.getTable().rows().forEachRemaining(row -> row.forEach((v, n) -> value(n)));
          return op;
        }

        @Override
        public Op transform(OpGroup op, Op rows) {
          for (ExprAggregator each : op.getAggregators()) {
            if (each.getAggregator() instanceof AggCustom custom) {
              function(custom.getIRI());
            }
          }
          return op;
        }
      };
    }

    private ExprTransformCopy expressions() {
      return new ExprTransformCopy() {
        @Override
        public Expr transform(ExprFunction0 function) {
          called(function);
          return function;
        }

        @Override
        public Expr transform(ExprFunction1 function, Expr argument) {
          called(function);
          return function;
        }

        private void called(ExprFunction function) {
          String name = function.getFunctionSymbol().getSymbol().toLowerCase(Locale.ROOT);
          repeatable &= !UNREPEATABLE.contains(name);
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
          if (function instanceof E_Function) {
            function(function.getFunctionIRI());
          }
          return function;
        }

        @Override
        public Expr transform(NodeValue constant) {
          value(constant.asNode());
          return constant;
        }
      };
    }
  }
}
