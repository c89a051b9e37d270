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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.ImportRequest;
import org.passeur.publish.Limits;
import org.passeur.web.Role;

/**
 * People's data as other data sets write them, brought to every door and looked for at every public
 * exit; and what speaks of nobody, which is taken at every door and shown.
 */
final class CanariesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#]*)");
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
      String seen = get(path.replace("/id/", "/data/") + ".ttl", "*/*").headers().firstValue("ETag").orElse("*");
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
      Path file = Files.writeString(folder.resolve("shape" + number + ".ttl"), written(graph, door.lang));
      var report = demo.house.importer.run(ImportRequest.of("leak" + number, List.of(file), "test"));
      if (Boolean.getBoolean("leaks.say")) System.out.println("IMPORT " + number + " " + report.text("en").replaceAll("\\s+", " "));
      return true;
    }
    String text = written(graph, door.lang);
    var answer =
        switch (door) {
          case N_QUADS -> send("POST", "/graphs", door.type, text.replaceAll("(?m) \\.$", " <" + name + "> ."));
          case POST -> send("POST", "/graphs?graph=" + encode(name), door.type, text);
          case UPDATE -> send("POST", "/update", door.type, insert(name, text));
          case PATCH -> send("PATCH", "/id/resource/" + LeakShapes.key(number), door.type, insert(name, text));
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
    send("PUT", "/graphs?graph=" + encode(BASE + "graph/public/own" + number), "text/turtle",
        prefixes + "<" + thing.getURI() + "> a psr:KnowledgeResource ; dcterms:title \"Guide\"@fr ; psr:visibility <https://w3id.org/passeur/concept/visibility/public> .");
    Map<Node, Node> blank = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    Graph hung = GraphFactory.createDefaultGraph();
    Node relation = NodeFactory.createURI("http://purl.org/dc/terms/relation");
    graph.find().forEachRemaining(t -> {
      Node s = own(t.getSubject(), blank);
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

  @Test
  void probe() throws Exception {
    long t0 = System.currentTimeMillis();
    List<LeakShapes> shapes = LeakShapes.read("people.txt");
    Door[] doors = Door.values();
    Map<Integer, String> did = new TreeMap<>();
    Map<Integer, Boolean> last = new TreeMap<>();
    for (int i = 0; i < shapes.size(); i++) {
      for (Door door : doors) {
        if (!List.of(Door.TURTLE, Door.UPDATE, Door.IMPORT).contains(door) && i % 5 != door.ordinal() - (door.ordinal() > 5 ? 2 : 1) && !Boolean.getBoolean("leaks.all")) continue;
        int number = i * doors.length + door.ordinal();
        List<String> writes = shapes.get(i).numbered(number);
        boolean taken = false;
        try {
          for (String w : writes) {
            taken = write(door, number, w);
          }
        } catch (RiotException e) {
          System.out.println("RIOT " + shapes.get(i).name() + " " + door + " " + e.getMessage());
        } catch (AssertionError e) {
          System.out.println("ASSERT " + shapes.get(i).name() + " " + door + " " + e.getMessage().replaceAll("\\s+", " "));
        } catch (org.apache.jena.shared.JenaException e) {
          System.out.println("SKIP " + shapes.get(i).name() + " " + door + " " + e.getMessage());
        }
        did.put(number, shapes.get(i).name() + " by " + door + (taken ? " (taken)" : " (refused)"));
        last.put(number, taken);
      }
    }
    System.out.println("writes " + (System.currentTimeMillis() - t0));
    demo.house.projections.await(demo.house.record.head());
    String dump = Leaks.dump(HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + "/dumps/passeur.nq.gz")).build(), BodyHandlers.ofByteArray()).body());
    Map<String, Set<String>> by = new TreeMap<>();
    for (String c : LeakShapes.in(dump)) {
      int number = LeakShapes.number(c);
      boolean excused = shapes.get(number / doors.length).writes().size() > 1 && !last.get(number);
      by.computeIfAbsent((excused ? "excused " : "LEAK ") + did.get(number), k -> new TreeSet<>()).add(c);
    }
    by.forEach((k, v) -> { System.out.println(k + " " + v);
      int n = LeakShapes.number(v.iterator().next());
      if (k.startsWith("LEAK")) dump.lines().filter(l -> LeakShapes.in(l).stream().anyMatch(v::contains)).forEach(l -> System.out.println("     " + l)); });
    for (LeakShapes s : shapes) { }
    int base = shapes.size() * doors.length;
    List<LeakShapes> open = LeakShapes.read("open.txt");
    for (int i = 0; i < open.size(); i++) {
      for (Door door : doors) {
        int number = base + i * doors.length + door.ordinal();
        try {
          String w = open.get(i).numbered(number).get(0);
          if (door == Door.PATCH) continue;
          boolean taken = write(door, number, w);
          if (!taken) System.out.println("WRONGLY REFUSED " + open.get(i).name() + " " + door);
          else {
            demo.house.projections.await(demo.house.record.head());
            List<Triple> missing = new ArrayList<>();
            graph(w).find().forEachRemaining(t -> { if (!t.getSubject().isBlank() && !t.getObject().isBlank() && !demo.house.published.read(d -> d.contains(Node.ANY, t.getSubject(), t.getPredicate(), t.getObject()))) missing.add(t); });
            if (!missing.isEmpty()) System.out.println("NOT SHOWN " + open.get(i).name() + " " + door + " " + missing);
          }
        } catch (AssertionError e) {
          System.out.println("ASSERT " + open.get(i).name() + " " + door + " " + e.getMessage().replaceAll("\\s+", " "));
        } catch (org.apache.jena.shared.JenaException e) {
          System.out.println("SKIP " + open.get(i).name() + " " + door + " " + e.getMessage());
        }
      }
    }
    System.out.println("all " + (System.currentTimeMillis() - t0));
  }
}
