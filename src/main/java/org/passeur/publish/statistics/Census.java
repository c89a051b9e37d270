package org.passeur.publish.statistics;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.passeur.publish.statistics.Measure.Kind;
import org.passeur.store.Progress;

/**
 * Counts everything from scratch: totals first, then one property after the other, so that only the
 * terms of one property are held at a time, eight bytes each.
 */
final class Census {
  private Census() {}

  /**
   * @param everything readable during the call
   */
  static Tally of(Graph everything, Statements statements) {
    var tally = new Tally();
    var progress = new Progress(Statistics.NAME);
    Set<Node> properties = whole(everything, statements, tally, progress);
    for (Node property : properties) {
      ofProperty(everything, property, tally);
    }
    progress.done();
    return tally;
  }

  private static Set<Node> whole(
      Graph everything, Statements statements, Tally tally, Progress progress) {
    Set<Node> properties = new LinkedHashSet<>();
    var subjects = new TermSet();
    var objects = new TermSet();
    everything
        .find()
        .forEachRemaining(
            t -> {
              progress.one();
              properties.add(t.getPredicate());
              statements.count(t, 1, tally::add);
              if (objects.add(t.getObject())) {
                tally.add(Measure.whole(Kind.OBJECTS), 1);
              }
              if (subjects.add(t.getSubject())) {
                tally.add(Measure.whole(Kind.SUBJECTS), 1);
                if (statements.isEntity(t.getSubject())) {
                  tally.add(Measure.whole(Kind.ENTITIES), 1);
                }
              }
            });
    return properties;
  }

  private static void ofProperty(Graph everything, Node property, Tally tally) {
    var subjects = new TermSet();
    var objects = new TermSet();
    everything
        .find(Node.ANY, property, Node.ANY)
        .forEachRemaining(
            t -> {
              subjects.add(t.getSubject());
              objects.add(t.getObject());
            });
    tally.add(Measure.of(Kind.PROPERTY_SUBJECTS, property), subjects.size());
    tally.add(Measure.of(Kind.PROPERTY_OBJECTS, property), objects.size());
  }
}
