package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Rdf;

/**
 * A person with nodes that hang off them, in random vocabularies, directions, lengths and circles,
 * written in two changes: once the whole is known, nothing of it stands in an open graph.
 */
final class PeoplePropertyTest extends TestBase {
  private static final String[] CLASSES = {
    "http://xmlns.com/foaf/0.1/Person",
    "http://schema.org/Person",
    "https://schema.org/Person",
    "http://www.w3.org/2006/vcard/ns#Individual",
    "http://dbpedia.org/ontology/Writer",
    "http://vivoweb.org/ontology/core#FacultyMember",
    "http://rdfs.org/sioc/ns#UserAccount",
    "http://id.loc.gov/ontologies/bibframe/Person",
    "http://www.cidoc-crm.org/cidoc-crm/E21_Person",
    "https://d-nb.info/standards/elementset/gnd#DifferentiatedPerson",
    "http://www.w3.org/ns/prov#Person",
    "https://elsewhere.example/ns/SocialWorkerPerson",
  };

  private static final String[] LINKS = {
    "http://www.w3.org/2006/vcard/ns#hasAddress",
    "http://xmlns.com/foaf/0.1/account",
    "https://elsewhere.example/ns/isCardOf",
    "https://elsewhere.example/ns/part",
    "http://www.w3.org/2000/01/rdf-schema#seeAlso",
    "http://www.w3.org/2002/07/owl#sameAs",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#first",
  };

  private static final String[] TEXTS = {
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2006/vcard/ns#street-address",
    "http://schema.org/name",
    "https://elsewhere.example/ns/text",
    "http://xmlns.com/foaf/0.1/accountName",
  };

  private static final Node OPEN = ADDRESSES.publicGraph("demo");
  private static final Node INSIDE = ADDRESSES.restrictedGraph("import");

  @TempDir Path folder;

  @Test
  void nothingThatHangsOffAPersonStandsInTheOpen() {
    Random random = new Random(seed("PeoplePropertyTest"));
    int refused = 0;
    try (var record = RecordStore.open(folder, SKOLEM, Clock.systemUTC())) {
      record.guardedBy(List.of(new WellFormed(), new Placement(ADDRESSES)));
      for (int round = 0; round < 400; round++) {
        List<Quad> shape = shape(round, random);
        boolean inside = random.nextBoolean();
        int cut = 1 + random.nextInt(shape.size() - 1);
        List<Quad> first = shape.subList(0, cut);
        List<Quad> second = shape.subList(cut, shape.size());
        // one half may stand inside: it tells of a person there, and the other half is in the open
        refused += write(record, first, inside && random.nextBoolean() ? INSIDE : OPEN);
        refused += write(record, second, inside ? INSIDE : OPEN);
        nothingOfAPersonIsOpen(record, shape, round);
        record.write(NOTE, data -> TestData.named(data).forEach(data::delete));
      }
    }
    assertTrue(refused > 100, refused + " refused");
  }

  private static int write(RecordStore record, List<Quad> quads, Node graph) {
    try {
      record.write(NOTE, data -> quads.forEach(q -> data.add(Quad.create(graph, q.asTriple()))));
      return 0;
    } catch (Refused e) {
      return 1;
    }
  }

  /** When what is stored, inside or not, ties an open text to somebody known as a person. */
  private static void nothingOfAPersonIsOpen(RecordStore record, List<Quad> shape, int round) {
    List<Quad> stored = record.read(data -> List.copyOf(TestData.named(data)));
    List<Node> known = new ArrayList<>();
    stored.stream()
        .filter(q -> q.getPredicate().equals(Rdf.TYPE))
        .filter(q -> List.of(CLASSES).contains(q.getObject().getURI()))
        .forEach(q -> known.add(q.getSubject()));
    for (int i = 0; i < known.size(); i++) {
      for (Quad q : stored) {
        for (Node[] ends :
            new Node[][] {{q.getSubject(), q.getObject()}, {q.getObject(), q.getSubject()}}) {
          if (ends[0].equals(known.get(i))
              && ends[1].isURI()
              && !q.getPredicate().equals(Rdf.TYPE)
              && isSaidSomething(ends[1], stored)
              && !known.contains(ends[1])) {
            known.add(ends[1]);
          }
        }
      }
    }
    List<Quad> open =
        stored.stream()
            .filter(q -> ADDRESSES.isOpenGraph(q.getGraph()) && known.contains(q.getSubject()))
            .toList();
    assertEquals(List.of(), open, () -> "round " + round + ": " + stored + " of " + shape);
  }

  private static boolean isSaidSomething(Node node, List<Quad> stored) {
    return stored.stream().anyMatch(q -> q.getSubject().equals(node));
  }

  /** Statements in a random order. */
  private static List<Quad> shape(int round, Random random) {
    List<Quad> all = new ArrayList<>();
    Node person = node(round, 0);
    all.add(quad(person, Rdf.TYPE, iri(CLASSES[random.nextInt(CLASSES.length)])));
    int nodes = 1 + random.nextInt(6);
    for (int i = 1; i <= nodes; i++) {
      Node from = node(round, random.nextInt(3) == 0 ? 0 : i - 1);
      Node to = node(round, i);
      boolean back = random.nextInt(3) == 0;
      Node link = iri(LINKS[random.nextInt(LINKS.length)]);
      all.add(back ? quad(to, link, from) : quad(from, link, to));
      all.add(
          quad(
              to,
              iri(TEXTS[random.nextInt(TEXTS.length)]),
              NodeFactory.createLiteralString("Canari " + round + " " + i)));
      if (random.nextInt(4) == 0) { // in a circle
        all.add(quad(to, iri(LINKS[random.nextInt(LINKS.length)]), node(round, random.nextInt(i))));
      }
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static Quad quad(Node s, Node p, Node o) {
    return Quad.create(OPEN, s, p, o);
  }

  private static Node node(int round, int number) {
    return iri("https://elsewhere.example/r" + round + "/n" + number);
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
