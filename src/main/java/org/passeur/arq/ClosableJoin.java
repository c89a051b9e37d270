package org.passeur.arq;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.join.AbstractIterHashJoin;

/**
 * A join that may be closed before it was asked for anything. ARQ's hash joins (5.6.0) make their
 * table at the first question, and fail when they are closed without one.
 */
final class ClosableJoin extends QueryIteratorWrapper {
  private final ExecutionContext context;
  private final QueryIterator left;
  private final QueryIterator right;
  private boolean asked;

  private ClosableJoin(
      ExecutionContext context, QueryIterator join, QueryIterator left, QueryIterator right) {
    super(join);
    this.context = context;
    this.left = left;
    this.right = right;
  }

  /**
   * @param join of the two others
   * @return the same join when it can be closed as it is
   */
  static QueryIterator of(
      ExecutionContext context, QueryIterator join, QueryIterator left, QueryIterator right) {
    return join instanceof AbstractIterHashJoin
        ? new ClosableJoin(context, join, left, right)
        : join;
  }

  @Override
  protected boolean hasNextBinding() {
    asked = true;
    return super.hasNextBinding();
  }

  @Override
  protected void closeIterator() {
    if (asked) {
      super.closeIterator();
    } else {
      left.close();
      right.close();
      context.closedIterator(iterator);
    }
  }
}
