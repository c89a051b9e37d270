package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.http.HttpOp;
import org.apache.jena.http.auth.AuthEnv;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdfconnection.RDFConnection;
import org.apache.jena.rdfconnection.RDFConnectionFuseki;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.rdfpatch.changes.RDFChangesCollector;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestData;
import org.passeur.rights.Role;

/** Jena's own client of Fuseki, with the names of our addresses. */
class FusekiClientTest {
  private static final String GRAPH = House.BASE + "/graph/public/client";
  private static final String THEME = House.BASE + "/id/theme/aaaaaaaaaaaa";

  private static final List<String> WRITTEN = List.of("update", "graphs", "patch");

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static String server;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
    server = "http://127.0.0.1:" + demo.site.port() + "/";
    bear(demo.token(Role.CURATOR));
  }

  private static void bear(String token) {
    for (String address : WRITTEN) {
      AuthEnv.get().setBearerToken(server + address, token);
    }
  }

  @AfterAll
  static void stop() {
    WRITTEN.forEach(address -> AuthEnv.get().setBearerToken(server + address, null));
    demo.close();
  }

  private static RDFConnection connection() {
    return RDFConnectionFuseki.create()
        .destination(server)
        .queryEndpoint("sparql")
        .updateEndpoint("update")
        .gspEndpoint("graphs")
        .build();
  }

  private static Model noted(String... words) {
    Model model = ModelFactory.createDefaultModel();
    Resource theme = model.createResource(THEME);
    for (String word : words) {
      theme.addProperty(SKOS.note, word, "fr");
    }
    return model;
  }

  @Test
  void asksAndConstructs() {
    try (RDFConnection c = connection()) {
      assertTrue(c.queryAsk("ASK { ?community a <https://w3id.org/passeur/ns#Community> }"));
      long[] rows = {0};
      c.querySelect("SELECT ?s { ?s ?p ?o } LIMIT 7", row -> rows[0]++);
      assertEquals(7, rows[0]);
      assertEquals(5, c.queryConstruct("CONSTRUCT WHERE { ?s a ?o } LIMIT 5").size());
      assertFalse(c.queryDescribe("DESCRIBE <https://w3id.org/passeur/ns#Community>").isEmpty());
    }
  }

  @Test
  void putsLoadsFetchesAndDeletesAGraph() {
    try (RDFConnection c = connection()) {
      c.put(GRAPH, noted("un"));
      assertTrue(c.fetch(GRAPH).isIsomorphicWith(noted("un")));
      c.load(GRAPH, noted("deux"));
      assertTrue(c.fetch(GRAPH).isIsomorphicWith(noted("un", "deux")));
      c.put(GRAPH, noted("trois"));
      assertTrue(c.fetch(GRAPH).isIsomorphicWith(noted("trois")));
      c.delete(GRAPH);
      assertEquals(404, assertThrows(HttpException.class, () -> c.fetch(GRAPH)).getStatusCode());
    }
  }

  @Test
  void updatesAndIsToldWhyNot() {
    try (RDFConnection c = connection()) {
      String graph = House.BASE + "/graph/public/updated";
      c.update(
          TestData.update(
              "INSERT DATA { GRAPH <" + graph + "> { <" + THEME + "> skos:note 'mis'@fr } }"));
      assertTrue(c.queryAsk("ASK { GRAPH <" + graph + "> { ?s ?p 'mis'@fr } }"));
      String nameless =
          TestData.update(
              "INSERT DATA { GRAPH <"
                  + graph
                  + "> { <id/community/aaaaaaaaaaaa> a psr:Community } }");
      var refused = assertThrows(HttpException.class, () -> c.update(nameless));
      assertEquals(422, refused.getStatusCode());
      assertTrue(refused.getResponse().contains("\"report\""), refused.getResponse());
    }
  }

  @Test
  void sendsARdfPatch() {
    String graph = House.BASE + "/graph/public/patch";
    var changes = new RDFChangesCollector();
    changes.txnBegin();
    noted("reporté")
        .getGraph()
        .find()
        .forEachRemaining(
            t ->
                changes.add(
                    NodeFactory.createURI(graph), t.getSubject(), t.getPredicate(), t.getObject()));
    changes.txnCommit();
    var text = new ByteArrayOutputStream();
    RDFPatchOps.write(text, changes.getRDFPatch());
    HttpOp.httpPost(
        server + "patch", "application/rdf-patch", text.toString(StandardCharsets.UTF_8));
    try (RDFConnection c = connection()) {
      assertTrue(c.fetch(graph).isIsomorphicWith(noted("reporté")));
    }
  }

  @Test
  void withoutATokenNothingIsWritten() {
    WRITTEN.forEach(address -> AuthEnv.get().setBearerToken(server + address, null));
    try (RDFConnection c = connection()) {
      var refused = assertThrows(HttpException.class, () -> c.put(GRAPH, noted("non")));
      assertEquals(401, refused.getStatusCode());
    } finally {
      bear(demo.token(Role.CURATOR));
    }
  }
}
