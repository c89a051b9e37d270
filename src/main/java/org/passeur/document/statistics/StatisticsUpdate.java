package org.passeur.document.statistics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.document.statistics.Measure.Kind;
import org.passeur.log.Change;

/**
 * Computes the effect of one change on the numbers, at a cost that depends on the size of the
 * change. Whether a term still occurs in a position, and whether it did before, is decided from the
 * first few statements that have it there: at most as many as the change has are new.
 */
final class StatisticsUpdate {
  private static final Node ANY = Node.ANY;

  private final DatasetGraph data;
  private final Graph after;
  private final StatementMeasures statements;
  private final MeasureCounts delta = new MeasureCounts();

  /**
   * Patterns, such as a subject with a property, with the number of statements added and removed
   * for each.
   */
  private final Map<Triple, int[]> patterns = new HashMap<>();

  private StatisticsUpdate(DatasetGraph data, Graph after, StatementMeasures statements) {
    this.data = data;
    this.after = after;
    this.statements = statements;
  }

  /**
   * @param change effective additions and removals
   * @param data the named graphs after the change
   * @param after the union of them
   */
  static MeasureCounts of(
      Change change, DatasetGraph data, Graph after, StatementMeasures statements) {
    var step = new StatisticsUpdate(data, after, statements);
    step.statements(change);
    step.patterns.forEach(step::pattern);
    return step.delta;
  }

  private void statements(Change change) {
    Map<Triple, Set<Node>> added = new HashMap<>();
    Map<Triple, Set<Node>> removed = new HashMap<>();
    change.added().forEach(q -> note(added, q));
    change.removed().forEach(q -> note(removed, q));
    added.forEach(
        (t, graphs) -> {
          if (!removed.containsKey(t) && stoodOnlyIn(graphs, t)) {
            turned(t, 1);
          }
        });
    removed.forEach(
        (t, graphs) -> {
          if (!after.contains(t)) {
            turned(t, -1);
          }
        });
  }

  private static void note(Map<Triple, Set<Node>> by, Quad quad) {
    by.computeIfAbsent(quad.asTriple(), t -> new HashSet<>()).add(quad.getGraph());
  }

  /** Returns whether the statement was in no graph but these, so that it is new to the union. */
  private boolean stoodOnlyIn(Set<Node> graphs, Triple t) {
    Iterator<Quad> said = data.find(ANY, t.getSubject(), t.getPredicate(), t.getObject());
    try {
      while (said.hasNext()) {
        if (!graphs.contains(said.next().getGraph())) {
          return false;
        }
      }
      return true;
    } finally {
      org.apache.jena.atlas.iterator.Iter.close(said);
    }
  }

  /** Counts a statement that entered or left the union. */
  private void turned(Triple t, int sign) {
    statements.count(t, sign, delta::add);
    Node s = t.getSubject();
    Node p = t.getPredicate();
    Node o = t.getObject();
    for (Triple pattern :
        new Triple[] {
          Triple.create(s, ANY, ANY),
          Triple.create(ANY, ANY, o),
          Triple.create(s, p, ANY),
          Triple.create(ANY, p, o)
        }) {
      patterns.computeIfAbsent(pattern, x -> new int[2])[sign > 0 ? 0 : 1]++;
    }
  }

  private void pattern(Triple pattern, int[] moved) {
    int found = atMost(moved[0] + 1, pattern);
    boolean is = found > 0;
    boolean was = moved[1] > 0 || found > moved[0];
    if (is != was) {
      count(pattern, is ? 1 : -1);
    }
  }

  private int atMost(int enough, Triple pattern) {
    var found = after.find(pattern);
    int count = 0;
    try {
      while (count < enough && found.hasNext()) {
        found.next();
        count++;
      }
    } finally {
      found.close();
    }
    return count;
  }

  private void count(Triple pattern, int sign) {
    Node property = pattern.getPredicate();
    boolean ofSubject = !ANY.equals(pattern.getSubject());
    if (!ANY.equals(property)) {
      Kind kind = ofSubject ? Kind.PROPERTY_SUBJECTS : Kind.PROPERTY_OBJECTS;
      delta.add(Measure.of(kind, property), sign);
      return;
    }
    delta.add(Measure.whole(ofSubject ? Kind.SUBJECTS : Kind.OBJECTS), sign);
    if (ofSubject && statements.isEntity(pattern.getSubject())) {
      delta.add(Measure.whole(Kind.ENTITIES), sign);
    }
  }
}
