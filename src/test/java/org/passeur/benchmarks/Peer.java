package org.passeur.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passeur.Jdks;

/** A SPARQL server in a process of its own, with the class path and the heap of its peers. */
final class Peer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofHours(3);

  private final String endpoint;
  private final Process process;

  private Peer(String endpoint, Process process) {
    this.endpoint = endpoint;
    this.process = process;
  }

  /**
   * Serves a data folder as the program does.
   *
   * @param heap such as {@code 1g}
   */
  static Peer passeur(String heap, Path data, Path log) throws Exception {
    return start(
        heap,
        "/sparql",
        log,
        "org.passeur.app.Main",
        "serve",
        "--data",
        data.toString(),
        "--port",
        "PORT");
  }

  /**
   * @param heap such as {@code 1g}
   * @param path of the query service
   * @param command main class and arguments; {@code PORT} is replaced by a free port
   */
  static Peer start(String heap, String path, Path log, String... command) throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    List<String> line = new ArrayList<>();
    line.add(Jdks.here("java"));
    line.addAll(List.of("-Xmx" + heap, "-cp", classPath()));
    Arrays.stream(command).map(c -> c.replace("PORT", Integer.toString(port))).forEach(line::add);
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var peer = new Peer("http://127.0.0.1:" + port + path, process);
    peer.awaitReady(log);
    return peer;
  }

  /** Also under exec:java, where the class path is not the one of the process. */
  private static String classPath() {
    return Peer.class.getClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(url -> new File(URI.create(url.toString())).getPath())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  private void awaitReady(Path log) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        if (send(request("ASK {}", "application/sparql-results+json")).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("not started, see " + log, e);
        }
      }
      Thread.sleep(200);
    }
  }

  HttpRequest request(String query, String accept) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(endpoint + "?query=" + encoded))
        .header("Accept", accept)
        .build();
  }

  /**
   * @throws IllegalStateException when it answers anything but 200
   */
  String ask(String query, String accept) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(query, accept));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(endpoint + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** False when it says that the query takes too long. */
  boolean answers(String query, String accept) throws IOException, InterruptedException {
    return send(request(query, accept)).statusCode() != 503;
  }

  static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return HTTP.send(request, BodyHandlers.ofString());
  }

  /** An address of the server that listens on the same port. */
  URI address(String path) {
    return URI.create(endpoint).resolve(path);
  }

  /** Downloads a file of the server that listens on the same port. */
  void download(String path, Path file) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address(path)).build();
    HTTP.send(request, BodyHandlers.ofFile(file));
  }

  /** What a process holds of the system. */
  record Held(long threads, long files) {
    @Override
    public String toString() {
      return threads + " and " + files;
    }
  }

  /** What the server holds at this moment; Linux only. */
  Held held() throws IOException {
    Path of = Path.of("/proc", Long.toString(process.pid()));
    return new Held(count(of.resolve("task")), count(of.resolve("fd")));
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
