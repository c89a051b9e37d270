package org.passeur.conformance;

import static org.passeur.conformance.Endpoint.encode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.passeur.conformance.Endpoint.Answer;

/**
 * SPARQL 1.1 Protocol (34 requirements, the cases of the working group's suite in our own data) and
 * SPARQL 1.1 Service Description (3).
 */
public final class ProtocolRequirements {
  private static final String D = "http://example.org/data/";
  private static final String XML = "application/sparql-results+xml";
  private static final String QUERY = "application/sparql-query";
  private static final String UPDATE = "application/sparql-update";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final Set<String> TRUTHS = Set.of(XML, "application/sparql-results+json");
  private static final Set<String> TABLES =
      Set.of(XML, "application/sparql-results+json", "text/csv", "text/tab-separated-values");
  private static final Set<String> GRAPHS =
      Set.of("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json");

  private final List<Requirement> all = new ArrayList<>();

  private ProtocolRequirements() {
    queries();
    datasets();
    updates();
    badQueries();
    badUpdates();
    description();
  }

  public static List<Requirement> all() {
    return new ProtocolRequirements().all;
  }

  private void is(String name, java.util.function.Function<Endpoint, String> check) {
    all.add(new Requirement(name, check));
  }

  private void queries() {
    is("a query by GET", s -> yes(s.get(s.query() + "?query=" + encode("ASK {}"), "")));
    is("a query in a form", s -> yes(post(s, s.query(), FORM, "query=" + encode("ASK {}"))));
    is("a query in the body", s -> yes(post(s, s.query(), QUERY, "ASK {}")));
    is("SELECT answers a table", s -> typed(s, "SELECT (1 AS ?value) {}", TABLES));
    is("ASK answers a truth", s -> typed(s, "ASK {}", TRUTHS));
    is("DESCRIBE answers RDF", s -> typed(s, "DESCRIBE <http://example.org/>", GRAPHS));
    is("CONSTRUCT answers RDF", s -> typed(s, "CONSTRUCT { <s> <p> 1 } WHERE {}", GRAPHS));
  }

  private void datasets() {
    String both = "default-graph-uri=" + encode(D + 1) + "&default-graph-uri=" + encode(D + 2);
    String named = "named-graph-uri=" + encode(D + 1) + "&named-graph-uri=" + encode(D + 2);
    String merged = "ASK { <d1> a ?t . <d2> a ?t FILTER NOT EXISTS { <d3> a ?t } }";
    String apart =
        "ASK { GRAPH ?g { <d1> a ?t } GRAPH ?h { <d2> a ?t } FILTER NOT EXISTS { GRAPH ?i { <d3> a ?t"
            + " } } }";
    String full = "ASK { <d3> a ?t GRAPH ?g { <d1> a ?t } GRAPH ?h { <d2> a ?t } }";
    String other =
        "ASK FROM <" + D + "9> { <d1> a ?t FILTER NOT EXISTS { <d2> a ?t } }"; // the request wins
    is("default graphs of the dataset, by GET", s -> dataset(s, both, merged, false));
    is("default graphs of the dataset, by POST", s -> dataset(s, both, merged, true));
    is("named graphs of the dataset, by GET", s -> dataset(s, named, apart, false));
    is("named graphs of the dataset, by POST", s -> dataset(s, named, apart, true));
    is(
        "default and named graphs of the dataset",
        s -> dataset(s, named + "&default-graph-uri=" + encode(D + 3), full, true));
    is(
        "the dataset of the request is used in place of the query's",
        s -> dataset(s, "default-graph-uri=" + encode(D + 1), other, false));
  }

  private void updates() {
    is("an update in a form", s -> ok(post(s, s.update(), FORM, "update=CLEAR%20ALL")));
    is("an update in the body", s -> ok(post(s, s.update(), UPDATE, "CLEAR ALL")));
    is(
        "relative addresses in an update are made absolute",
        s -> {
          String graph = "http://example.org/base-test";
          String insert = "INSERT DATA { GRAPH <%s> { <http://e/s> <http://e/p> <test> } }";
          Answer changed = post(s, s.update(), UPDATE, insert.formatted(graph));
          String ask = "ASK { GRAPH <%s> { ?s ?p ?o FILTER(STRLEN(STR(?o)) > 10) } }";
          return ok(changed) + yes(s.ask(ask.formatted(graph), XML));
        });
    String where =
        "INSERT { GRAPH <urn:example:out> { ?s <urn:example:in> \"default\" } } WHERE { ?s a <Doc> }";
    String inside =
        "INSERT { GRAPH <urn:example:out> { ?s <urn:example:in> ?g } } WHERE { GRAPH ?g { ?s a <Doc> } }";
    String either =
        "INSERT { GRAPH <urn:example:out> { ?s <urn:example:in> ?in } } WHERE { { GRAPH ?g { ?s a <Doc> } BIND(?g AS"
            + " ?in) } UNION { ?s a <Doc> BIND(\"default\" AS ?in) } }";
    String not3 = " FILTER NOT EXISTS { GRAPH <urn:example:out> { <d3> ?p ?o } } }";
    String using1 = "using-graph-uri=" + encode(D + 1);
    String using2 = "using-graph-uri=" + encode(D + 2);
    String named1 = "using-named-graph-uri=" + encode(D + 1);
    String named2 = "using-named-graph-uri=" + encode(D + 2);
    is(
        "an update reads the default graph of the request",
        s ->
            using(
                s,
                using1,
                where,
                "ASK { GRAPH <urn:example:out> { <d1> <urn:example:in> \"default\" } }"));
    is(
        "an update reads the default graphs of the request",
        s ->
            using(
                s,
                using1 + "&" + using2,
                where,
                "ASK { GRAPH <urn:example:out> { <d1> ?p ?o . <d2> ?q ?o }" + not3));
    is(
        "an update reads the named graphs of the request",
        s ->
            using(
                s,
                named1 + "&" + named2,
                inside,
                "ASK { GRAPH <urn:example:out> { <d1> ?p ?o . <d2> ?q ?r }" + not3));
    is(
        "an update reads the default and named graphs of the request",
        s ->
            using(
                s,
                using1 + "&" + named2,
                either,
                "ASK { GRAPH <urn:example:out> { <d1> <urn:example:in> \"default\" . <d2> <urn:example:in> <"
                    + D
                    + "2> }"
                    + not3));
  }

  private void badQueries() {
    String ask = "?query=" + encode("ASK {}");
    is(
        "a query by another method is refused",
        s -> bad(s.send("PUT", s.query() + ask, "", "", "")));
    is(
        "two queries at once are refused",
        s -> bad(s.get(s.query() + ask + "&query=" + encode("SELECT * {}"), "")));
    is(
        "a query of another media type is refused",
        s -> bad(post(s, s.query(), "text/plain", "ASK {}")));
    is(
        "a form without its media type is refused",
        s -> bad(post(s, s.query(), "", "query=ASK%7B%7D")));
    is("a query without its media type is refused", s -> bad(post(s, s.query(), "", "ASK {}")));
    is("a query in UTF-16 is refused", s -> bad(utf16(s, s.query(), QUERY, "ASK {}")));
    is(
        "a query that is not SPARQL is a bad request",
        s -> status(400, s.get(s.query() + "?query=" + encode("ASK {"), "")));
  }

  private void badUpdates() {
    is(
        "an update by GET is refused",
        s -> bad(s.get(s.update() + "?update=" + encode("CLEAR ALL"), "")));
    is(
        "two updates at once are refused",
        s -> bad(post(s, s.update(), FORM, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT")));
    is(
        "an update of another media type is refused",
        s -> bad(post(s, s.update(), "text/plain", "CLEAR NAMED")));
    is(
        "an update form without its media type is refused",
        s -> bad(post(s, s.update(), "", "update=CLEAR%20NAMED")));
    is("an update in UTF-16 is refused", s -> bad(utf16(s, s.update(), UPDATE, "CLEAR NAMED")));
    is(
        "an update that is not SPARQL is a bad request",
        s -> status(400, post(s, s.update(), FORM, "update=CLEAR%20XYZ")));
    String with =
        "WITH <http://e/a> DELETE { ?p <http://e/n> 'Bill' } WHERE { ?p <http://e/n> 'Bill' }";
    is(
        "an update that names its graphs twice is refused",
        s ->
            bad(
                post(
                    s,
                    s.update(),
                    FORM,
                    "using-named-graph-uri=" + encode("http://e/p") + "&update=" + encode(with))));
  }

  private void description() {
    is("the endpoint answers RDF about itself", s -> described(s, g -> !g.isEmpty()));
    is(
        "the description names the endpoint",
        s -> described(s, g -> g.contains(Node.ANY, sd("endpoint"), iri(s.query()))));
    is(
        "the description is of a service, with a language, formats and a dataset",
        s ->
            described(
                s,
                g ->
                    g.contains(Node.ANY, RDF.type.asNode(), sd("Service"))
                        && g.contains(Node.ANY, sd("supportedLanguage"), sd("SPARQL11Query"))
                        && g.contains(Node.ANY, sd("resultFormat"), Node.ANY)
                        && g.contains(Node.ANY, sd("defaultDataset"), Node.ANY)));
  }

  private static String described(Endpoint s, Predicate<Graph> holds) {
    Answer answer = s.get(s.query(), "text/turtle");
    if (!answer.ok()) {
      return "status " + answer.status();
    }
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), Lang.TURTLE).base(s.query()).parse(graph);
    return holds.test(graph) ? "" : "it says " + answer.body();
  }

  private static String dataset(Endpoint s, String graphs, String query, boolean post) {
    ok(s.change(documents()));
    String text = "BASE <" + D + "> " + query.replaceAll("<d([0-9])>", "<$1>");
    return yes(
        post
            ? s.send("POST", s.query() + "?" + graphs, QUERY, XML, text)
            : s.get(s.query() + "?" + graphs + "&query=" + encode(text), XML));
  }

  private static String using(Endpoint s, String graphs, String edit, String expected) {
    String update = "BASE <" + D + "> " + edit;
    Answer loaded = s.change(documents());
    Answer changed = s.send("POST", s.update() + "?" + graphs, UPDATE, "", update);
    String ask = "BASE <" + D + "> " + expected.replaceAll("<d([0-9])>", "<$1>");
    return ok(loaded) + ok(changed) + yes(s.ask(ask, XML));
  }

  /** Three graphs, each saying that its own address is a document. */
  private static String documents() {
    var text = new StringBuilder("BASE <" + D + "> CLEAR ALL ; INSERT DATA {");
    for (int i = 1; i <= 3; i++) {
      text.append(" GRAPH <").append(i).append("> { <").append(i).append("> a <Doc> }");
    }
    return text.append(" }").toString();
  }

  private static Answer post(Endpoint s, String address, String type, String body) {
    return s.send("POST", address, type, "", body);
  }

  private static Answer utf16(Endpoint s, String address, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_16);
    return s.send("POST", address, type + "; charset=UTF-16", "", bytes);
  }

  private static String typed(Endpoint s, String query, Set<String> types) {
    Answer answer = post(s, s.query(), QUERY, query);
    return answer.ok() && types.contains(answer.type())
        ? ""
        : answer.status() + " " + answer.type();
  }

  private static String yes(Answer answer) {
    boolean table = TRUTHS.contains(answer.type());
    return answer.ok() && table && answer.body().matches("(?s).*\\btrue\\b.*")
        ? ""
        : answer.status() + " " + answer.type() + " " + answer.body();
  }

  private static String ok(Answer answer) {
    return answer.ok() ? "" : "status " + answer.status() + " " + answer.body();
  }

  private static String bad(Answer answer) {
    return answer.refused() ? "" : "status " + answer.status();
  }

  private static String status(int expected, Answer answer) {
    return answer.status() == expected ? "" : "status " + answer.status();
  }

  private static Node sd(String name) {
    return iri(SD + name);
  }

  private static Node iri(String text) {
    return NodeFactory.createURI(text);
  }
}
