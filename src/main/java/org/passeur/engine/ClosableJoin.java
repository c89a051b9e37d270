package org.passeur.engine;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.join.AbstractIterHashJoin;

/**
 * A join that may be closed before it is read. ARQ's hash joins (5.6.0) build their table at the
 * first row, and fail when they are closed before.
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
   * The join in a form that can be closed at any time; the same one when it can be already.
   *
   * @param join of the two iterators
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
