package org.passeur.app;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.passeur.publish.Limits;
import org.passeur.publish.Outbound;
import org.passeur.web.Role;
import org.passeur.web.Site;
import org.passeur.web.Tokens;

/** The demonstration network, served on a free port, and a way to ask it. */
final class DemoHouse implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final House house;
  final Site site;
  private final Path folder;

  DemoHouse(Path folder) {
    this(folder, Limits.PUBLIC);
  }

  DemoHouse(Path folder, Limits limits) {
    JenaSystem.init();
    Outbound.off();
    this.folder = folder;
    house = new House(new DataFolder(folder), "", House.BASE, false);
    house.addDemonstration();
    house.projections.await(house.record.head());
    site = serve(limits);
  }

  /** The same house at another free port, under other limits. Whoever asks for it closes it. */
  Site serve(Limits limits) {
    var config = new Config(folder, "127.0.0.1", 0, "", true, false);
    return Site.start(Serve.parts(house, config, limits), "127.0.0.1", 0);
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
}
