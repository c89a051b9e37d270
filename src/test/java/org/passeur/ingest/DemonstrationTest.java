package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passeur.TestData;
import org.passeur.kernel.Bundled;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;

/** What the demonstration network promises to its reader. */
class DemonstrationTest {
  private static final DatasetGraph DATA = DatasetGraphFactory.create();

  @BeforeAll
  static void read() throws IOException {
    for (String file : Bundled.list("ontology/demo", ".trig")) {
      try (InputStream in = Bundled.open(file)) {
        RDFParser.source(in).lang(Lang.TRIG).base(TestData.ADDRESSES.resolver()).parse(DATA);
      }
    }
  }

  @Test
  void everybodyIsMarkedAsFictional() {
    List<Node> names = objects(Node.ANY, Foaf.NAME);
    assertEquals(80, names.size());
    assertEquals(
        List.of(),
        names.stream()
            .filter(n -> !n.getLiteralLexicalForm().matches(".*\\((fictif|fictive|fictif·ve)\\)"))
            .toList());
  }

  @Test
  void communitiesOrganisationsOffersAndActivitiesReadWhollyInBothLanguages() {
    Set<String> lacking = new HashSet<>();
    for (Node kind :
        List.of(
            Psr.COMMUNITY,
            Psr.COMMUNITY_OF_PRACTICE,
            Psr.BRIDGE_COMMUNITY,
            Org.FORMAL_ORGANIZATION,
            Psr.SUPPORT_OFFER,
            Psr.PRACTICE,
            Psr.PLATFORM,
            Psr.ACTIVITY)) {
      for (Node thing : things(kind)) {
        for (Node property : List.of(Skos.PREF_LABEL, Dcterms.DESCRIPTION)) {
          if (!languages(thing, property).equals(Set.of("fr", "en"))) {
            lacking.add(thing + " " + property.getLocalName());
          }
        }
      }
    }
    assertEquals(Set.of(), lacking);
  }

  @Test
  void everyResourceHasAFrenchAbstractAndHalfOfThemAnEnglishOne() {
    List<Node> resources = things(Psr.KNOWLEDGE_RESOURCE);
    assertTrue(resources.size() >= 150, resources.size() + " resources");
    assertEquals(
        List.of(),
        resources.stream().filter(r -> !languages(r, Dcterms.ABSTRACT).contains("fr")).toList());
    long english =
        resources.stream().filter(r -> languages(r, Dcterms.ABSTRACT).contains("en")).count();
    assertTrue(english * 2 >= resources.size(), english + " of " + resources.size());
  }

  @Test
  void whatIsNamedIsDescribed() {
    String home = TestData.ADDRESSES.resolver() + "id/";
    Set<Node> described = new HashSet<>();
    DATA.find().forEachRemaining(q -> described.add(q.getSubject()));
    Set<Node> missing = new HashSet<>();
    DATA.find()
        .forEachRemaining(
            q -> {
              Node object = q.getObject();
              if (object.isURI() && object.getURI().startsWith(home)) {
                missing.add(object);
              }
            });
    missing.removeAll(described);
    assertEquals(Set.of(), missing);
  }

  @Test
  void intersectionsSayWhatCanBeCounted() {
    Map<Node, Set<Node>> members = new HashMap<>();
    for (Node membership : things(Org.MEMBERSHIP)) {
      if (objects(membership, Schema.END_DATE).isEmpty()) {
        objects(membership, Org.ORGANIZATION)
            .forEach(
                c ->
                    members
                        .computeIfAbsent(c, x -> new HashSet<>())
                        .addAll(objects(membership, Org.MEMBER)));
      }
    }
    List<Node> intersections = things(term("Intersection"));
    assertTrue(intersections.size() > 5);
    for (Node intersection : intersections) {
      List<Node> pair = objects(intersection, term("between"));
      Set<Node> both = new HashSet<>(members.get(pair.get(0)));
      both.retainAll(members.get(pair.get(1)));
      assertEquals(
          List.of(String.valueOf(both.size())),
          objects(intersection, term("sharedMembers")).stream()
              .map(Node::getLiteralLexicalForm)
              .toList(),
          intersection.toString());
    }
  }

  private static Node term(String name) {
    return NodeFactory.createURI(Psr.NS + name);
  }

  private static List<Node> things(Node kind) {
    return stream(Node.ANY, RDF.type.asNode(), kind).map(t -> t.getSubject()).distinct().toList();
  }

  private static List<Node> objects(Node subject, Node property) {
    return stream(subject, property, Node.ANY).map(t -> t.getObject()).distinct().toList();
  }

  private static Set<String> languages(Node subject, Node property) {
    Set<String> found = new HashSet<>();
    objects(subject, property).forEach(text -> found.add(text.getLiteralLanguage()));
    return found;
  }

  private static Stream<Triple> stream(Node s, Node p, Node o) {
    Graph union = DATA.getUnionGraph();
    return Iter.toList(union.find(s, p, o)).stream();
  }
}
