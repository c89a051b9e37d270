package org.passeur.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.guard.ShapeCheck;
import org.passeur.guard.ShapeLibrary;
import org.passeur.guard.SomeGates;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/** Generated networks: the same each time, valid, and skewed as real ones are. */
final class GeneratorTest extends TestBase {
  @TempDir static Path folder;
  private static List<Quad> small;

  @BeforeAll
  static void generate() {
    small = quads(200, 1);
  }

  private static Settings settings(int people, long seed) {
    return new Settings(people, seed, LocalDate.of(2026, 11, 1), ADDRESSES);
  }

  private static List<Quad> quads(int people, long seed) {
    List<Quad> quads = new ArrayList<>();
    Generator.write(
        settings(people, seed),
        new StreamRDFBase() {
          @Override
          public void quad(Quad quad) {
            quads.add(quad);
          }
        });
    return quads;
  }

  private static String digest(int people, long seed) throws IOException {
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
      Generator.write(settings(people, seed), StreamRDFWriter.getWriterStream(out, Lang.NQUADS));
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theSameArgumentsGiveTheSameBytes() throws IOException {
    assertEquals(digest(200, 7), digest(200, 7));
    assertNotEquals(digest(200, 7), digest(200, 8));
  }

  @Test
  void noStatementIsWrittenTwice() {
    assertEquals(small.size(), new HashSet<>(small).size());
  }

  @Test
  void everyRuleHoldsOnTheWholeGraph() {
    for (long seed : new long[] {1, seed("everyRuleHoldsOnTheWholeGraph")}) {
      Graph all = GraphFactory.createDefaultGraph();
      quads(200, seed).forEach(q -> all.add(q.asTriple()));
      assertEquals(
          List.of(),
          new ShapeCheck(ShapeLibrary.blocking()).check(all).results(),
          () -> "seed " + seed);
    }
  }

  @Test
  void theDoorLetsItIn() {
    try (var store = RecordStore.open(folder, TestData.SKOLEM, Clock.systemUTC())) {
      store.guardedBy(SomeGates.of(ADDRESSES));
      var commit = store.write(NOTE, data -> small.forEach(data::add));
      assertEquals(small.size(), commit.change().added().size());
    }
  }

  @Test
  void thereAreAsManyThingsAsTheSizesSay() {
    Sizes sizes = Sizes.of(200);
    assertEquals(sizes.people(), typed(Foaf.PERSON));
    assertEquals(sizes.resources(), typed(Psr.KNOWLEDGE_RESOURCE));
    assertEquals(
        sizes.communities(),
        typed(Psr.COMMUNITY) + typed(Psr.COMMUNITY_OF_PRACTICE) + typed(Psr.BRIDGE_COMMUNITY));
    assertEquals(sizes.bridges(), typed(Psr.BRIDGE_COMMUNITY));
    assertEquals(sizes.organizations(), typed(Org.FORMAL_ORGANIZATION));
    assertEquals(sizes.practices(), typed(Psr.PRACTICE));
    assertEquals(sizes.needs(), typed(Psr.NEED));
    assertEquals(sizes.themes(), typed(Skos.CONCEPT));
  }

  @Test
  void oneTimesIsTwentyThousandPeopleAndAHundredThousandResources() {
    Sizes sizes = Sizes.of(20_000);
    assertEquals(100_000, sizes.resources());
    assertEquals(2_000, sizes.themes());
    assertThrows(IllegalArgumentException.class, () -> Sizes.of(19));
    assertThrows(IllegalArgumentException.class, () -> Sizes.of(Sizes.MOST_PEOPLE + 1));
  }

  @Test
  void statementsGrowWithPeople() {
    double perPerson = quads(1000, 1).size() / 1000.0;
    assertEquals(perPerson, quads(4000, 1).size() / 4000.0, perPerson * 0.05);
  }

  @Test
  void everyPersonSaysThatTheyAreFictional() {
    small.stream()
        .filter(q -> q.getPredicate().equals(Foaf.NAME))
        .map(q -> q.getObject().getLiteralLexicalForm())
        .forEach(name -> assertTrue(name.matches(".+ \\(ficti(f|ve|f·ve)\\)"), name));
  }

  @Test
  void communitiesOfAllVisibilitiesAndConsentsOfAllKindsAreThere() {
    Set<String> visibilities = new TreeSet<>();
    Set<Node> statuses = new HashSet<>();
    Set<Node> audiences = new HashSet<>();
    for (Quad q : small) {
      if (q.getPredicate().equals(Psr.VISIBILITY)) {
        visibilities.add(q.getObject().getLocalName());
      } else if (q.getPredicate().equals(Dpv.HAS_CONSENT_STATUS)) {
        statuses.add(q.getObject());
      } else if (q.getPredicate().equals(Psr.CONSENT_AUDIENCE)) {
        audiences.add(q.getObject());
      }
    }
    assertEquals(Set.of("public", "network", "private", "hidden"), visibilities);
    assertTrue(statuses.containsAll(Set.of(Dpv.CONSENT_GIVEN, Dpv.CONSENT_WITHDRAWN)));
    assertEquals(3, audiences.size());
  }

  @Test
  void themesAreATreeOfFourLevels() {
    Map<Node, Node> broader = new HashMap<>();
    small.stream()
        .filter(q -> q.getPredicate().equals(Skos.BROADER))
        .forEach(q -> broader.put(q.getSubject(), q.getObject()));
    int deepest = 0;
    for (Node theme : broader.keySet()) {
      int depth = 1;
      for (Node at = theme; broader.containsKey(at); at = broader.get(at)) {
        depth++;
      }
      deepest = Math.max(deepest, depth);
    }
    assertEquals(4, deepest);
  }

  @Test
  void aFewCommunitiesAndAuthorsHaveMuchMoreThanTheMiddleOne() {
    List<Quad> quads = quads(2000, 1);
    assertSkewed(counts(quads, Org.ORGANIZATION), 5);
    assertSkewed(counts(quads, Dcterms.CREATOR), 10);
    assertSkewed(counts(quads, Dcterms.SUBJECT), 5);
  }

  @Test
  void aBridgeSharesMembersWithBothCommunitiesThatItLinks() {
    Map<Node, Set<Node>> members = new HashMap<>();
    Map<Node, Node> organization = new HashMap<>();
    small.stream()
        .filter(q -> q.getPredicate().equals(Org.ORGANIZATION))
        .forEach(q -> organization.put(q.getSubject(), q.getObject()));
    small.stream()
        .filter(q -> q.getPredicate().equals(Org.MEMBER))
        .forEach(
            q ->
                members
                    .computeIfAbsent(organization.get(q.getSubject()), c -> new HashSet<>())
                    .add(q.getObject()));
    List<Quad> bridges = small.stream().filter(q -> q.getPredicate().equals(Psr.BRIDGES)).toList();
    assertEquals(2 * Sizes.of(200).bridges(), bridges.size());
    for (Quad bridge : bridges) {
      Set<Node> shared = new HashSet<>(members.get(bridge.getSubject()));
      shared.retainAll(members.get(bridge.getObject()));
      assertTrue(shared.size() >= 2, bridge.toString());
    }
  }

  private static long typed(Node type) {
    return small.stream()
        .filter(q -> q.getPredicate().equals(Rdf.TYPE) && q.getObject().equals(type))
        .count();
  }

  private static List<Integer> counts(List<Quad> quads, Node predicate) {
    Map<Node, Integer> counts = new HashMap<>();
    quads.stream()
        .filter(q -> q.getPredicate().equals(predicate))
        .forEach(q -> counts.merge(q.getObject(), 1, Integer::sum));
    return counts.values().stream().sorted().toList();
  }

  private static void assertSkewed(List<Integer> counts, int times) {
    int middle = counts.get(counts.size() / 2);
    int most = counts.get(counts.size() - 1);
    assertTrue(most >= times * middle, most + " against " + middle);
  }
}
