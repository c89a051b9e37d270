package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Jdks;

/** The program as it is given to people: one file, whose parts are read by several threads. */
class JarIT {
  private static final Path JAR = Path.of("target", "passeur.jar");

  @Test
  void theJarServesTheDemonstration(@TempDir Path folder) throws Exception {
    Process server =
        new ProcessBuilder(
                Jdks.here("java"),
                "-Xmx700m",
                "-jar",
                JAR.toString(),
                "serve",
                "--demo",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = server.inputReader()) {
      var said = new ArrayList<String>();
      String line =
          lines
              .lines()
              .peek(said::add)
              .filter(l -> l.startsWith("Passeur: "))
              .findFirst()
              .orElse("");
      assertFalse(line.isEmpty(), said.toString());
      var request = HttpRequest.newBuilder(URI.create(line.substring(9) + "/shapes")).build();
      var page = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertEquals(200, page.statusCode(), page.body());
    } finally {
      server.destroy();
      server.waitFor();
    }
  }
}
