package org.passeur.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.RowSet;

/**
 * A server under test.
 *
 * @param query address for SPARQL queries
 * @param update address for SPARQL updates
 * @param graphs address of the graph store
 * @param direct true when graphs may also be named by their own address under {@code graphs}
 */
public record Endpoint(String query, String update, String graphs, boolean direct) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /** An answer: status, media type without parameters, the rest. */
  public record Answer(int status, String type, String body, byte[] bytes, HttpResponse<?> http) {
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    public boolean refused() {
      return status >= 400 && status < 500;
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }
  }

  /** Sends a request; an empty content type or accept is not sent. */
  public Answer send(String method, String address, String type, String accept, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body.length == 0 && type.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (!accept.isEmpty()) {
      request.header("Accept", accept);
    }
    try {
      HttpResponse<byte[]> http = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      String contentType = http.headers().firstValue("Content-Type").orElse("");
      String text = new String(http.body(), StandardCharsets.UTF_8);
      return new Answer(
          http.statusCode(), contentType.split(";", 2)[0].strip(), text, http.body(), http);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public Answer send(String method, String address, String type, String accept, String body) {
    return send(method, address, type, accept, body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer get(String address, String accept) {
    return send("GET", address, "", accept, "");
  }

  /** A query in the body. */
  public Answer ask(String query, String accept) {
    return send("POST", query(), "application/sparql-query", accept, query);
  }

  /** An update in the body. */
  public Answer change(String update) {
    return send("POST", update(), "application/sparql-update", "", update);
  }

  /** Address of a graph in the store. */
  public String graph(String iri) {
    return graphs + "?graph=" + encode(iri);
  }

  /** Everything the server holds, as its queries see it. */
  public DatasetGraph everything() {
    DatasetGraph all = DatasetGraphFactory.create();
    // in one answer: a blank node may stand in two graphs
    rows("SELECT ?g ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", all);
    return all;
  }

  private void rows(String query, DatasetGraph into) {
    Answer answer = ask(query, "application/sparql-results+json");
    var rows =
        RowSet.adapt(
            ResultSetMgr.read(new ByteArrayInputStream(answer.bytes()), ResultSetLang.RS_JSON));
    rows.forEachRemaining(
        row -> {
          var graph = row.get(Var.alloc("g"));
          into.add(
              graph == null ? Quad.defaultGraphNodeGenerated : graph,
              row.get(Var.alloc("s")),
              row.get(Var.alloc("p")),
              row.get(Var.alloc("o")));
        });
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
