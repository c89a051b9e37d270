package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Jdks;

@DisplayName("The map of threads in docs/threads.md")
class ThreadsTest {
  private static final Path MAP = Path.of("docs", "threads.md");
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

  /** A thread of Java in a dump has a number; those of the virtual machine itself have none. */
  private static final Pattern THREAD = Pattern.compile("\"(.*)\" #\\d+ .*");

  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /** Names in the first cell of a row of the map, and the cell that says when they are there. */
  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  private static List<String> running = List.of();
  private static Process server;

  @TempDir static Path folder;

  /** A process of its own: threads of other tests are none of a server. */
  @BeforeAll
  static void serve() throws Exception {
    read();
    server =
        new ProcessBuilder(
                Jdks.here("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.passeur.app.Main",
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    String address = address(server);
    assertEquals(200, ask(address + "/"));
    assertEquals(200, ask(address + "/sparql?query=ASK%7B%7D"));
    running = threads(server.pid());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      server.waitFor();
    }
  }

  private static void read() throws IOException {
    for (String line : Files.readAllLines(MAP)) {
      if (line.startsWith("| `")) {
        String[] cells = line.split("\\|", -1);
        Matcher name = NAME.matcher(cells[1]);
        while (name.find()) {
          ROWS.put(name.group(1), cells[2].strip());
        }
      }
    }
  }

  private static String address(Process process) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return found.group();
      }
    }
    throw new AssertionError("the server ended: " + Files.readString(folder.resolve("err")));
  }

  private static int ask(String address) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static List<String> threads(long process) throws IOException {
    Process dump =
        new ProcessBuilder(Jdks.here("jcmd"), Long.toString(process), "Thread.print")
            .redirectErrorStream(true)
            .start();
    List<String> names = new ArrayList<>();
    List<String> lines = dump.inputReader(StandardCharsets.UTF_8).lines().toList();
    for (String line : lines) {
      Matcher thread = THREAD.matcher(line);
      if (thread.matches()) {
        names.add(thread.group(1));
      }
    }
    assertTrue(names.contains("main"), String.join("\n", lines));
    return names;
  }

  private static boolean fits(String name, String pattern) {
    String quoted =
        Stream.of(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .get();
    return name.matches(quoted);
  }

  @Test
  @DisplayName("names every thread of a server that serves")
  void complete() {
    List<String> unknown =
        running.stream()
            .filter(name -> ROWS.keySet().stream().noneMatch(row -> fits(name, row)))
            .toList();
    assertEquals(
        List.of(), unknown, "give each a row in " + MAP + ", and a name that says its work");
  }

  @Test
  @DisplayName("names no thread as always there that is not")
  void current() {
    List<String> gone =
        ROWS.entrySet().stream()
            .filter(row -> row.getValue().equals("always"))
            .map(Map.Entry::getKey)
            .filter(row -> running.stream().noneMatch(name -> fits(name, row)))
            .toList();
    assertEquals(List.of(), gone);
  }
}
