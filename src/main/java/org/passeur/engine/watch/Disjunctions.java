package org.passeur.engine.watch;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.OpWalker;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.util.Context;

/**
 * Limits an optimization of ARQ that turns disjunctive conditions into a union with a copy of the
 * pattern for each alternative; several conditions multiply the copies. Beyond a number of copies
 * it is not applied.
 */
final class Disjunctions {
  private static final long MOST = 200;

  private Disjunctions() {}

  static void limit(Op op, Context context) {
    long[] copies = {1};
    OpWalker.walk(
        op,
        new OpVisitorBase() {
          @Override
          public void visit(OpFilter filter) {
            for (Expr each : filter.getExprs()) {
              copies[0] = Math.min(MOST + 1, copies[0] * choices(each));
            }
          }
        });
    if (copies[0] > MOST) {
      context.set(ARQ.optFilterDisjunction, false);
    }
  }

  private static long choices(Expr expr) {
    if (expr instanceof E_OneOf one) {
      return Math.max(1, one.getRHS().size());
    }
    if (expr instanceof E_LogicalAnd and) {
      return Math.min(MOST + 1, choices(and.getArg1()) * choices(and.getArg2()));
    }
    long choices = 1;
    Expr rest = expr;
    while (rest instanceof E_LogicalOr or && choices <= MOST) {
      choices += choices(or.getArg2());
      rest = or.getArg1();
    }
    return choices;
  }
}
