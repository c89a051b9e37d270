package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.app.DemoHouse.encode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.evaluator.Limits;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.rights.Role;

/**
 * People's data as other data sets write them, brought to every door and looked for at every public
 * exit; and what speaks of nobody, which is taken at every door and shown.
 */
final class CanariesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String BASE = House.BASE + "/";

  /** Ways to write. */
  private enum Door {
    TURTLE("text/turtle", Lang.TURTLE),
    JSON_LD("application/ld+json", Lang.JSONLD),
    RDF_XML("application/rdf+xml", Lang.RDFXML),
    N_QUADS("application/n-quads", Lang.NTRIPLES),
    POST("text/turtle", Lang.TURTLE),
    UPDATE("application/sparql-update", Lang.NTRIPLES),
    PATCH("application/sparql-update", Lang.NTRIPLES),
    IMPORT("text/turtle", Lang.TURTLE);

    private final String type;
    private final Lang lang;

    Door(String type, Lang lang) {
      this.type = type;
      this.lang = lang;
    }
  }

  private static final List<Door> OTHERS =
      List.of(Door.JSON_LD, Door.RDF_XML, Door.N_QUADS, Door.POST, Door.PATCH);

  /** Numbers from here on are of what is open. */
  private static final int FIRST_OPEN = 5_000;

  /** A word that nobody wrote, of the form of the canaries. */
  private static final String NOBODY = "zqrvxwkptsn";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static String curator;
  private static String prefixes;

  @BeforeAll
  static void open() throws IOException {
    demo = new DemoHouse(folder.resolve("data"), Limits.PUBLIC);
    curator = demo.token(Role.CURATOR);
    prefixes = LeakShapes.prefixes();
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  private static Graph graph(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(prefixes + turtle, Lang.TURTLE).base(BASE).parse(graph);
    return graph;
  }

  private static String written(Graph graph, Lang lang) {
    return RDFWriter.source(graph).lang(lang).asString();
  }

  private static HttpResponse<String> send(String method, String path, String type, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
            .header("Authorization", "Bearer " + curator)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (method.equals("PATCH")) {
      String seen =
          get(path.replace("/id/", "/data/") + ".ttl", "*/*")
              .headers()
              .firstValue("ETag")
              .orElse("*");
      request.header("If-Match", seen);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofString());
  }

  /** Whether it was taken; refused, it says why and leaves nothing. */
  private static boolean write(Door door, int number, String turtle) throws Exception {
    Graph graph = door == Door.PATCH ? hung(graph(turtle), number) : graph(turtle);
    String name = BASE + "graph/public/leak" + number;
    long head = demo.house.record.head();
    if (door == Door.IMPORT) {
      Path file =
          Files.writeString(folder.resolve("shape" + number + ".ttl"), written(graph, door.lang));
      demo.house.importer.run(ImportRequest.of("leak" + number, List.of(file), "test"));
      return true;
    }
    String text = written(graph, door.lang);
    var answer =
        switch (door) {
          case N_QUADS ->
              send("POST", "/graphs", door.type, text.replaceAll("(?m) \\.$", " <" + name + "> ."));
          case POST -> send("POST", "/graphs?graph=" + encode(name), door.type, text);
          case UPDATE -> send("POST", "/update", door.type, insert(name, text));
          case PATCH ->
              send(
                  "PATCH", "/id/resource/" + LeakShapes.key(number), door.type, insert(name, text));
          default -> send("PUT", "/graphs?graph=" + encode(name), door.type, text);
        };
    boolean taken = answer.statusCode() < 300;
    if (!taken) {
      assertEquals(422, answer.statusCode(), door + turtle + answer.body());
      assertTrue(answer.body().length() > 40, answer.body());
      assertEquals(head, demo.house.record.head(), "nothing is stored of what is refused");
    }
    return taken;
  }

  private static String insert(String graph, String triples) {
    return "INSERT DATA { GRAPH <" + graph + "> {\n" + triples + "} }";
  }

  /** The same with nodes of its own that hang off a resource of ours: PATCH changes one thing. */
  private static Graph hung(Graph graph, int number) throws Exception {
    Node thing = NodeFactory.createURI(BASE + "id/resource/" + LeakShapes.key(number));
    send(
        "PUT",
        "/graphs?graph=" + encode(BASE + "graph/public/own" + number),
        "text/turtle",
        prefixes
            + "<"
            + thing.getURI()
            + "> a psr:KnowledgeResource ; dcterms:title \"Guide\"@fr ; psr:visibility"
            + " <https://w3id.org/passeur/concept/visibility/public> .");
    Map<Node, Node> blank = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    Graph hung = GraphFactory.createDefaultGraph();
    Node relation = NodeFactory.createURI("http://purl.org/dc/terms/relation");
    graph
        .find()
        .forEachRemaining(
            t -> {
              boolean term =
                  t.getPredicate().getURI().contains("#sub")
                      || graph.contains(Node.ANY, t.getSubject(), Node.ANY);
              Node s = term ? t.getSubject() : own(t.getSubject(), blank);
              hung.add(Triple.create(s, t.getPredicate(), own(t.getObject(), blank)));
              if (!s.equals(thing)) {
                hung.add(Triple.create(thing, relation, s));
              }
            });
    return hung;
  }

  private static Node own(Node node, Map<Node, Node> blank) {
    if (!node.isURI() || !node.getURI().startsWith("https://data.example/u")) {
      return node;
    }
    return blank.computeIfAbsent(node, n -> NodeFactory.createBlankNode());
  }

  /** Every shape by three doors, and by one of the others in turn. */
  private static List<Door> doors(int shape) {
    List<Door> doors = new ArrayList<>(List.of(Door.TURTLE, Door.UPDATE, Door.IMPORT));
    doors.add(OTHERS.get(shape % OTHERS.size()));
    return doors;
  }

  /** What was written, and by which door. */
  private record Written(LeakShapes shape, Door door, boolean taken) {
    /** What was harmless until a later write that was refused was public, and may be. */
    boolean wasHarmless() {
      return shape.writes().size() > 1 && !taken;
    }

    @Override
    public String toString() {
      return shape.name() + ", by " + door + (taken ? " (taken)" : " (refused)");
    }
  }

  private static Map<Integer, Written> writeAll(List<LeakShapes> shapes, int first)
      throws Exception {
    Map<Integer, Written> all = new TreeMap<>();
    int number = first;
    for (int i = 0; i < shapes.size(); i++) {
      for (Door door : doors(i)) {
        boolean taken = false;
        for (String text : shapes.get(i).numbered(number)) {
          taken = write(door, number, text);
        }
        all.put(number++, new Written(shapes.get(i), door, taken));
      }
    }
    return all;
  }

  @Test
  void noPublicExitShowsWhoSomebodyIsHoweverItWasWrittenDown() throws Exception {
    Map<Integer, Written> all = writeAll(LeakShapes.read("people.txt"), 0);
    demo.house.projections.await(demo.house.record.head());
    demo.house.inspection.run();
    Set<String> leaks = new TreeSet<>();
    Set<String> asked = exits(all.keySet());
    for (String exit : asked) {
      String body = exit.contains("dumps") ? dump() : get(exit, accept(exit)).body();
      for (String canary : LeakShapes.in(body)) {
        Written written = all.get(LeakShapes.number(canary));
        if (written == null || !written.wasHarmless()) {
          leaks.add(exit + " shows " + canary + " of: " + written);
        }
      }
    }
    assertTrue(asked.size() > 300, asked.size() + " exits");
    assertEquals("", String.join("\n", leaks));
    for (var written : all.entrySet()) {
      if (written.getKey() % 7 == 0 && !written.getValue().wasHarmless()) {
        nobodyIsFound(LeakShapes.word(written.getKey()), written.getValue());
      }
    }
  }

  private static void nobodyIsFound(String word, Written written) throws Exception {
    for (String kind : List.of("Zivo", "pluzo", "mirq")) {
      String canary = kind + word;
      for (String path : List.of("/api/search?q=", "/api/suggest?q=", "/api/route?q=")) {
        assertEquals(
            get(path + NOBODY, "*/*").body().replaceAll("(?i)" + NOBODY, "?"),
            get(path + canary, "*/*").body().replaceAll("(?i)" + canary, "?"),
            path + canary + " of " + written);
      }
    }
  }

  private static String accept(String exit) {
    return exit.startsWith("/doc/") || !exit.contains("sparql") ? "*/*" : "text/csv, text/turtle";
  }

  private static String dump() throws Exception {
    var request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + demo.site.port() + "/dumps/passeur.nq.gz"));
    return Leaks.dump(HTTP.send(request.build(), BodyHandlers.ofByteArray()).body());
  }

  /** Addresses to ask; things and graphs of single writes are sampled. */
  private static Set<String> exits(Set<Integer> numbers) throws Exception {
    Set<String> exits = new TreeSet<>();
    exits.add("/dumps/passeur.nq.gz");
    for (String query :
        List.of(
            "SELECT * { GRAPH ?g { ?s ?p ?o } }",
            "SELECT * { ?s ?p ?o }",
            "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o FILTER(ISIRI(?o)) } }",
            "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
            "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
            "DESCRIBE ?s { ?s a <https://w3id.org/passeur/ns#KnowledgeResource> }")) {
      exits.add("/sparql?query=" + encode(query));
    }
    for (String path :
        List.of(
            "/",
            "/?lang=en",
            "/health",
            "/dataset",
            "/.well-known/void",
            "/qualite",
            "/donnees",
            "/a-propos",
            "/methodes",
            "/queries",
            "/sparql",
            "/ns",
            "/shapes",
            "/openapi.json",
            "/api/search?q=fictif",
            "/api/search?q=article",
            "/api/suggest?q=Ziv",
            "/api/suggest?q=Quar",
            "/api/suggest?q=Vex",
            "/api/suggest?q=pluz",
            "/api/route?q=guide",
            "/api/route?q=article+fictif",
            "/recherche?q=fictif",
            "/aiguillage?q=guide+fictif")) {
      exits.add(path);
    }
    for (String kind :
        List.of(
            "person", "organization", "community", "resource", "offer", "membership", "claim")) {
      exits.add("/doc/" + kind);
      for (int number : numbers) {
        if (number % 11 == 0) {
          String thing = kind + "/" + LeakShapes.key(number);
          for (String format : List.of("ttl", "jsonld", "nt", "rdf")) {
            exits.add("/data/" + thing + "." + format);
          }
          exits.add("/doc/" + thing);
        }
      }
    }
    for (int number : numbers) {
      exits.add("/graphs?graph=" + encode(BASE + "graph/public/leak" + number));
    }
    return exits;
  }

  @Test
  void dataAboutNobodyIsAcceptedWhereverItIsSentAndShown() throws Exception {
    List<LeakShapes> shapes = LeakShapes.read("open.txt");
    Map<Integer, Written> all = writeAll(shapes, FIRST_OPEN);
    demo.house.projections.await(demo.house.record.head());
    Set<String> missing = new TreeSet<>();
    for (var written : all.entrySet()) {
      if (written.getValue().door() == Door.PATCH) {
        continue; // a thing of ours keeps what others say of it elsewhere
      }
      graph(written.getValue().shape().numbered(written.getKey()).get(0))
          .find()
          .filterDrop(t -> t.getSubject().isBlank() || t.getObject().isBlank() || isPublic(t))
          .forEachRemaining(t -> missing.add(written.getValue() + ": " + t));
    }
    assertEquals("", String.join("\n", missing));
  }

  private static boolean isPublic(Triple t) {
    return demo.house.published.read(
        data -> data.contains(Node.ANY, t.getSubject(), t.getPredicate(), t.getObject()));
  }
}
