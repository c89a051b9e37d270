package org.passeur.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.passeur.InMemory;
import org.passeur.document.Outbound;
import org.passeur.evaluator.Limits;
import org.passeur.kernel.Folders;
import org.passeur.rights.Role;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** The demonstration network, served on a free port, and a way to ask it. */
final class DemoHouse implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final House house;
  final Site site;
  private final Path folder;

  DemoHouse(Path folder) {
    this(folder, Limits.PUBLIC);
  }

  /**
   * A folder that holds nothing yet gets a copy of the demonstration as this JVM has decided it
   * once, which takes a third of deciding it again.
   */
  DemoHouse(Path folder, Limits limits) {
    this(folder, limits, true);
  }

  /** Decides the demonstration here, for what is told of how it comes in. */
  static DemoHouse decidedHere(Path folder) {
    return new DemoHouse(folder, Limits.PUBLIC, false);
  }

  private DemoHouse(Path folder, Limits limits, boolean copied) {
    JenaSystem.init();
    Outbound.off();
    this.folder = folder;
    if (copied && !Files.exists(folder.resolve("log"))) {
      Decided.copyTo(folder);
    }
    house = new House(new DataFolder(folder), "", House.BASE, false);
    house.addDemonstration();
    house.projections.await(house.record.head());
    var config = new Config(folder, "127.0.0.1", 0, "", true, false);
    site = Site.start(Serve.parts(house, config, limits), "127.0.0.1", 0);
  }

  String token(Role role) {
    return new Tokens(folder).create("Testeuse (fictive)", role);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** The RDF of an address, read by a parser. */
  Graph graph(String path, String accept, Lang lang) throws Exception {
    var answer = get(path, "Accept", accept);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), lang).base(House.BASE + "/").parse(graph);
    return graph;
  }

  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    site.close();
    house.close();
  }

  /** The demonstration, decided once in this JVM and kept in a folder until it ends. */
  private static final class Decided {
    private static final Path FOLDER = decide();

    private static Path decide() {
      try {
        Path folder = InMemory.folder();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        try (var house = new House(new DataFolder(folder), "", House.BASE, false)) {
          house.addDemonstration();
          house.projections.await(house.record.head());
        }
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try {
        Folders.delete(folder);
      } catch (IOException e) {
        System.err.println(folder + " stays: " + e);
      }
    }

    /** All but the database: its files are mostly holes, and the log fills another as quickly. */
    static void copyTo(Path folder) {
      try (var all = Files.walk(FOLDER)) {
        for (Path from : all.toList()) {
          Path to = folder.resolve(FOLDER.relativize(from).toString());
          if (Files.isDirectory(from)) {
            Files.createDirectories(to);
          } else if (!FOLDER.relativize(from).getName(0).toString().startsWith("record")) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
