package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passeur.Jdks;

/** The program as it is given to people: one file, whose parts are read by several threads. */
class JarIT {
  private static final Path JAR = Path.of("target", "passeur.jar");

  /** What the virtual machine or a library has to say, which is not for people. */
  private static final Pattern LOUD =
      Pattern.compile("WARNING|SEVERE|INFO|WARN |ERROR |\\[warning");

  private static final List<String> PAGES =
      List.of("/", "/shapes", "/api/search?q=compost", "/api/route?q=compost&lang=fr");

  @ParameterizedTest(name = "JDK {0}")
  @MethodSource("org.passeur.Jdks#each")
  void onEachJavaTheJarServesTheDemonstrationWithoutAWarning(
      int version, Path jdk, @TempDir Path folder) throws Exception {
    Path errors = folder.resolve("errors");
    Process server =
        new ProcessBuilder(
                Jdks.java(jdk),
                "-Xmx700m",
                "-jar",
                JAR.toString(),
                "serve",
                "--demo",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())
            .redirectError(errors.toFile())
            .start();
    var said = new ArrayList<String>();
    try (BufferedReader lines = server.inputReader()) {
      String line =
          lines
              .lines()
              .peek(said::add)
              .filter(l -> l.startsWith("Passeur: "))
              .findFirst()
              .orElse("");
      assertFalse(line.isEmpty(), said + Files.readString(errors));
      for (String page : PAGES) {
        assertEquals(200, status(line.substring(9) + page), page);
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
    said.addAll(Files.readAllLines(errors));
    assertEquals(List.of(), said.stream().filter(LOUD.asPredicate()).toList());
  }

  private static int status(String address) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
