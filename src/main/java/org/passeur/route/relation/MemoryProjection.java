package org.passeur.route.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.passeur.log.Change;
import org.passeur.projection.Projection;

/**
 * A projection held in memory, for facts that routing reads by the thousands. Each fact is read
 * from the statements about one thing alone, so that the cost of a change depends on what it
 * touches, not on the size of the data. Rebuilt when the house opens.
 *
 * @param <F> the facts
 */
abstract class MemoryProjection<F extends MemoryProjection.Facts<F>> implements Projection {
  /** Facts by source. One thread writes; any may read. */
  interface Facts<F> {
    /** Properties of which a source has at least one. */
    Set<Node> telling();

    /** Replaces the facts of a source with those in its statements. */
    void put(Node source, Statements statements);

    /** Number of differing facts. */
    long differences(F other);
  }

  /** The statements about one thing. */
  record Statements(Map<Node, List<Node>> byProperty) {
    static Statements of(Node thing, Graph graph) {
      Map<Node, List<Node>> byProperty = new HashMap<>();
      graph
          .find(thing, Node.ANY, Node.ANY)
          .forEachRemaining(
              t ->
                  byProperty
                      .computeIfAbsent(t.getPredicate(), p -> new ArrayList<>(1))
                      .add(t.getObject()));
      return new Statements(byProperty);
    }

    List<Node> all(Node property) {
      return byProperty.getOrDefault(property, List.of());
    }

    /** Values of a property that are IRIs or blank nodes. */
    List<Node> things(Node property) {
      return all(property).stream().filter(Node::isURI).toList();
    }

    /** The greatest literal value, so that the choice does not depend on the order of the store. */
    String latest(Node property) {
      String latest = "";
      for (Node value : all(property)) {
        String text = value.isLiteral() ? value.getLiteralLexicalForm() : "";
        latest = text.compareTo(latest) > 0 ? text : latest;
      }
      return latest;
    }
  }

  private final String name;
  private final Supplier<F> none;
  private volatile F facts;
  private volatile long offset = -1;

  MemoryProjection(String name, Supplier<F> none) {
    this.name = name;
    this.none = none;
    this.facts = none.get();
  }

  final F facts() {
    return facts;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final long offset() {
    return offset;
  }

  @Override
  public final void apply(long number, Change visible, Graph after) {
    Set<Node> touched = new LinkedHashSet<>();
    visible.quads().forEach(q -> touched.add(q.getSubject()));
    F now = facts;
    touched.forEach(source -> now.put(source, Statements.of(source, after)));
    offset = number;
  }

  @Override
  public final void rebuild(long number, Graph everything) {
    facts = read(everything);
    offset = number;
  }

  private F read(Graph everything) {
    F read = none.get();
    Set<Node> sources = new LinkedHashSet<>();
    for (Node property : read.telling()) {
      everything
          .find(Node.ANY, property, Node.ANY)
          .forEachRemaining(t -> sources.add(t.getSubject()));
    }
    sources.forEach(source -> read.put(source, Statements.of(source, everything)));
    return read;
  }

  @Override
  public final long differences(Graph everything) {
    return facts.differences(read(everything));
  }

  @Override
  public final void forget() {
    facts = none.get();
    offset = -1;
  }

  @Override
  public final void close() {
    // nothing is stored on disk
  }
}
