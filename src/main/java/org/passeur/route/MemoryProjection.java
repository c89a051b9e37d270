package org.passeur.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.passeur.store.Change;
import org.passeur.store.Projection;

/**
 * Facts that needs are answered with, kept in memory because a need asks for thousands of them.
 * Each is read from the statements of one thing alone, so that following a change costs what the
 * change touches and not what there is. Made anew when the house opens.
 *
 * @param <F> the facts
 */
abstract class MemoryProjection<F extends MemoryProjection.Facts<F>> implements Projection {
  /** Facts by their source. One thread writes, any may read. */
  interface Facts<F> {
    /** Properties without one of which a thing is no source. */
    Set<Node> telling();

    /** Takes in what a thing says, in the place of what it said before. */
    void put(Node source, Statements statements);

    /** How many of them differ. */
    long differences(F other);
  }

  /** What is said of one thing. */
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

    /** The things that are values of a property. */
    List<Node> things(Node property) {
      return all(property).stream().filter(Node::isURI).toList();
    }

    /** The greatest of the texts, so that it does not depend on the order of the store. */
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
    // nothing of it is on disk
  }
}
