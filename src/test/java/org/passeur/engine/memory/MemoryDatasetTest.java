package org.passeur.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;

/** A dataset in memory finds what a plain set of statements holds, and a version stays as it is. */
class MemoryDatasetTest extends TestBase {
  private static final Node ANY = Node.ANY;

  @Test
  void everyPatternFindsWhatItShould() {
    var random = new Random(seed("MemoryDatasetTest"));
    for (int terms : new int[] {3, 12, 60}) {
      Set<Quad> held = new HashSet<>();
      var data = new MemoryDataset(DefaultGraph.UNION);
      Map<MemoryDataset, Set<Quad>> versions = new HashMap<>();
      for (int edit = 0; edit < 30; edit++) {
        data = data.edit();
        int size = random.nextInt(300);
        for (int i = 0; i < size; i++) {
          change(data, held, random, terms);
        }
        data.freeze();
        versions.put(data, Set.copyOf(held));
        for (int i = 0; i < 20; i++) {
          compare(data, held, quad(random, terms), random);
        }
      }
      versions.forEach(
          (version, then) -> assertEquals(then, Set.copyOf(Iter.toList(version.find()))));
    }
  }

  /** Ways to statements are shared by all versions, also with edits that came to nothing. */
  @Test
  void whatIsSaidOfATermIsFoundFromOneStatementToTheNext() {
    var random = new Random(seed("MemoryDatasetTest"));
    for (int terms : new int[] {3, 12, 60}) {
      Set<Quad> held = new HashSet<>();
      var data = new MemoryDataset(DefaultGraph.UNION);
      Map<MemoryDataset, Set<Quad>> versions = new HashMap<>();
      for (int edit = 0; edit < 40; edit++) {
        MemoryDataset next = data.edit();
        Set<Quad> then = new HashSet<>(held);
        for (int i = random.nextInt(120); i > 0; i--) {
          change(next, then, random, terms);
        }
        if (random.nextInt(3) == 0) {
          continue; // given up
        }
        next.freeze();
        data = next;
        held = then;
        versions.put(data, held);
        versions.forEach((version, quads) -> follow(version, quads, random));
      }
      assertTrue(versions.size() > 10);
    }
  }

  private static void follow(MemoryDataset data, Set<Quad> held, Random random) {
    var statements = data.triples(ANY, ANY, iri("p" + random.nextInt(4)), ANY);
    while (statements.hasNext()) {
      IndexedTriple one = statements.next();
      Node s = one.getSubject();
      Node o = one.getObject();
      Node p = random.nextBoolean() ? ANY : iri("p" + random.nextInt(4));
      assertEquals(
          triples(held, s, p, ANY), Iter.toSet(data.triples(ANY, s, one.subject(), p, ANY, null)));
      assertEquals(
          triples(held, o, p, ANY), Iter.toSet(data.triples(ANY, o, one.object(), p, ANY, null)));
      assertEquals(
          triples(held, ANY, p, s), Iter.toSet(data.triples(ANY, ANY, null, p, s, one.subject())));
      assertEquals(
          triples(held, s, p, o),
          Iter.toSet(data.triples(ANY, s, one.subject(), p, o, one.object())));
    }
  }

  private static Set<Triple> triples(Set<Quad> held, Node s, Node p, Node o) {
    return held.stream()
        .filter(q -> matches(q, ANY, s, p, o))
        .map(Quad::asTriple)
        .collect(Collectors.toSet());
  }

  private static void change(MemoryDataset data, Set<Quad> held, Random random, int terms) {
    Quad quad = quad(random, terms);
    if (random.nextInt(5) < 3) {
      data.add(quad);
      held.add(quad);
    } else {
      data.delete(quad);
      held.remove(quad);
    }
  }

  private static void compare(MemoryDataset data, Set<Quad> held, Quad like, Random random) {
    Node g = random.nextBoolean() ? ANY : like.getGraph();
    Node s = random.nextBoolean() ? ANY : like.getSubject();
    Node p = random.nextBoolean() ? ANY : like.getPredicate();
    Node o = random.nextBoolean() ? ANY : like.getObject();
    List<Quad> expected = held.stream().filter(q -> matches(q, g, s, p, o)).toList();
    List<Quad> found = Iter.toList(data.find(g, s, p, o));
    assertEquals(Set.copyOf(expected), Set.copyOf(found));
    assertEquals(expected.size(), found.size());
    Set<Triple> union = new HashSet<>();
    expected.forEach(q -> union.add(q.asTriple()));
    Collection<Triple> triples = new ArrayList<>();
    data.triples(g, s, p, o).forEachRemaining(triples::add);
    assertEquals(union, new HashSet<>(triples));
    assertEquals(union.size(), triples.size());
    assertEquals(held.size(), data.quads());
    Set<Node> graphs = new HashSet<>();
    held.forEach(q -> graphs.add(q.getGraph()));
    assertEquals(graphs, new HashSet<>(Iter.toList(data.listGraphNodes())));
  }

  private static boolean matches(Quad quad, Node g, Node s, Node p, Node o) {
    return (g.equals(ANY) || g.equals(quad.getGraph()))
        && Triple.create(s, p, o).matches(quad.asTriple());
  }

  /** Few subjects and objects, so that short lists become sets and back. */
  private static Quad quad(Random random, int terms) {
    Node object =
        random.nextInt(4) == 0
            ? NodeFactory.createLiteralString("t" + random.nextInt(400))
            : iri("n" + random.nextInt(terms));
    return Quad.create(
        iri("g" + random.nextInt(5)),
        iri("n" + random.nextInt(terms)),
        iri("p" + random.nextInt(4)),
        object);
  }

  private static Node iri(String name) {
    return NodeFactory.createURI("urn:example:" + name);
  }

  @Test
  void aFrozenVersionRefusesChanges() {
    var data = new MemoryDataset(DefaultGraph.UNION);
    Quad quad = Quad.create(iri("g"), iri("s"), iri("p"), iri("o"));
    assertThrows(UnsupportedOperationException.class, () -> data.add(quad));
    MemoryDataset next = data.edit();
    next.add(quad);
    next.freeze();
    assertThrows(UnsupportedOperationException.class, () -> next.delete(quad));
    assertTrue(next.contains(quad) && data.isEmpty());
  }

  /** As in TDB2, where 01 and 1 are one number. */
  @Test
  void numbersAreHeldByTheirValue() {
    MemoryDataset data = new MemoryDataset(DefaultGraph.UNION).edit();
    Node one = NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger);
    Node same = NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger);
    data.add(iri("g"), iri("s"), iri("p"), one);
    assertEquals(same, data.find().next().getObject());
    assertTrue(data.contains(ANY, ANY, ANY, one) && data.contains(ANY, ANY, ANY, same));
    data.delete(iri("g"), iri("s"), iri("p"), same);
    assertEquals(0, data.quads());
    assertEquals(0, data.text());
  }

  @Test
  void whatIsManyIsFoundAsWell() {
    MemoryDataset data = new MemoryDataset(DefaultGraph.UNION).edit();
    for (int i = 0; i < 100_000; i++) {
      data.add(iri("g"), iri("s" + i), iri("p"), iri("o" + i % 10));
    }
    data.freeze();
    assertEquals(100_000, Iter.count(data.triples(ANY, ANY, iri("p"), ANY)));
    assertEquals(10_000, Iter.count(data.triples(ANY, ANY, iri("p"), iri("o3"))));
    assertEquals(1, Iter.count(data.triples(ANY, iri("s77"), ANY, ANY)));
    MemoryDataset less = data.edit();
    for (int i = 0; i < 100_000; i += 2) {
      less.delete(Quad.create(iri("g"), iri("s" + i), iri("p"), iri("o" + i % 10)));
    }
    assertEquals(50_000, less.getUnionGraph().size());
    assertEquals(100_000, data.getUnionGraph().size());
    assertEquals(0, Iter.count(less.triples(ANY, ANY, iri("p"), iri("o4"))));
  }
}
