package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.rights.Role;

/** What is sent may come compressed, at every address that takes something. */
class CompressedBodiesTest {
  private static final String GRAPH = House.BASE + "/graph/public/packed";
  private static final String NOTE = "<http://www.w3.org/2004/02/skos/core#note>";

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static String curator;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
    curator = demo.token(Role.CURATOR);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static String turtle(String word) {
    return "<http://localhost:8080/id/theme/aaaaaaaaaaaa> " + NOTE + " \"" + word + "\"@fr .";
  }

  private static HttpResponse<String> send(
      String method, String path, String type, String coding, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.site.port() + path))
            .header("Content-Type", type)
            .header("Content-Encoding", coding)
            .header("Authorization", "Bearer " + curator)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static String graph() {
    return "/graphs?graph=" + URLEncoder.encode(GRAPH, StandardCharsets.UTF_8);
  }

  private static boolean holds(String word) throws Exception {
    String ask = "ASK { GRAPH <" + GRAPH + "> { ?s ?p \"" + word + "\"@fr } }";
    String query = URLEncoder.encode(ask, StandardCharsets.UTF_8);
    return demo.get("/sparql?query=" + query, "Accept", "text/csv").body().contains("true");
  }

  private static byte[] packed(String coding, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (OutputStream packing =
        switch (coding) {
          case "gzip", "x-gzip" -> new GZIPOutputStream(out);
          case "deflate" -> new DeflaterOutputStream(out);
          default -> new DeflaterOutputStream(out, new Deflater(6, true));
        }) {
      packing.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] packed(String coding, String text) throws IOException {
    return packed(coding, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "deflate", "bare"})
  void aGraphMayComeInEachCoding(String coding) throws Exception {
    byte[] body = packed(coding, turtle("été en " + coding));
    String said = coding.equals("bare") ? "deflate" : coding;
    HttpResponse<String> answer = send("POST", graph(), "text/turtle", said, body);

    assertTrue(answer.statusCode() < 300, answer.body());
    assertTrue(holds("été en " + coding));
  }

  @Test
  void updatesPatchesFormsQueriesAndWhatIsCheckedTooComeCompressed() throws Exception {
    String update = "INSERT DATA { GRAPH <" + GRAPH + "> { " + turtle("par update") + " } }";
    assertEquals(
        204,
        send("POST", "/update", "application/sparql-update", "gzip", packed("gzip", update))
            .statusCode());
    assertTrue(holds("par update"));

    String form =
        "update=" + URLEncoder.encode(update.replace("update", "form"), StandardCharsets.UTF_8);
    String ofForms = "application/x-www-form-urlencoded";
    assertEquals(204, send("POST", "/update", ofForms, "gzip", packed("gzip", form)).statusCode());
    assertTrue(holds("par form"));

    String patch =
        "TX .\nA <http://localhost:8080/id/theme/aaaaaaaaaaaa> "
            + NOTE
            + " \"par patch\"@fr <"
            + GRAPH
            + "> .\nTC .\n";
    assertEquals(
        204,
        send("POST", "/patch", "application/rdf-patch", "deflate", packed("deflate", patch))
            .statusCode());
    assertTrue(holds("par patch"));

    HttpResponse<String> query =
        send("POST", "/sparql", "application/sparql-query", "gzip", packed("gzip", "ASK {}"));
    assertEquals(200, query.statusCode(), query.body());
    assertEquals(
        200,
        send("POST", "/shacl/validate", "text/turtle", "gzip", packed("gzip", turtle("x")))
            .statusCode());
  }

  @Test
  void aSmallBodyThatBecomesTooLargeIsRefusedAndStoresNothing() throws Exception {
    byte[] bomb = packed("gzip", new byte[1 << 27]);
    assertTrue(bomb.length < 200_000);
    HttpResponse<String> answer = send("POST", graph(), "text/turtle", "gzip", bomb);

    assertEquals(413, answer.statusCode(), answer.body());
  }

  @Test
  void whatIsNotCompressedAsItSaysIsRefusedInWords() throws Exception {
    byte[] cut = packed("gzip", turtle("coupé"));
    for (byte[] body :
        new byte[][] {
          turtle("clair").getBytes(StandardCharsets.UTF_8),
          java.util.Arrays.copyOf(cut, cut.length - 12),
          {}
        }) {
      HttpResponse<String> answer = send("POST", graph(), "text/turtle", "gzip", body);
      assertEquals(400, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("Content-Encoding"), answer.body());
    }
    HttpResponse<String> other = send("POST", graph(), "text/turtle", "br", new byte[] {1, 2});
    assertEquals(415, other.statusCode());
    assertEquals("gzip, deflate", other.headers().firstValue("Accept-Encoding").orElse(""));
  }
}
