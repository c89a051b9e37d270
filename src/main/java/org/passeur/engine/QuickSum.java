package org.passeur.engine;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.jspecify.annotations.Nullable;

/**
 * SUM and AVG of one variable: in a long while all numbers are integers, and in ARQ's arithmetic
 * from the first one that is not, or on overflow. Unbound as soon as one row has no number.
 */
final class QuickSum extends QuickAggregate {
  private final boolean average;
  private long count;
  private boolean failed;

  /** The first number: the sum of one number is that number, in its lexical form. */
  private @Nullable Node first;

  /** Sum of integers, used until {@link #total} is set. */
  private long sum;

  private @Nullable NodeValue total;

  QuickSum(Var variable, boolean average) {
    super(variable);
    this.average = average;
  }

  @Override
  void take(@Nullable Node term) {
    if (failed || term == null) {
      failed = true;
      return;
    }
    Number whole = total == null ? whole(term) : null;
    if (whole == null || overflows(whole.longValue())) {
      takeAsArqDoes(NodeValue.makeNode(term));
    } else {
      sum += whole.longValue();
    }
    if (count++ == 0) {
      first = term;
    }
  }

  private boolean overflows(long added) {
    long after = sum + added;
    return ((sum ^ after) & (added ^ after)) < 0;
  }

  private void takeAsArqDoes(NodeValue number) {
    if (!number.isNumber()) {
      failed = true;
    } else {
      total = count == 0 ? number : XSDFuncOp.numAdd(number, total());
    }
  }

  private NodeValue total() {
    if (total != null) {
      return total;
    }
    return count == 1 && first != null ? NodeValue.makeNode(first) : NodeValue.makeInteger(sum);
  }

  @Override
  public @Nullable NodeValue getValue() {
    if (failed) {
      return null;
    }
    return average ? XSDFuncOp.numDivide(total(), NodeValue.makeInteger(count)) : total();
  }
}
