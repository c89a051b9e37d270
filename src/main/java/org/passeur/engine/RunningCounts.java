package org.passeur.engine;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/** Counts in progress: of a graph, or of the changes to them. */
final class RunningCounts {
  static final Node TYPE = RDF.type.asNode();

  private final Row all = new Row();
  private final Map<Node, Row> predicates = new HashMap<>();
  private final Map<Node, Long> classes = new HashMap<>();

  private static final class Row {
    private long triples;
    private long subjects;
    private long objects;

    private void add(Row other) {
      triples += other.triples;
      subjects += other.subjects;
      objects += other.objects;
    }

    private Counts.Of view() {
      return new Counts.Of(triples, subjects, objects);
    }
  }

  private Row row(Node predicate) {
    return predicates.computeIfAbsent(predicate, p -> new Row());
  }

  void triples(Node predicate, long number) {
    all.triples += number;
    row(predicate).triples += number;
  }

  void subjects(long number) {
    all.subjects += number;
  }

  void objects(long number) {
    all.objects += number;
  }

  void subjectsOf(Node predicate, long number) {
    row(predicate).subjects += number;
  }

  void objectsOf(Node predicate, long number) {
    row(predicate).objects += number;
  }

  void members(Node type, long number) {
    classes.merge(type, number, (a, b) -> a + b == 0 ? null : a + b);
  }

  void add(RunningCounts other) {
    all.add(other.all);
    other.predicates.forEach((p, r) -> row(p).add(r));
    other.classes.forEach(this::members);
  }

  Counts view() {
    Map<Node, Counts.Of> rows = new HashMap<>();
    predicates.forEach(
        (p, r) -> {
          if (r.triples != 0) {
            rows.put(p, r.view());
          }
        });
    return new Counts(all.view(), rows, classes);
  }
}
