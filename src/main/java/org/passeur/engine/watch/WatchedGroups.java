package org.passeur.engine.watch;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.op.OpGroup;

/**
 * Replaces GROUP_CONCAT by its watched variant; arguments of aggregates have been transformed
 * before.
 */
final class WatchedGroups extends TransformCopy {
  @Override
  public Op transform(OpGroup group, Op rows) {
    var aggregators = group.getAggregators().stream().map(WatchedGroupConcat::watched).toList();
    return OpGroup.create(rows, group.getGroupVars(), aggregators);
  }
}
