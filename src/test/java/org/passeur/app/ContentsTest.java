package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.document.Outbound;
import org.passeur.log.Note;
import org.passeur.web.Site;

@DisplayName("What the pages say of what an installation holds")
class ContentsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What only the demonstration is, or speaks of. */
  private static final Pattern DEMONSTRATION =
      Pattern.compile(
          "(?i)fictif|fictive|fictional|une démonstration|a demonstration|compost|jardin collectif"
              + "|collective garden|bac brun");

  private static final List<String> ADDRESSES =
      List.of("/", "/a-propos", "/donnees", "/methodes", "/dataset", "/aiguillage", "/nowhere");

  @TempDir Path folder;
  private House house;
  private Site site;

  @BeforeEach
  void serve() {
    JenaSystem.init();
    Outbound.off();
    house = new House(new DataFolder(folder), "", House.BASE, false);
    var config = new Config(folder, "127.0.0.1", 0, "", false, false);
    site = Site.start(Serve.parts(house, config), "127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    site.close();
    house.close();
  }

  private String page(String address, String language) throws Exception {
    String sign = address.contains("?") ? "&" : "?";
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + site.port() + address + sign + "lang=" + language))
            .header("Accept", "text/html")
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }

  private void speaksOfNoDemonstration() throws Exception {
    for (String language : List.of("fr", "en")) {
      for (String address : ADDRESSES) {
        var found = DEMONSTRATION.matcher(page(address, language).replace("serve --demo", ""));
        assertFalse(
            found.find() && !address.equals("/methodes"),
            () -> address + " " + language + ": " + found.group());
      }
    }
  }

  private void write(String turtle) {
    Node graph = house.addresses.publicGraph("jardins");
    house.record.write(
        new Note("test", "test", "test"),
        data -> {
          var triples = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
          RDFParser.fromString(turtle, Lang.TURTLE).base(house.addresses.resolver()).parse(triples);
          triples
              .find()
              .forEachRemaining(
                  t -> data.add(graph, t.getSubject(), t.getPredicate(), t.getObject()));
        });
    house.projections.await(house.record.head());
  }

  @Test
  @DisplayName("an empty one says what to do first, and gives no examples")
  void empty() throws Exception {
    assertTrue(page("/", "fr").contains("Ce réseau est encore vide"));
    assertTrue(page("/", "en").contains("This network is still empty"));
    assertFalse(page("/", "fr").contains("class=\"plain examples\""));
    assertFalse(page("/nowhere", "fr").contains("class=\"plain examples\""));
    assertTrue(page("/a-propos", "en").contains("This network is still empty"));
    speaksOfNoDemonstration();
  }

  @Test
  @DisplayName("one with data of its own gives its own examples and calls nothing fiction")
  void own() throws Exception {
    write(
        """
        @prefix psr: <https://w3id.org/passeur/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <id/organization/atelierbois2> a org:FormalOrganization ; skos:prefLabel "Atelier du bois"@fr .
        <id/need/tournagebois> a psr:Need ; dcterms:title "Tourner un bol en bois"@fr ;
          psr:expressedBy <id/organization/atelierbois2> ; dcterms:created "2026-10-01"^^xsd:date .
        """);
    assertTrue(page("/", "fr").contains("Tourner un bol en bois"));
    assertFalse(page("/", "en").contains("class=\"plain examples\""), "no need in English");
    assertFalse(page("/", "fr").contains("encore vide"));
    speaksOfNoDemonstration();
  }

  @Test
  @DisplayName("the demonstration says that it is one, and follows changes both ways")
  void demonstration() throws Exception {
    assertTrue(page("/", "fr").contains("encore vide"));
    house.addDemonstration();
    house.projections.await(house.record.head());
    assertTrue(page("/", "fr").contains("Vous visitez une démonstration"));
    assertTrue(page("/a-propos", "en").contains("A demonstration"));
    assertTrue(page("/", "fr").contains("composteur partagé"));
    write(
        """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> .
        <id/organization/atelierbois2> a org:FormalOrganization ; skos:prefLabel "Atelier du bois"@fr .
        """);
    assertFalse(page("/", "fr").contains("Vous visitez une démonstration"));
    assertTrue(page("/", "fr").contains("À côté des données de ce réseau"));
  }

  @Test
  @DisplayName("an empty one shows whom to call all the same, also to programs")
  void danger() throws Exception {
    assertTrue(page("/aiguillage?q=je+veux+mourir", "fr").contains("href=\"tel:+18662773553\""));
    var answer = new ObjectMapper().readTree(page("/api/route?q=je+veux+mourir", "fr"));
    assertEquals("tel:911", answer.path("emergency").path(0).path("phone").asText());
    assertEquals("none", answer.path("confidence").asText());
  }
}
