package org.passeur.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.log.Change;
import org.passeur.store.RecordStore;
import org.passeur.store.work.Scratch;

/**
 * What an import changes, subject by subject: what its source says against what is stored. However
 * large the import, it is handed out in parts of bounded size.
 */
final class PlannedChanges {
  /** A graph that comes new is registered, and dated if it is open. */
  private static final int FOR_EACH_GRAPH = 2;

  private final RecordStore store;
  private final Scratch said;
  private final Scratch gone;
  private final UnaryOperator<DatasetGraph> before;
  private long unchanged;

  /**
   * @param said what the source says
   * @param gone what only the source had said, and no longer says
   * @param before the data with what the import does first
   */
  PlannedChanges(
      RecordStore store, Scratch said, Scratch gone, UnaryOperator<DatasetGraph> before) {
    this.store = store;
    this.said = said;
    this.gone = gone;
    this.before = before;
  }

  /**
   * What changes of a subject.
   *
   * @param after all statements about it once the import is done
   */
  record Subject(Node subject, List<Quad> after, List<Quad> added, List<Quad> removed) {
    int size() {
      return added.size() + removed.size();
    }
  }

  static Change change(Collection<Subject> part) {
    List<Quad> added = new ArrayList<>();
    List<Quad> removed = new ArrayList<>();
    part.forEach(
        subject -> {
          added.addAll(subject.added());
          removed.addAll(subject.removed());
        });
    return new Change(added, removed);
  }

  static Set<Node> graphs(Collection<Subject> part) {
    Set<Node> graphs = new HashSet<>();
    part.forEach(
        subject -> {
          subject.added().forEach(q -> graphs.add(q.getGraph()));
          subject.removed().forEach(q -> graphs.add(q.getGraph()));
        });
    return graphs;
  }

  /** Statements of the source that were there already; after {@link #inParts}. */
  long unchanged() {
    return unchanged;
  }

  /**
   * Hands out what changes, in parts of at most so many statements, unless one subject alone has
   * more.
   */
  void inParts(int size, Consumer<List<Subject>> use) {
    unchanged = 0;
    var packing = new Packing(size, use);
    said.bySubject(quads -> packing.subject(quads.get(0).getSubject(), quads));
    gone.bySubject(
        quads -> {
          Node subject = quads.get(0).getSubject();
          if (!said.read(data -> data.contains(Node.ANY, subject, Node.ANY, Node.ANY))) {
            packing.subject(subject, List.of());
          }
        });
    packing.end();
  }

  /** What changes of some subjects. */
  void of(Set<Node> subjects, int size, Consumer<List<Subject>> use) {
    var packing = new Packing(size, use);
    for (Node subject : subjects) {
      packing.subject(
          subject,
          said.read(data -> Iter.toList(data.find(Node.ANY, subject, Node.ANY, Node.ANY))));
    }
    packing.end();
  }

  private record Ahead(Node subject, List<Quad> says) {}

  private final class Packing {
    private final int size;
    private final Consumer<List<Subject>> use;
    private List<Ahead> ahead = new ArrayList<>();
    private int statementsAhead;
    private List<Subject> part = new ArrayList<>();
    private int statements;
    private Set<Node> graphs = new HashSet<>();

    Packing(int size, Consumer<List<Subject>> use) {
      this.size = size;
      this.use = use;
    }

    void subject(Node subject, List<Quad> says) {
      ahead.add(new Ahead(subject, says));
      statementsAhead += says.size() + 1;
      if (statementsAhead >= size) {
        compare();
      }
    }

    private void compare() {
      List<Subject> compared =
          store.readCommitted(
              stored -> {
                DatasetGraph data = before.apply(stored);
                return gone.read(out -> ahead.stream().map(it -> compared(it, data, out)).toList());
              });
      ahead = new ArrayList<>();
      statementsAhead = 0;
      compared.stream().filter(subject -> subject.size() > 0).forEach(this::pack);
    }

    private void pack(Subject subject) {
      Set<Node> more = graphs(List.of(subject));
      more.removeAll(graphs);
      int cost = subject.size() + FOR_EACH_GRAPH * more.size();
      if (!part.isEmpty() && statements + cost > size) {
        end();
        cost = subject.size() + FOR_EACH_GRAPH * graphs(List.of(subject)).size();
      }
      part.add(subject);
      graphs.addAll(graphs(List.of(subject)));
      statements += cost;
    }

    void end() {
      if (!ahead.isEmpty()) {
        compare();
      }
      if (!part.isEmpty()) {
        List<Subject> whole = part;
        part = new ArrayList<>();
        statements = 0;
        graphs = new HashSet<>();
        use.accept(whole);
      }
    }
  }

  private Subject compared(Ahead it, DatasetGraph stored, DatasetGraph out) {
    Node subject = it.subject();
    List<Quad> says = it.says();
    Set<Quad> there =
        Iter.toSet(
            Iter.filter(
                stored.find(Node.ANY, subject, Node.ANY, Node.ANY), q -> !q.isDefaultGraph()));
    List<Quad> removed =
        Iter.toList(out.find(Node.ANY, subject, Node.ANY, Node.ANY)).stream()
            .filter(there::contains)
            .toList();
    List<Quad> added = says.stream().filter(q -> !there.contains(q)).toList();
    unchanged += says.size() - added.size();
    there.removeAll(Set.copyOf(removed));
    List<Quad> after = new ArrayList<>(there);
    after.addAll(added);
    return new Subject(subject, after, added, removed);
  }
}
