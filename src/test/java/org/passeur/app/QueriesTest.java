package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.rights.Role;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Sh;

/** The ready questions over HTTP: pages, files, values, the staff, and the examples as data. */
class QueriesTest {
  private static final String PUBLIC = "/queries/competency/condition-over-time";

  /** A community of the thesis and its condition, which the first values need not be. */
  private static final String VALUES = "?community=id/community/cdpunun22222";

  private static final String STAFF = "/queries/competency/consents-to-renew";
  private static final QueryLibrary LIBRARY = new QueryLibrary();

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

  @Test
  void everyQuestionIsListedOnceAndAnswersOrSaysWhoItIsFor() throws Exception {
    List<String> listed = new ArrayList<>();
    LIBRARY.themes().values().forEach(listed::addAll);
    assertEquals(LIBRARY.ready(), new ArrayList<>(new TreeSet<>(listed)));
    assertEquals(listed.size(), new TreeSet<>(listed).size());
    var list = Jsoup.parse(demo.get("/queries", "Accept", "text/html").body());
    for (String name : listed) {
      assertEquals(1, list.select("a[href=/queries/" + name + "]").size(), name);
      var page = demo.get("/queries/" + name, "Accept", "text/html");
      assertEquals(200, page.statusCode(), name);
      boolean staff = LIBRARY.header(name).staffOnly();
      assertEquals(staff, !page.body().contains("id=\"reponse\""), name);
    }
  }

  @Test
  void everyColumnHasANameInBothLanguages() {
    for (String language : List.of("fr", "en")) {
      var texts = ResourceBundle.getBundle("messages", java.util.Locale.forLanguageTag(language));
      for (String name : LIBRARY.ready()) {
        if (!LIBRARY.constructs(name)) {
          for (String column :
              QueryFactory.create(LIBRARY.text(name, java.util.Map.of())).getResultVars()) {
            assertTrue(texts.containsKey("questions.column." + column), name + " " + column);
          }
        }
      }
    }
  }

  @Test
  void theListIsNarrowedByWordsWithoutTheirAccents() throws Exception {
    var page = Jsoup.parse(demo.get("/queries?q=THEME", "Accept", "text/html").body());
    assertTrue(page.select(".items a").size() > 2);
    assertTrue(page.select(".items a").size() < LIBRARY.ready().size());
    var none = demo.get("/queries?q=zzzz", "Accept", "text/html").body();
    assertTrue(none.contains("zzzz"));
  }

  @Test
  void anAnswerIsAPageWithNamesAndLinksInsteadOfAddresses() throws Exception {
    var page = Jsoup.parse(demo.get(PUBLIC + VALUES + "&lang=en", "Accept", "text/html").body());
    assertEquals(List.of("Date", "Level", "Reason"), page.select("thead th").eachText());
    assertEquals("partial", page.select("tbody td a").eachText().get(0));
    assertFalse(page.select("table").text().contains("http"), page.select("table").text());
    assertTrue(page.select("select#v-community option").size() > 5);
    assertTrue(
        page.select("select#v-condition option").eachText().contains("sustained facilitation"));
  }

  @Test
  void anAnswerIsAFileByTheEndOfTheAddressAndByAccept() throws Exception {
    var csv = demo.get(PUBLIC + ".csv" + VALUES);
    assertTrue(DemoHouse.header(csv, "Content-Type").startsWith("text/csv"));
    assertTrue(csv.body().startsWith("date,level,why\r\n"), csv.body());
    assertEquals(csv.body(), demo.get(PUBLIC + VALUES, "Accept", "text/csv").body());
    assertEquals("*", DemoHouse.header(csv, "Access-Control-Allow-Origin"));
    var json =
        new ObjectMapper().readTree(demo.get(PUBLIC + VALUES, "Accept", "application/json").body());
    assertEquals("level", json.at("/head/vars/1").asText());
    assertEquals("uri", json.at("/results/bindings/0/level/type").asText());
    Graph graph = demo.graph(PUBLIC + VALUES, "application/ld+json", Lang.JSONLD);
    Node level = NodeFactory.createURI(House.BASE + PUBLIC + "#level");
    assertTrue(graph.contains(Node.ANY, level, Node.ANY));
    String built = "/queries/competency/communities-as-schema-org";
    assertTrue(demo.graph(built, "text/turtle", Lang.TURTLE).size() > 5);
    assertTrue(demo.get(built + ".csv").body().startsWith("subject,predicate,object"));
    assertEquals(406, demo.get(PUBLIC, "Accept", "image/png").statusCode());
  }

  @Test
  void aValueChangesTheAnswerAndMayBeWrittenShort() throws Exception {
    String other = "?community=" + DemoHouse.encode("id/community/cdpdeux22222");
    assertEquals(200, demo.get(PUBLIC + ".csv" + other).statusCode());
    String none = demo.get(PUBLIC + ".csv?community=id/community/aaaaaaaaaaaa").body();
    assertEquals("date,level,why\r\n", none);
    String whole = demo.get(PUBLIC + ".csv?community=").body();
    assertEquals(demo.get(PUBLIC + ".csv").body(), whole, "an empty field keeps the first value");
  }

  @Test
  void aValueThatDoesNotFitIsToldInBothLanguagesAndKeepsTheForm() throws Exception {
    String path = "/queries/competency/changed-since?since=hier";
    var french = demo.get(path, "Accept", "text/html", "Accept-Language", "fr");
    assertEquals(400, french.statusCode());
    assertTrue(french.body().contains("n’est pas une date"), french.body());
    assertTrue(french.body().contains("name=\"since\""));
    var english = demo.get(path + "&lang=en", "Accept", "application/json");
    assertEquals(400, english.statusCode());
    assertTrue(english.body().contains("is not a date"), english.body());
    assertEquals(400, demo.get(PUBLIC + ".csv?nothing=1").statusCode());
    String injected = DemoHouse.encode("x> ?y } UNION { ?s ?p ?o } #");
    assertEquals(400, demo.get(PUBLIC + ".csv?community=" + injected).statusCode());
  }

  @Test
  void whatIsNotPublicIsAnsweredToTheStaffAlone() throws Exception {
    var page = demo.get(STAFF, "Accept", "text/html");
    assertEquals(200, page.statusCode());
    assertFalse(page.body().contains("<table"), "no answer without a token");
    assertEquals(401, demo.get(STAFF + ".csv").statusCode());
    assertEquals(401, demo.get(STAFF, "Accept", "application/json").statusCode());
    String curator = "Bearer " + demo.token(Role.CURATOR);
    assertEquals(403, demo.get(STAFF + ".csv", "Authorization", curator).statusCode());
    assertEquals(
        403, demo.get(STAFF, "Accept", "text/html", "Authorization", curator).statusCode());
    String staff = "Bearer " + demo.token(Role.STAFF);
    var csv = demo.get(STAFF + ".csv", "Authorization", staff);
    assertTrue(csv.body().startsWith("person,"), csv.body());
    assertEquals("private, no-store", DemoHouse.header(csv, "Cache-Control"));
    assertEquals("", DemoHouse.header(csv, "Access-Control-Allow-Origin"));
    var answered = demo.get(STAFF, "Accept", "text/html", "Authorization", staff);
    assertTrue(answered.body().contains("id=\"reponse\""));
  }

  @Test
  void onlyTheLibraryHasAddresses() throws Exception {
    for (String path :
        List.of("/queries/browse/person", "/queries/competency/none", PUBLIC + ".xyz")) {
      assertEquals(404, demo.get(path, "Accept", "text/html").statusCode(), path);
    }
  }

  @Test
  void aQuestionOpensInTheWorkshopWithItsValues() throws Exception {
    String path = "/sparql?exemple=competency/changed-since&since=2025-01-01";
    String page = demo.get(path, "Accept", "text/html").body();
    String query = Jsoup.parse(page).select("#query").text();
    assertTrue(query.contains("\"2025-01-01\"^^"), query);
    QueryFactory.create(query, Syntax.syntaxSPARQL_11);
    String term =
        "/sparql?exemple=uses-of-class&term="
            + DemoHouse.encode("https://w3id.org/passeur/ns#Practice");
    String uses = Jsoup.parse(demo.get(term, "Accept", "text/html").body()).select("#query").text();
    assertTrue(uses.contains("psr:Practice"), uses);
    assertEquals(200, demo.get("/sparql?query=" + DemoHouse.encode(uses)).statusCode());
    String wrong = "/sparql?exemple=competency/changed-since&since=hier";
    assertEquals(400, demo.get(wrong, "Accept", "text/html").statusCode());
  }

  @Test
  void theExamplesAreDataThatRunsAsItStands() throws Exception {
    Graph examples = demo.graph("/.well-known/sparql-examples", "text/turtle", Lang.TURTLE);
    Node executable = NodeFactory.createURI(Sh.NS + "SPARQLExecutable");
    List<Node> all =
        examples.find(Node.ANY, Rdf.TYPE, executable).mapWith(t -> t.getSubject()).toList();
    assertEquals(
        LIBRARY.ready().stream().filter(n -> !LIBRARY.header(n).staffOnly()).count(), all.size());
    for (Node example : all) {
      assertEquals(2, examples.find(example, Rdf.COMMENT, Node.ANY).toList().size());
      String text =
          examples
              .find(example, Node.ANY, Node.ANY)
              .filterKeep(t -> t.getPredicate().getURI().matches(".*shacl#(select|construct)"))
              .mapWith(t -> t.getObject().getLiteralLexicalForm())
              .next();
      var answer = demo.get("/sparql?query=" + DemoHouse.encode(text));
      assertEquals(200, answer.statusCode(), example + "\n" + text + answer.body());
      assertEquals(200, demo.get(example.getURI().substring(House.BASE.length())).statusCode());
    }
  }
}
