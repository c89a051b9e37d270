package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/** Each mapping that ships, on a small invented network, through all checks, twice. */
final class ShippedMappingsTest {
  private final ImportHouse house;

  ShippedMappingsTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void run(String source, String mapping, Path... files) {
    var request = house.request(source, files).mappedBy(mapping);
    ImportReport report = house.run(request);
    assertEquals(List.of(), report.problems(), report.text("en"));
    assertTrue(report.change() > 0);
    assertEquals(0, house.run(request).change(), "the same again changes nothing");
    house
        .find(Node.ANY, Node.ANY, Node.ANY, Node.ANY)
        .forEach(
            q ->
                assertTrue(
                    !house.addresses.isOpenGraph(q.getGraph())
                        || !(house.addresses.isPerson(q.getSubject())
                            || house.addresses.isPerson(q.getObject())),
                    q::toString));
  }

  private int count(Node type) {
    return house.find(Node.ANY, Node.ANY, Rdf.TYPE, type).size();
  }

  @Test
  void openSeedsGivesCohortsCasesTalksAndExpertiseWithEvidence() {
    run("ols", "ols", ImportHouse.fixture("ols"));

    assertEquals(List.of("Ana Example", "Ben Sample"), house.texts(Foaf.NAME));
    assertEquals(1, count(Psr.COMMUNITY_OF_PRACTICE));
    assertEquals(3, count(Psr.KNOWLEDGE_RESOURCE), "two projects and a talk");
    // two declared, one by mentoring a project with keywords, one by a talk
    assertEquals(4, count(Psr.EXPERTISE_CLAIM));
    assertEquals(2, count(Org.MEMBERSHIP));
    assertEquals(
        List.of("Community building", "Open data", "Statistics"),
        house.texts(Skos.PREF_LABEL).stream()
            .filter(t -> t.matches("Community.*|Open data|Stat.*"))
            .toList());
  }

  @Test
  void kubernetesGivesCommunitiesAndBridges() {
    run("k8s", "k8s-sigs.rml.ttl", ImportHouse.fixture("k8s/sigs.yaml"));

    assertEquals(2, count(Psr.COMMUNITY_OF_PRACTICE));
    assertEquals(1, count(Psr.BRIDGE_COMMUNITY));
    assertEquals(1, count(Psr.COMMUNITY));
    var bridges = house.find(Node.ANY, Node.ANY, Psr.BRIDGES, Node.ANY);
    assertEquals(2, bridges.size());
    bridges.forEach(
        q ->
            assertEquals(
                1,
                house.find(Node.ANY, q.getObject(), Rdf.TYPE, Psr.COMMUNITY_OF_PRACTICE).size()));
    assertEquals(3, count(Org.MEMBERSHIP));
    assertEquals(List.of("Ana Example", "Ben Sample"), house.texts(Foaf.NAME));
  }

  @Test
  void pairGivesThemesKnownByTheirLabelsAndSelfDeclaredExpertise() {
    run("av", "pair", ImportHouse.fixture("pair.ttl"));

    assertEquals(1, count(Foaf.PERSON));
    assertEquals(2, count(Org.FORMAL_ORGANIZATION));
    assertEquals(1, count(Psr.COMMUNITY));
    assertEquals(1, count(Psr.EXPERTISE_CLAIM), "offered and offered by is one");
    assertEquals(2, count(Skos.CONCEPT), "a leading blank makes no other theme");
    assertEquals(1, count(Org.MEMBERSHIP));
    house
        .find(Node.ANY, Node.ANY, Skos.PREF_LABEL, Node.ANY)
        .forEach(q -> assertEquals("fr", q.getObject().getLiteralLanguage()));
  }
}
