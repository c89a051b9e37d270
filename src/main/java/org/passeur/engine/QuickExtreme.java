package org.passeur.engine;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/**
 * MIN and MAX of one variable: integers are compared directly, other values as in ARQ. Unbound as
 * soon as one row has no value.
 */
final class QuickExtreme extends QuickAggregate {
  /** The sign of a comparison of the kept value with a new one when the new one is to be kept. */
  private final int better;

  private boolean failed;
  private @Nullable Node kept;
  private @Nullable Number keptWhole;

  /** Value of {@link #kept}, computed when first needed. */
  private @Nullable NodeValue keptValue;

  QuickExtreme(Var variable, int better) {
    super(variable);
    this.better = better;
  }

  @Override
  void take(@Nullable Node term) {
    if (failed || term == null) {
      failed = true;
    } else if (kept == null) {
      keep(term, whole(term), null);
    } else if (!term.equals(kept)) {
      compare(kept, term);
    }
  }

  private void compare(Node old, Node term) {
    Number whole = whole(term);
    if (whole != null && keptWhole != null && whole.longValue() != keptWhole.longValue()) {
      if (Long.compare(keptWhole.longValue(), whole.longValue()) == better) {
        keep(term, whole, null);
      }
      return;
    }
    NodeValue oldValue = keptValue == null ? NodeValue.makeNode(old) : keptValue;
    NodeValue value = NodeValue.makeNode(term);
    keptValue = oldValue;
    if (Integer.signum(NodeValue.compareAlways(oldValue, value)) == better) {
      keep(term, whole, value);
    }
  }

  private void keep(Node term, @Nullable Number whole, @Nullable NodeValue value) {
    kept = term;
    keptWhole = whole;
    keptValue = value;
  }

  @Override
  public @Nullable NodeValue getValue() {
    return failed || kept == null ? null : NodeValue.makeNode(kept);
  }
}
