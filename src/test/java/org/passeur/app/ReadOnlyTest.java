package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.rights.Role;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;

/** A data folder that nobody may write into is served for reading, and stays as it is. */
class ReadOnlyTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;

  private static Map<String, Long> files(Path root) throws IOException {
    Map<String, Long> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
      }
    }
    return found;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void itIsReadAndSaysSoAndTakesNoWrites() throws Exception {
    JenaSystem.init();
    String digest;
    try (var house = new House(new DataFolder(folder), "", House.BASE, false)) {
      house.addDemonstration();
      digest = house.record.digest().toString();
    }
    String token = new Tokens(folder).create("Ada (fictive)", Role.ADMIN);
    Map<String, Long> before = files(folder);
    Path copy;
    try (var data = DataFolder.forServing(folder, true);
        var house = new House(data, "", House.BASE, false);
        var site =
            Site.start(
                Serve.parts(house, new Config(folder, "127.0.0.1", 0, "", false, false)),
                "127.0.0.1",
                0)) {
      copy = data.path();
      assertEquals(digest, house.record.digest().toString());
      String base = "http://127.0.0.1:" + site.port();
      var health = send(HttpRequest.newBuilder(URI.create(base + "/health")));
      assertEquals(200, health.statusCode(), health.body());
      assertTrue(health.body().contains("\"writing\":\"read_only\""), health.body());
      var page = send(HttpRequest.newBuilder(URI.create(base + "/")));
      assertEquals(200, page.statusCode());
      for (String path : new String[] {"/update", "/admin/backup"}) {
        var write =
            send(
                HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/sparql-update")
                    .header("Accept", "application/problem+json")
                    .POST(HttpRequest.BodyPublishers.ofString("CLEAR ALL")));
        assertEquals(503, write.statusCode(), path + write.body());
        assertTrue(write.body().contains("lecture seule"), write.body());
      }
    }
    assertEquals(before, files(folder));
    assertFalse(Files.exists(copy), "the copy is gone");
  }

  @Test
  void aFolderThatSomebodyWritesIntoIsNotCopied() throws IOException {
    JenaSystem.init();
    try (var open = new DataFolder(folder)) {
      open.addresses("", House.BASE);
      assertThrows(DataFolder.Unusable.class, () -> DataFolder.forServing(folder, true));
    }
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThrows(DataFolder.Unusable.class, () -> DataFolder.forServing(empty, true));
  }

  @Test
  void aStartThatFailsLeavesNoPrivateCopyBehind() throws Exception {
    JenaSystem.init();
    new House(new DataFolder(folder), "", House.BASE, false).close();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    Set<Path> before = copies(temporary);
    var config =
        new Config(
            folder,
            "127.0.0.1",
            0,
            "",
            "Mars/Phobos",
            false,
            false,
            java.util.OptionalDouble.empty(),
            java.util.List.of());
    assertThrows(DataFolder.Unusable.class, () -> Serve.open(config, true));
    assertEquals(before, copies(temporary));
  }

  private static Set<Path> copies(Path temporary) throws IOException {
    try (Stream<Path> all = Files.list(temporary)) {
      return all.filter(f -> f.getFileName().toString().startsWith("passeur-read-only"))
          .collect(Collectors.toSet());
    }
  }
}
