package org.passeur.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.add;
import static org.passeur.TestData.ours;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.passeur.HandClock;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/** Who reads which kind of graph: the table, in the document, in the code and as it works. */
final class ReadTableTest extends TestBase {
  /** The kind of graph of each method of {@link Addresses} that names one. */
  private static final Map<String, GraphKind> NAMED =
      Map.of(
          "vocabularyGraph", GraphKind.OPEN,
          "schemeGraph", GraphKind.OPEN,
          "publicGraph", GraphKind.OPEN,
          "provenanceGraph", GraphKind.PROVENANCE,
          "communityGraph", GraphKind.COMMUNITY,
          "consentGraph", GraphKind.CONSENTS,
          "insideGraph", GraphKind.INSIDE,
          "restrictedGraph", GraphKind.OTHER_RESTRICTED);

  private static final Map<String, GraphKind> CATEGORIES =
      Map.of(
          "name", GraphKind.PERSON,
          "affiliation", GraphKind.PERSON,
          "expertise", GraphKind.PERSON,
          "membership", GraphKind.PERSON,
          "contribution", GraphKind.PERSON,
          "contact", GraphKind.CONTACT,
          "participation", GraphKind.PARTICIPATION);

  private static final String SOMETHING = "{ <x:s> <x:p> 1 }\n";

  /**
   * Graphs, and whether public, member, facilitator, referral, curator, staff and admin read them.
   * The member and the facilitator are of community mmmm. Ada shows everyone her name and
   * expertise, and asks that they see her contacts and participation; Bea shows the network, Caro
   * the members of her communities (mmmm), Dora those of hers (oooo), Ed nobody; Fay shows everyone
   * her expertise without her name; Gus was in mmmm and left.
   */
  private static final String EXPECTED =
      """
      graph/vocab/passeur                         y y y y y y y
      graph/scheme/themes                         y y y y y y y
      graph/public/demo                           y y y y y y y
      graph/inferred/public                       y y y y y y y
      graph/prov                                  y y y y y y y
      graph/person/adaaaaaaaaaa/name              y y y y y y y
      graph/person/adaaaaaaaaaa/expertise         y y y y y y y
      graph/person/adaaaaaaaaaa/affiliation       - - - - - y y
      graph/person/adaaaaaaaaaa/membership        - - - - - y y
      graph/person/adaaaaaaaaaa/contribution      - - - - - y y
      graph/person/adaaaaaaaaaa/contact           - - - y - y y
      graph/person/adaaaaaaaaaa/participation     - - - - - - -
      graph/person/beaaaaaaaaaa/name              - - - y - y y
      graph/person/beaaaaaaaaaa/expertise         - - - - - y y
      graph/person/beaaaaaaaaaa/contact           - - - y - y y
      graph/person/beaaaaaaaaaa/participation     - - - - - - -
      graph/person/carooooooooo/name              - y y - - y y
      graph/person/carooooooooo/contact           - y y - - y y
      graph/person/carooooooooo/participation     - - - - - - -
      graph/person/doraaaaaaaaa/name              - - - - - y y
      graph/person/edaaaaaaaaaa/name              - - - - - y y
      graph/person/edaaaaaaaaaa/contact           - - - - - y y
      graph/person/fayaaaaaaaaa/expertise         - - - y - y y
      graph/person/gusaaaaaaaaa/name              - - - - - y y
      graph/person/adaaaaaaaaaa/hobby             - - - - - - -
      graph/community/mmmmmmmmmmmm                - y y - - - y
      graph/community/nnnnnnnnnnnn                - - - y - - y
      graph/community/oooooooooooo                - - - - - - y
      graph/restricted/consent                    - - - y y - y
      graph/restricted/referral                   - - - y - - y
      graph/inferred/restricted                   - - - y - - y
      graph/restricted/import/files               - - - - - y y
      graph/restricted/aside                      - - - - - y y
      graph/restricted/prov                       - - - - - y y
      graph/restricted/other                      - - - - - - y
      graph/unheard/of                            - - - - - - -
      graph/restricted                            - - - - - - -
      """;

  private static final String RECORD =
      """
      <graph/person/carooooooooo/membership> { <id/membership/1> org:member <id/person/carooooooooo> ; org:organization <id/community/mmmmmmmmmmmm> }
      <graph/community/oooooooooooo> { <id/membership/2> org:member <id/person/doraaaaaaaaa> ; org:organization <id/community/oooooooooooo> .
        <id/community/oooooooooooo> psr:visibility visibility:private }
      <graph/community/mmmmmmmmmmmm> { <id/membership/3> org:member <id/person/gusaaaaaaaaa> ; org:organization <id/community/mmmmmmmmmmmm> ; schema:endDate '2026-01-01' .
        <id/membership/4> org:member <id/person/beaaaaaaaaaa> ; org:organization <id/community/mmmmmmmmmmmm> .
        <id/community/mmmmmmmmmmmm> psr:visibility visibility:hidden }
      <graph/community/nnnnnnnnnnnn> { <id/community/nnnnnnnnnnnn> psr:visibility visibility:network }
      <graph/restricted/consent> {
        <id/consent/a> dpv:hasDataSubject <id/person/adaaaaaaaaaa> ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:public ; psr:consentCovers data:name , data:expertise , data:contact , data:participation , data:hobby .
        <id/consent/b> dpv:hasDataSubject <id/person/beaaaaaaaaaa> ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:network ; psr:consentCovers data:name , data:contact , data:participation .
        <id/consent/c> dpv:hasDataSubject <id/person/carooooooooo> ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:members ; psr:consentCovers data:name , data:contact , data:participation .
        <id/consent/d> dpv:hasDataSubject <id/person/doraaaaaaaaa> ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:members ; psr:consentCovers data:name .
        <id/consent/e> dpv:hasDataSubject <id/person/edaaaaaaaaaa> ; dpv:hasConsentStatus dpv:ConsentWithdrawn ; psr:consentAudience audience:public , audience:network , audience:members ; psr:consentCovers data:name , data:contact .
        <id/consent/f> dpv:hasDataSubject <id/person/fayaaaaaaaaa> ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:public ; psr:consentCovers data:expertise .
        <id/consent/g> dpv:hasDataSubject <id/person/gusaaaaaaaaa> ; dpv:hasConsentStatus dpv:ConsentGiven ; psr:consentAudience audience:members ; psr:consentCovers data:name }
      """;

  private final HandClock clock = new HandClock("2026-06-15T12:00:00Z", "America/Toronto");

  private static final List<Asker> ASKERS = askers();

  private static List<Asker> askers() {
    List<Asker> all = new ArrayList<>(List.of(Asker.PUBLIC));
    for (Role role : Role.values()) {
      boolean ofCommunity = role == Role.MEMBER || role == Role.FACILITATOR;
      all.add(
          new Asker(
              "Testeuse (fictive)",
              Set.of(role),
              ofCommunity ? Set.of(ours("id/community/mmmmmmmmmmmm")) : Set.of()));
    }
    return all;
  }

  private View.Rules rules(boolean registerInDoubt) {
    var consents = new ConsentInForce(ADDRESSES, clock, registerInDoubt);
    return new View.Rules(ADDRESSES, consents, clock, false);
  }

  @Test
  void theDocumentAndTheCodeSayTheSame() throws IOException {
    Map<String, List<String>> written = new TreeMap<>();
    boolean inside = false;
    for (String line : Files.readAllLines(Path.of("ARCHITECTURE.md"))) {
      inside = line.startsWith("#") ? line.equals("## Graphs and who reads them") : inside;
      if (inside && line.startsWith("| ") && !line.startsWith("| graph")) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() == 11) {
          written.put(cells.get(2), cells.subList(3, 10));
        }
      }
    }
    Map<String, List<String>> coded = new TreeMap<>();
    for (GraphKind kind : GraphKind.values()) {
      List<String> cells = new ArrayList<>(List.of(kind.everyone().toString()));
      for (Role role : Role.values()) {
        cells.add(kind.of(role).toString());
      }
      coded.put(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), cells);
    }
    assertEquals(coded, written);
  }

  @Test
  void everyKindOfGraphHasALineInTheTable() throws ReflectiveOperationException {
    Map<String, GraphKind> named = new TreeMap<>();
    for (Method method : Addresses.class.getDeclaredMethods()) {
      if (method.getReturnType().equals(Node.class)
          && method.getName().endsWith("Graph")
          && !method.getName().equals("personGraph")) {
        Object[] some = new Object[method.getParameterCount()];
        Arrays.fill(some, "some");
        Node graph = (Node) method.invoke(ADDRESSES, some);
        named.put(method.getName(), GraphKind.of(graph, ADDRESSES).orElseThrow());
      }
    }
    assertEquals(new TreeMap<>(NAMED), named, "a kind of graph without a line in this test");
    Map<String, GraphKind> categories = new TreeMap<>();
    for (String category : Visibility.CATEGORIES) {
      Node graph = ADDRESSES.personGraph("some", category);
      categories.put(category, GraphKind.of(graph, ADDRESSES).orElseThrow());
    }
    assertEquals(new TreeMap<>(CATEGORIES), categories, "a category without a line in this test");
  }

  @Test
  void eachRoleReadsWhatTheTableSays() {
    try (RecordStore record = RecordStore.inMemory(TestData.SKOLEM, clock)) {
      record.write(NOTE, add(RECORD + samples()));
      assertEquals(EXPECTED, matrix(record, rules(false)));
    }
  }

  @Test
  void anUnconfirmedRegisterOpensNothing() {
    try (RecordStore record = RecordStore.inMemory(TestData.SKOLEM, clock)) {
      record.write(NOTE, add(RECORD + samples()));
      for (String line : matrix(record, rules(true)).lines().toList()) {
        if (line.startsWith("graph/person/")) {
          assertTrue(line.matches("\\S+ +- - - - - ([y-]) \\1"), line);
        }
      }
    }
  }

  @Test
  void nobodyReadsTheDefaultGraphOrOneThatIsNotOurs() {
    try (RecordStore record = RecordStore.inMemory(TestData.SKOLEM, clock)) {
      for (Asker asker : ASKERS) {
        View view = View.of(asker, rules(false));
        for (Node graph :
            List.of(
                Quad.defaultGraphIRI,
                Quad.defaultGraphNodeGenerated,
                NodeFactory.createURI("http://elsewhere.example/graph/public/demo"))) {
          boolean reads = record.read(data -> view.reads(graph, data));
          assertFalse(reads, asker + " " + graph);
        }
      }
    }
  }

  @Test
  void noRoleReadsRecognitionOrWhoWasAskedWhereverItStands() {
    try (RecordStore record = RecordStore.inMemory(TestData.SKOLEM, clock)) {
      String facts =
          "{ <id/membership/9> psr:recognition <x:r> ; psr:participationLevel <x:l> ;"
              + " psr:allocatedTime 'PT1H' ; psr:solicits <x:a> ; psr:handedOverTo <x:a> ;"
              + " dcterms:title 'shown' }";
      for (String graph :
          List.of("community/mmmmmmmmmmmm", "restricted/referral", "restricted/x")) {
        record.write(NOTE, add("<graph/" + graph + "> " + facts));
      }
      for (Asker asker : ASKERS) {
        View view = View.of(asker, rules(false));
        Set<String> seen =
            record.read(
                data -> {
                  Set<String> properties = new TreeSet<>();
                  view.over(data).find().forEachRemaining(q -> properties.add(name(q)));
                  return properties;
                });
        assertTrue(Set.of("title").containsAll(seen), asker + " " + seen);
        for (Reserved reserved : List.of(Reserved.PARTICIPATION, Reserved.SOLICITATIONS)) {
          for (Node property : reserved.properties()) {
            Quad quad = Quad.create(ours("graph/restricted/x"), property, property, property);
            boolean reads = record.read(data -> view.reads(quad, data));
            assertFalse(reads, asker + " " + quad);
          }
        }
      }
    }
  }

  private static String name(Quad quad) {
    return quad.getPredicate().getLocalName();
  }

  private static String samples() {
    var all = new StringBuilder();
    EXPECTED.lines().forEach(l -> all.append("<" + l.split(" ", -1)[0] + "> " + SOMETHING));
    return all.toString();
  }

  /** As it is told by decisions and as it is shown by every access to the dataset. */
  private static String matrix(RecordStore record, View.Rules rules) {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    for (Asker asker : ASKERS) {
      View view = View.of(asker, rules);
      record.read(
          data -> {
            var seen = view.over(data);
            for (String line : EXPECTED.lines().toList()) {
              String graph = line.split(" ", -1)[0];
              Node node = ours(graph);
              boolean reads = view.reads(node, data);
              assertEquals(reads, seen.containsGraph(node), asker + graph);
              assertEquals(reads, !seen.getGraph(node).isEmpty(), asker + graph);
              assertEquals(reads, seen.find(node, Node.ANY, Node.ANY, Node.ANY).hasNext());
              lines
                  .computeIfAbsent(graph, g -> new StringBuilder("%-43s".formatted(g)))
                  .append(reads ? " y" : " -");
            }
            return lines;
          });
    }
    return String.join("\n", lines.values()) + "\n";
  }
}
