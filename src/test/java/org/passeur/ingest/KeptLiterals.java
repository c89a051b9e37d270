package org.passeur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sys.JenaSystem;
import org.passeur.kernel.Nfc;

/**
 * Compares the literals of RDF files with those that a running server gives by SPARQL, after the
 * files were imported there:
 *
 * <pre>.ci/java org.passeur.ingest.KeptLiterals http://localhost:8080 FILE…</pre>
 *
 * <p>It prints, for each property, how many literals went in, how many come out on the same subject
 * with the same property, and how many only with another one; ends with 1 when one is missing. What
 * stands on blank nodes, which get names of their own, is compared by property and value.
 */
final class KeptLiterals {
  private static final String BASE = "http://localhost:8080/";

  private static final int PAGE = 5_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String server;

  private record Said(String subject, String property, Node value) {}

  private static final class Tally {
    int in;
    int same;
    int elsewhere;
  }

  private KeptLiterals(String server) {
    this.server = server;
  }

  /**
   * Compares, prints, and ends with 1 when a literal is missing.
   *
   * @param arguments the address of the server, then files
   */
  public static void main(String[] arguments) throws Exception {
    JenaSystem.init();
    Set<Said> in = new HashSet<>();
    for (int i = 1; i < arguments.length; i++) {
      read(Path.of(arguments[i]), in);
    }
    System.exit(new KeptLiterals(arguments[0]).compare(in) ? 0 : 1);
  }

  private static void read(Path file, Set<Said> into) {
    RDFParser.create()
        .source(file)
        .base(BASE)
        .labelToNode(LabelToNode.createUseLabelAsGiven())
        .errorHandler(ErrorHandlerFactory.errorHandlerNoLogging)
        .parse(
            new StreamRDFBase() {
              @Override
              public void triple(Triple t) {
                if (t.getObject().isLiteral()) {
                  into.add(said(t.getSubject(), t.getPredicate(), Nfc.of(t.getObject())));
                }
              }
            });
  }

  private static Said said(Node subject, Node property, Node value) {
    return new Said(subject.isURI() ? subject.getURI() : "", property.getURI(), value);
  }

  private boolean compare(Set<Said> in) throws Exception {
    Map<String, Tally> tallies = new TreeMap<>();
    Set<Said> missing = new HashSet<>();
    Set<String> properties = new HashSet<>();
    in.forEach(said -> properties.add(said.property()));
    Set<Said> out = new HashSet<>();
    for (String property : properties) {
      for (int from = 0, rows = PAGE; rows == PAGE; from += PAGE) {
        rows = page(property, from, out);
      }
    }
    for (Said said : in) {
      Tally tally = tallies.computeIfAbsent(said.property(), p -> new Tally());
      tally.in++;
      if (out.contains(said)) {
        tally.same++;
      } else if (properties.stream()
          .anyMatch(p -> out.contains(new Said(said.subject(), p, said.value())))) {
        tally.elsewhere++;
      } else {
        missing.add(said);
      }
    }
    print(tallies, in.size(), missing);
    return missing.isEmpty();
  }

  /** An answer has so many rows at most. */
  private int page(String property, int from, Set<Said> out) throws Exception {
    String all = "SELECT ?s ?o { ?s <" + property + "> ?o FILTER(isLiteral(?o)) } ORDER BY ?s ?o";
    ResultSet rows = ask(all + " LIMIT " + PAGE + " OFFSET " + from);
    int read = 0;
    while (rows.hasNext()) {
      var row = rows.next();
      Node value = row.get("o").asNode();
      out.add(new Said(row.getResource("s").getURI(), property, value));
      out.add(new Said("", property, value));
      read++;
    }
    return read;
  }

  private static void print(Map<String, Tally> tallies, int all, Set<Said> missing) {
    int same = 0;
    int elsewhere = 0;
    for (Map.Entry<String, Tally> e : tallies.entrySet()) {
      Tally tally = e.getValue();
      same += tally.same;
      elsewhere += tally.elsewhere;
      System.out.printf(
          "%7d in, %7d out, %5d with another property, %5d missing: %s%n",
          tally.in,
          tally.same,
          tally.elsewhere,
          tally.in - tally.same - tally.elsewhere,
          e.getKey());
    }
    System.out.printf(
        "%7d in, %7d out, %5d with another property, %5d missing: all%n",
        all, same, elsewhere, missing.size());
    missing.stream().limit(20).forEach(said -> System.out.println("missing: " + said));
  }

  private ResultSet ask(String query) throws IOException, InterruptedException {
    String body = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/sparql"))
            .header("Accept", "application/sparql-results+json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
    }
    return ResultSetFactory.fromJSON(answer.body());
  }
}
