package org.passeur.document.statistics;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.passeur.document.statistics.Measure.Kind;
import org.passeur.kernel.Progress;

/**
 * Counts everything from scratch: totals first, then one property after the other, so that only the
 * terms of one property are held at a time, eight bytes each.
 */
final class Census {
  private Census() {}

  /**
   * @param everything readable during the call
   */
  static MeasureCounts of(Graph everything, StatementMeasures statements) {
    var tally = new MeasureCounts();
    var progress = new Progress(PublicStatistics.NAME);
    Set<Node> properties = whole(everything, statements, tally, progress);
    for (Node property : properties) {
      ofProperty(everything, property, tally);
    }
    progress.done();
    return tally;
  }

  private static Set<Node> whole(
      Graph everything, StatementMeasures statements, MeasureCounts tally, Progress progress) {
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

  private static void ofProperty(Graph everything, Node property, MeasureCounts tally) {
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
