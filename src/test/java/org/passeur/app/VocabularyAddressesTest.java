package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Sh;
import org.passeur.vocab.Skos;

/** The vocabulary, the lists and the rules at their addresses, for people and for programs. */
class VocabularyAddressesTest {
  @TempDir static Path folder;
  private static DemoHouse demo;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ns", "/ns/Community", "/scheme/function", "/shapes"})
  void aBrowserGetsAPageAndAProgramGetsRdf(String path) throws Exception {
    var page = demo.get(path, "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
    assertEquals(200, page.statusCode());
    assertTrue(DemoHouse.header(page, "Content-Type").startsWith("text/html"));
    assertTrue(page.headers().allValues("Vary").toString().contains("Accept"));
    assertTrue(demo.graph(path, "text/turtle", Lang.TURTLE).size() > 5);
    assertTrue(demo.graph(path, "application/ld+json", Lang.JSONLD).size() > 5);
    assertTrue(demo.graph(path + ".nt", "", Lang.NTRIPLES).size() > 5);
    assertTrue(demo.graph(path + ".rdf", "text/html", Lang.RDFXML).size() > 5);
  }

  @Test
  void aHashAddressLeadsToADocumentThatSpeaksOfTheTerm() throws Exception {
    Graph vocabulary = demo.graph("/ns", "text/turtle", Lang.TURTLE);
    for (Node term : new Ontology().classes()) {
      assertTrue(vocabulary.contains(term, Rdf.LABEL, Node.ANY), term.toString());
    }
    String page = demo.get("/ns", "Accept", "text/html").body();
    assertTrue(page.contains("id=\"Community\"") && page.contains("id=\"holder\""));
  }

  @Test
  void aTermOfAListLeadsToItsPlaceInTheList() throws Exception {
    var answer = demo.get("/concept/function/gather", "Accept", "text/turtle");
    assertEquals(303, answer.statusCode());
    assertEquals("/scheme/function#gather", DemoHouse.header(answer, "Location"));
    Node gather = NodeFactory.createURI(Psr.CONCEPT + "function/gather");
    Graph list = demo.graph("/scheme/function", "text/turtle", Lang.TURTLE);
    assertTrue(list.contains(gather, Skos.PREF_LABEL, Node.ANY));
    assertTrue(
        demo.get("/scheme/function", "Accept", "text/html").body().contains("id=\"gather\""));
    assertEquals(303, demo.get("/concept/function").statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "/ns/Nothing",
    "/ns/9.9.9",
    "/ns/Community.xyz",
    "/concept/function/nothing",
    "/concept/nothing",
    "/scheme/nothing",
    "/scheme/nothing.ttl"
  })
  void whatDoesNotExistIsNotFound(String path) throws Exception {
    assertEquals(404, demo.get(path, "Accept", "text/html").statusCode());
    assertEquals(404, demo.get(path, "Accept", "text/turtle").statusCode());
  }

  @Test
  void anEarlierVersionOfTheVocabularyStaysAtItsAddress() throws Exception {
    assertTrue(demo.graph("/ns/0.1.0", "text/turtle", Lang.TURTLE).size() > 100);
    assertTrue(demo.graph("/ns/" + new Ontology().version(), "", Lang.TURTLE).size() > 100);
  }

  @Test
  void theRulesAreThereAsShapes() throws Exception {
    Graph shapes = demo.graph("/shapes", "text/turtle", Lang.TURTLE);
    Node name = NodeFactory.createURI(Psr.SHAPES + "CommunityName");
    assertTrue(shapes.contains(name, Rdf.TYPE, Sh.NODE_SHAPE));
    assertTrue(demo.get("/shapes", "Accept", "text/html").body().contains("id=\"CommunityName\""));
  }

  @Test
  void aTermPageSaysHowOftenTheTermIsUsed() throws Exception {
    long count = demo.house.statistics.ofClass(Psr.PRACTICE.getURI());
    assertTrue(count > 3);
    String page = demo.get("/ns/Practice?lang=en", "Accept", "text/html").body();
    assertTrue(page.contains(count + " in the public data"), page);
  }

  @Test
  void theNumbersAreThoseOfACount() {
    long wrong =
        demo.house.published.read(
            data -> demo.house.statistics.differences(demo.house.published.union()));
    assertEquals(0, wrong);
  }
}
