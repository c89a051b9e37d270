package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.rights.Role;

/** {@code import} and {@code route} through a running server. */
class RemoteCommandsTest {
  private static final Path MAPPING = Path.of("src/test/resources/ingest/groups.rml.ttl");

  @TempDir static Path data;
  @TempDir Path folder;
  private static DemoHouse demo;
  private static String server;

  @BeforeAll
  static void start() {
    demo = new DemoHouse(data);
    server = "http://127.0.0.1:" + demo.site.port() + "/";
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private Path token(Role role) throws Exception {
    return Files.writeString(folder.resolve("token"), demo.token(role) + "\n");
  }

  @Test
  void anImportThroughTheServerSaysWhatOneOnTheFolderSays() throws Exception {
    Path in = Files.createDirectory(folder.resolve("réunions"));
    Files.write(
        in.resolve("été.csv"),
        "Titre!x\nNom du groupe!Mot\nDvořák essai!x\nTrop!y!z\n"
            .getBytes(Charset.forName("windows-1250")));
    Path report = folder.resolve("r.json");
    Object[] line = {
      "import",
      "--server",
      server,
      "--token-file",
      token(Role.ADMIN),
      "--source",
      "essai",
      "--mapping",
      MAPPING,
      "--charset",
      "windows-1250",
      "--delimiter",
      "!",
      "--heading-row",
      2,
      "--report",
      report,
      "--lang",
      "en",
      in
    };
    Ran ran = Ran.of(line);

    assertEquals(1, ran.code(), ran.words());
    assertTrue(ran.words().contains("été.csv:4: This row has 3 values"), ran.words());
    assertTrue(ran.words().contains("essai: 1 file, 1 row"), ran.words());
    JsonNode json = new ObjectMapper().readTree(Files.readString(report));
    assertEquals(1, json.path("exitCode").asInt());
    assertTrue(json.path("change").asLong() > 0, json.toString());
    assertFalse(json.has("text"), "the report is the one of the command");
    String found = demo.get("/api/search?q=Dvo%C5%99%C3%A1k").body();
    assertTrue(found.contains("Dvořák essai"), found);

    Ran again = Ran.of(line);
    assertTrue(again.words().contains("0 statements added, 0 removed"), again.words());
  }

  @Test
  void aRoleThatMayNotImportIsToldSo() throws Exception {
    Path note = Files.writeString(folder.resolve("n.md"), "# Un compost\n");
    Ran ran =
        Ran.of(
            "import",
            "--server",
            server,
            "--token-file",
            token(Role.CURATOR),
            "--source",
            "s",
            note);
    assertEquals(2, ran.code(), ran.words());
    assertTrue(ran.words().contains("admin"), ran.words());
    Ran without = Ran.of("import", "--server", server, "--source", "s", note);
    assertEquals(2, without.code(), without.words());
  }

  @Test
  void whatCannotBeSentIsSaidBeforeAnythingIs() throws Exception {
    Path token = token(Role.ADMIN);
    Ran missing =
        Ran.of(
            "import",
            "--server",
            server,
            "--token-file",
            token,
            "--source",
            "s",
            folder.resolve("no.csv"));
    assertEquals(2, missing.code(), missing.words());
    assertTrue(missing.words().contains("introuvable"), missing.words());
    Ran nobody =
        Ran.of("route", "--server", "http://127.0.0.1:9", "--token-file", token, "compost");
    assertEquals(2, nobody.code(), nobody.words());
    assertTrue(nobody.words().contains("ne répond pas"), nobody.words());
    Ran alone = Ran.of("route", "--token-file", token, "compost");
    assertTrue(alone.words().contains("--token-file ne va qu'avec --server"), alone.words());
  }

  @Test
  void aNeedIsAnsweredByTheServerAsByTheFolder() {
    Ran text = Ran.of("route", "--server", server, "--lang", "en", "--limit", 3, "compost");
    assertEquals(0, text.code(), text.words());
    assertTrue(text.words().contains("1. "), text.words());
    assertFalse(text.words().contains("4. "), text.words());
    Ran json = Ran.of("route", "--server", server, "--json", "réfugiés à l'école");
    assertTrue(json.words().contains("\"réfugiés à l'école\""), json.words());
  }

  private HttpResponse<String> send(String query, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "admin/import?" + query))
            .header("Authorization", "Bearer " + demo.token(Role.ADMIN))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static byte[] zip(String name) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write("# Compost\n".getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void aBodyThatIsNoImportIsRefusedAndWritesNowhere() throws Exception {
    for (String name :
        new String[] {
          "files/0/x/../../../../evil.md",
          "/etc/evil",
          "files/0/evil.md",
          "x",
          "files/0/a/..",
          "mapping/a/b"
        }) {
      assertEquals(400, send("source=s", zip(name)).statusCode(), name);
    }
    assertEquals(400, send("source=s", "no zip".getBytes(StandardCharsets.UTF_8)).statusCode());
    byte[] good = zip("files/0/x/n.md");
    assertEquals(400, send("source=S%20x", good).statusCode());
    assertEquals(400, send("source=s&charset=none", good).statusCode());
    assertEquals(400, send("source=s&heading-row=x", good).statusCode());
    assertEquals(
        400, send("source=s&mapping=/etc/passwd", good).statusCode(), "no file of the server");
    assertEquals(200, send("source=s&dry-run=true", good).statusCode());
  }
}
