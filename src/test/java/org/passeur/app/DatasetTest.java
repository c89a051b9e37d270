package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.rights.Role;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.VoId;

/** The dataset described in VoID, at every moment what a query counts. */
class DatasetTest {
  private static final Node DATASET =
      NodeFactory.createURI(House.BASE + "/.well-known/void#passeur");

  @TempDir Path folder;

  @Test
  void voidSaysWhatQueriesCountBeforeAndAfterChangesAndAfterARestart() throws Exception {
    String before;
    try (var demo = DemoHouse.decidedHere(folder)) {
      check(demo);
      long triples = number(described(demo), DATASET, VoId.TRIPLES);
      String token = demo.token(Role.CURATOR);
      String theme = "<http://localhost:8080/id/theme/aaaaaaaaaaaa>";
      String skos = "<http://www.w3.org/2004/02/skos/core#";
      String data =
          "GRAPH <http://localhost:8080/graph/public/test> {"
              + theme
              + " a "
              + skos
              + "Concept> ; "
              + skos
              + "prefLabel> 'essai'@fr ; "
              + skos
              + "exactMatch> <http://www.wikidata.org/entity/Q1> }";
      assertEquals(204, update(demo, token, "INSERT DATA { " + data + " }"));
      Graph after = described(demo);
      assertEquals(triples + 3, number(after, DATASET, VoId.TRIPLES));
      Node wikidata = NodeFactory.createURI("http://www.wikidata.org/");
      assertTrue(after.contains(Node.ANY, VoId.OBJECTS_TARGET, wikidata));
      check(demo);
      assertEquals(204, update(demo, token, "DELETE DATA { " + data + " }"));
      assertEquals(triples, number(described(demo), DATASET, VoId.TRIPLES));
      check(demo);
      before = demo.house.statistics.numbers().toString();
    }
    try (var demo = new DemoHouse(folder)) {
      check(demo);
      assertEquals(before.length(), demo.house.statistics.numbers().toString().length());
    }
  }

  private static int update(DemoHouse demo, String token, String text) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + "/update"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/sparql-update")
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static Graph described(DemoHouse demo) throws Exception {
    return demo.graph("/.well-known/void", "text/turtle", Lang.TURTLE);
  }

  private static void check(DemoHouse demo) throws Exception {
    Graph graph = described(demo);
    assertTrue(graph.contains(DATASET, Rdf.TYPE, VoId.DATASET));
    assertTrue(graph.contains(DATASET, Dcterms.LICENSE, Node.ANY));
    assertTrue(graph.contains(DATASET, VoId.EXAMPLE_RESOURCE, Node.ANY));
    counted(demo, graph, DATASET, VoId.TRIPLES, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    counted(
        demo,
        graph,
        DATASET,
        VoId.DISTINCT_SUBJECTS,
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }");
    counted(
        demo,
        graph,
        DATASET,
        VoId.DISTINCT_OBJECTS,
        "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }");
    counted(demo, graph, DATASET, VoId.CLASSES, "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }");
    Node practices =
        graph.find(Node.ANY, VoId.CLASS, Psr.PRACTICE).mapWith(t -> t.getSubject()).next();
    counted(
        demo,
        graph,
        practices,
        VoId.ENTITIES,
        "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a <" + Psr.PRACTICE.getURI() + "> }");
    Node cultivates =
        graph.find(Node.ANY, VoId.PROPERTY, Psr.CULTIVATES).mapWith(t -> t.getSubject()).next();
    counted(
        demo,
        graph,
        cultivates,
        VoId.DISTINCT_OBJECTS,
        "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s <" + Psr.CULTIVATES.getURI() + "> ?o }");
  }

  private static void counted(
      DemoHouse demo, Graph graph, Node subject, Node property, String query) throws Exception {
    var answer = demo.get("/sparql?query=" + DemoHouse.encode(query), "Accept", "text/csv");
    String counted = answer.body().replaceAll("[^0-9]", "");
    assertEquals(counted, String.valueOf(number(graph, subject, property)), query);
  }

  private static long number(Graph graph, Node subject, Node property) {
    return Long.parseLong(
        graph.find(subject, property, Node.ANY).next().getObject().getLiteralLexicalForm());
  }
}
