package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestData;
import org.passeur.rights.Role;

/**
 * A curator's update looks only for what a curator may read, and still writes where a curator may
 * write.
 */
final class UpdateViewTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NORMAND = "id/person/o7cntjqvraky";
  private static final String CONTACT = "graph/person/o7cntjqvraky/contact";
  private static final String EMAIL = "<mailto:normand.lq@quatreclochers.example>";

  /** Where the updates below bring what they find, as a text that looks like no address. */
  private static final String LEAK = "graph/public/leak";

  private static final String INSERT =
      "INSERT { GRAPH <"
          + LEAK
          + "> { <id/resource/leak22222222> dcterms:abstract ?text } } %s WHERE { %s"
          + " BIND(STRLANG(CONCAT('found ', REPLACE(STR(?m), '[^a-z]', ' ')), 'en') AS ?text) }";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static String curator;

  @BeforeAll
  static void open() {
    demo = new DemoHouse(folder);
    curator = demo.token(Role.CURATOR);
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  private static HttpRequest.Builder request(String method, String path, String type, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
        .header("Authorization", "Bearer " + curator)
        .header("Content-Type", type)
        .method(method, BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(String method, String path, String type, String body)
      throws Exception {
    return HTTP.send(request(method, path, type, body).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> update(String text) throws Exception {
    return send("POST", "/update", "application/sparql-update", TestData.update(text));
  }

  private static List<String> leaked() {
    return demo.house.record.read(
        all ->
            Iter.toList(
                Iter.map(
                    all.find(TestData.ours(LEAK), Node.ANY, Node.ANY, Node.ANY),
                    q -> q.getObject().getLiteralLexicalForm())));
  }

  private static boolean stored(String graph, String subject, String object) {
    Node address = TestData.quads("{ <x:s> <x:p> " + object + " }").get(0).getObject();
    return demo.house.record.read(
        all -> all.contains(TestData.ours(graph), TestData.ours(subject), Node.ANY, address));
  }

  /** Ways to come by an e-mail address: the clause that names graphs, and the pattern. */
  private static List<String[]> wheres() {
    List<String[]> all = new ArrayList<>();
    for (String pattern :
        List.of(
            "?p vcard:hasEmail ?m .",
            "GRAPH ?g { ?p vcard:hasEmail ?m }",
            "GRAPH <" + CONTACT + "> { ?p ?q ?m }",
            "VALUES ?g { <" + CONTACT + "> } GRAPH ?g { ?p ?q ?m }",
            "?p vcard:hasEmail+ ?m .",
            "?p (vcard:hasEmail|vcard:hasTelephone) ?m . FILTER(CONTAINS(STR(?m), 'quatre'))",
            "<" + NORMAND + "> !rdf:type ?m . FILTER(CONTAINS(STR(?m), 'quatre'))",
            "?m ^vcard:hasEmail ?p .",
            "GRAPH ?g { ?p vcard:hasEmail+ ?m }",
            "{ SELECT ?m { ?p vcard:hasEmail ?m } }",
            "{ SELECT ?m { GRAPH ?g { ?p vcard:hasEmail ?m } } }",
            "{ SELECT (GROUP_CONCAT(STR(?x)) AS ?m) { ?p vcard:hasEmail ?x } }"
                + " FILTER(CONTAINS(?m, '@'))",
            "{ SELECT (COUNT(*) AS ?n) { ?p vcard:hasEmail ?x } } FILTER(?n > 0) BIND('n' AS ?m)",
            "BIND('guessed' AS ?m) FILTER EXISTS { <"
                + NORMAND
                + "> vcard:hasEmail "
                + EMAIL
                + " }",
            "BIND('guessed' AS ?m) FILTER EXISTS { GRAPH <" + CONTACT + "> { ?p ?q ?o } }",
            "BIND('guessed' AS ?m) FILTER EXISTS { GRAPH ?g { ?p vcard:hasEmail+ " + EMAIL + " } }",
            "BIND('guessed' AS ?m) FILTER NOT EXISTS { FILTER NOT EXISTS { ?p ?q " + EMAIL + " } }",
            "GRAPH <urn:x-arq:UnionGraph> { ?p vcard:hasEmail ?m }",
            "GRAPH <urn:x-arq:UnionGraph> { ?p vcard:hasEmail+ ?m }",
            "GRAPH <urn:x-arq:DefaultGraph> { ?p ?q ?m }",
            "OPTIONAL { ?p vcard:hasEmail ?m } FILTER(BOUND(?m))",
            "GRAPH ?g { } FILTER(CONTAINS(STR(?g), '/contact')) BIND(STR(?g) AS ?m)",
            "?p psr:recognition ?m .",
            "GRAPH ?g { ?p psr:participationLevel ?m }",
            "?s psr:solicits ?m .",
            "GRAPH <graph/restricted/referral> { ?s ?p ?m }",
            "GRAPH <graph/community/cercleparole> { ?s ?p ?m }",
            "{ ?p vcard:hasEmail ?m } UNION { GRAPH ?g { ?p vcard:hasEmail ?m } }",
            "?p ?q ?m . ?p vcard:hasEmail " + EMAIL + " .",
            "GRAPH ?g { ?p vcard:hasEmail ?x } GRAPH ?g { ?p ?q ?m }")) {
      all.add(new String[] {"", pattern});
    }
    all.add(new String[] {"USING <" + CONTACT + ">", "?p ?q ?m"});
    all.add(new String[] {"USING NAMED <" + CONTACT + ">", "GRAPH ?g { ?p ?q ?m }"});
    all.add(new String[] {"USING <urn:x-arq:UnionGraph>", "?p vcard:hasEmail ?m"});
    all.add(new String[] {"USING <urn:x-arq:DefaultGraph>", "?p ?q ?m"});
    all.add(
        new String[] {
          "USING <graph/public/demo> USING NAMED <" + CONTACT + ">",
          "GRAPH ?g { ?p vcard:hasEmail+ ?m }"
        });
    return all;
  }

  @Test
  void noUpdateBringsWhatItsAuthorMayNotReadIntoTheOpen() throws Exception {
    assertTrue(stored(CONTACT, NORMAND, EMAIL));
    for (String[] where : wheres()) {
      String text = INSERT.formatted(where[0], where[1]);
      var answer = update("PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> " + text);
      assertEquals(204, answer.statusCode(), text + answer.body());
      assertEquals(List.of(), leaked(), text);
    }
    var with =
        update(
            "WITH <"
                + CONTACT
                + "> INSERT { GRAPH <"
                + LEAK
                + "> { <id/resource/leak22222222>"
                + " dcterms:abstract 'found'@en } } WHERE { ?p ?q ?m }");
    assertEquals(204, with.statusCode());
    var protocol =
        send(
            "POST",
            "/update?using-graph-uri=" + DemoHouse.encode(House.BASE + "/" + CONTACT),
            "application/sparql-update",
            TestData.update(INSERT.formatted("", "?p ?q ?m")));
    assertEquals(204, protocol.statusCode(), protocol.body());
    assertEquals(List.of(), leaked());
  }

  @Test
  void noUpdateReadsByAConsentThatItWritesAndTakesBack() throws Exception {
    String consent =
        "DATA { GRAPH <graph/restricted/consent> { <id/consent/leakleak2222> dpv:hasDataSubject"
            + " <id/person/qwlpi7qudzp7> ; dpv:hasConsentStatus dpv:ConsentGiven ;"
            + " psr:consentAudience audience:public ; psr:consentCovers data:name } }";
    String find =
        INSERT.formatted("", "<id/person/qwlpi7qudzp7> foaf:name ?m")
            + " ; INSERT { GRAPH <graph/public/leak> { <id/resource/leak22222222> dcterms:abstract"
            + " 'found'@en } } WHERE { GRAPH <graph/person/qwlpi7qudzp7/name> { ?p ?q ?m } }";
    var answer = update("INSERT " + consent + " ; " + find + " ; DELETE " + consent);
    assertEquals(204, answer.statusCode(), answer.body());
    assertEquals(List.of(), leaked());
  }

  @Test
  void anUpdateReadsByAConsentThatItTakesAwayAndGivesBack() throws Exception {
    String status =
        "DATA { GRAPH <graph/restricted/consent> { <id/consent/mfbq2pfmlaxa>"
            + " dpv:hasConsentStatus dpv:ConsentGiven } }";
    String find = INSERT.formatted("", "<id/person/3glyhpsrlih7> foaf:name ?m");
    assertEquals(
        204, update("DELETE " + status + " ; " + find + " ; INSERT " + status).statusCode());
    assertEquals(1, leaked().size());
    assertEquals(204, update("DROP GRAPH <" + LEAK + ">").statusCode());
  }

  @Test
  void whatIsOpenIsFoundAsBefore() throws Exception {
    for (String[] where :
        List.of(
            new String[] {"", "<id/organization/retourne2222> skos:prefLabel ?m"},
            new String[] {"", "GRAPH ?g { <id/organization/retourne2222> skos:prefLabel ?m }"},
            new String[] {"", "<id/organization/retourne2222> (skos:prefLabel|skos:altLabel)+ ?m"},
            new String[] {
              "USING <graph/public/demo>", "<id/organization/retourne2222> skos:prefLabel ?m"
            },
            new String[] {"", "<id/person/3glyhpsrlih7> foaf:name ?m"})) {
      assertEquals(204, update(INSERT.formatted(where[0], where[1])).statusCode());
      assertFalse(leaked().isEmpty(), where[1]);
      assertEquals(204, update("DROP GRAPH <" + LEAK + ">").statusCode());
    }
  }

  @Test
  void aGraphThatIsNotReadIsNeitherCopiedNorMovedAndWhetherItExistsIsNotTold() throws Exception {
    for (String verb : List.of("COPY", "MOVE", "ADD", "COPY SILENT", "MOVE SILENT", "ADD SILENT")) {
      var there = update(verb + " GRAPH <" + CONTACT + "> TO GRAPH <" + LEAK + ">");
      String other = CONTACT.replace("o7cntjqvraky", "qqqqqqqqqqqq");
      var nowhere = update(verb + " GRAPH <" + other + "> TO GRAPH <" + LEAK + ">");
      assertEquals(403, there.statusCode(), verb + there.body());
      assertEquals(there.body(), nowhere.body().replace("qqqqqqqqqqqq", "o7cntjqvraky"));
    }
    for (String graph : List.of(CONTACT, CONTACT.replace("o7cntjqvraky", "qqqqqqqqqqqq"))) {
      String exists = "BIND('g' AS ?m) FILTER EXISTS { GRAPH <" + graph + "> { } }";
      assertEquals(204, update(INSERT.formatted("", exists)).statusCode());
      assertEquals(List.of("found g"), leaked(), "said of any graph that is not read");
      assertEquals(204, update("DROP GRAPH <" + LEAK + ">").statusCode());
    }
    assertTrue(stored(CONTACT, NORMAND, EMAIL));
    assertEquals(List.of(), leaked());
  }

  @Test
  void clearingWhatIsNotReadSaysTheSameWhetherItIsThereOrNot() throws Exception {
    String graph = "graph/person/clearclear22/contact";
    String person = "id/person/clearclear22";
    String data = "GRAPH <" + graph + "> { <" + person + "> vcard:hasEmail <mailto:c@d.example> }";
    for (String verb : List.of("CLEAR", "DROP")) {
      assertEquals(204, update("INSERT DATA { " + data + " }").statusCode());
      assertTrue(stored(graph, person, "<mailto:c@d.example>"));
      assertEquals(204, update(verb + " GRAPH <" + graph + ">").statusCode());
      assertFalse(stored(graph, person, "<mailto:c@d.example>"));
      assertEquals(204, update(verb + " GRAPH <" + graph + ">").statusCode());
    }
  }

  @Test
  void aCuratorWritesWithAMandateWhatTheyCannotRead() throws Exception {
    String graph = "graph/person/mandate22222/contact";
    String person = "id/person/mandate22222";
    String at = "/graphs?graph=" + DemoHouse.encode(House.BASE + "/" + graph);
    String turtle =
        "<" + House.BASE + "/" + person + "> <http://www.w3.org/2006/vcard/ns#hasEmail> ";
    String hers = "<mailto:ada@mandate.example>";
    String ours = "GRAPH <" + graph + "> { <" + person + "> vcard:hasEmail ";

    assertEquals(204, update("INSERT DATA { " + ours + hers + " } }").statusCode());
    assertTrue(stored(graph, person, hers));
    assertEquals(204, update("DELETE WHERE { GRAPH ?g { <" + person + "> ?p ?o } }").statusCode());
    assertTrue(stored(graph, person, hers), "what is not found is not deleted");
    assertEquals(204, update("DELETE DATA { " + ours + hers + " } }").statusCode());
    assertFalse(stored(graph, person, hers));

    assertEquals(204, send("PUT", at, "text/turtle", turtle + hers + " .").statusCode());
    assertEquals(
        204, send("POST", at, "text/turtle", turtle + "<mailto:b@d.example> .").statusCode());
    assertTrue(stored(graph, person, hers) && stored(graph, person, "<mailto:b@d.example>"));
    assertEquals(204, send("DELETE", at, "text/turtle", "").statusCode());
    assertFalse(stored(graph, person, hers));
  }

  @Test
  void theGraphStoreSaysTheSameOfAGraphThatIsNotReadWhetherItIsThereOrNot() throws Exception {
    long before = demo.house.record.head();
    for (String graph : List.of(CONTACT, CONTACT.replace("o7cntjqvraky", "qqqqqqqqqqqq"))) {
      String at = "/graphs?graph=" + DemoHouse.encode(House.BASE + "/" + graph);
      assertEquals(204, send("POST", at, "text/turtle", "").statusCode(), graph);
      for (String header : List.of("If-None-Match: *", "If-Match: *", "If-Match: \"abc\"")) {
        String[] parts = header.split(": ", 2);
        for (String method : List.of("PUT", "POST", "DELETE")) {
          var answer =
              HTTP.send(
                  request(method, at, "text/turtle", "").header(parts[0], parts[1]).build(),
                  BodyHandlers.ofString());
          assertEquals(403, answer.statusCode(), method + " " + header + answer.body());
          assertFalse(answer.body().contains("changes"), answer.body());
        }
      }
    }
    String nowhere = "/graphs?graph=" + DemoHouse.encode(House.BASE + "/" + LEAK + "2");
    assertEquals(404, send("DELETE", nowhere, "text/turtle", "").statusCode(), "a public one");
    String gone = CONTACT.replace("o7cntjqvraky", "qqqqqqqqqqqq");
    String at = "/graphs?graph=" + DemoHouse.encode(House.BASE + "/" + gone);
    assertEquals(204, send("DELETE", at, "text/turtle", "").statusCode());
    assertEquals(before, demo.house.record.head());
  }

  @Test
  void aPatchSaysTheSameOfOtherThingsWhetherTheyAreThereOrNot() throws Exception {
    String seen =
        DemoHouse.header(demo.get("/data/resource/comprats2222.ttl", "Accept", "*/*"), "ETag");
    String other = "<mailto:nobody@quatreclochers.example>";
    for (String text :
        List.of(
            "CLEAR GRAPH <%s>",
            "DROP SILENT GRAPH <%s>",
            "DELETE DATA { GRAPH <%s> { <" + NORMAND + "> vcard:hasEmail %s } }",
            "INSERT DATA { GRAPH <%s> { <" + NORMAND + "> vcard:hasEmail %s } }",
            "DELETE { GRAPH <%s> { ?p vcard:hasEmail %s } } WHERE { VALUES ?p { <"
                + NORMAND
                + "> } }")) {
      List<String> answers = new ArrayList<>();
      String nowhere = CONTACT.replace("o7cntjqvraky", "qqqqqqqqqqqq");
      for (String update :
          List.of(
              text.formatted(CONTACT, EMAIL),
              text.formatted(CONTACT, other),
              text.formatted(nowhere, EMAIL))) {
        var request =
            request(
                    "PATCH",
                    "/id/resource/comprats2222",
                    "application/sparql-update",
                    TestData.update(update))
                .header("If-Match", seen)
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        answers.add(answer.statusCode() + answer.body());
      }
      assertTrue(answers.get(0).startsWith("422"), answers.get(0));
      assertEquals(1, answers.stream().distinct().count(), text + answers);
    }
  }

  @Test
  void noPatchFindsWhatItsAuthorMayNotRead() throws Exception {
    String resource = "id/resource/comprats2222";
    String seen =
        DemoHouse.header(demo.get("/data/resource/comprats2222.ttl", "Accept", "*/*"), "ETag");
    var answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + demo.site.port() + "/" + resource))
                .header("Authorization", "Bearer " + curator)
                .header("Content-Type", "application/sparql-update")
                .header("If-Match", seen)
                .method(
                    "PATCH",
                    BodyPublishers.ofString(
                        TestData.update(
                            "INSERT { GRAPH <graph/public/demo> { <"
                                + resource
                                + "> dcterms:alternative ?t } } WHERE { ?p vcard:hasEmail ?m"
                                + " BIND(REPLACE(STR(?m), '[^a-z]', ' ') AS ?t) }")))
                .build(),
            BodyHandlers.ofString());
    assertEquals(204, answer.statusCode(), answer.body());
    boolean brought =
        demo.house.record.read(
            all ->
                all.contains(
                    Node.ANY, TestData.ours(resource), DCTerms.alternative.asNode(), Node.ANY));
    assertFalse(brought);
  }
}
