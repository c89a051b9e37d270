package org.passeur.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.kernel.Progress;
import org.passeur.web.page.Messages;

/** What is answered while the house opens. */
final class OpeningTest extends TestBase {
  private static final String HOST = "127.0.0.1";
  private static final long A_WHILE = 100_000;

  private static final Executor ONE_EACH = work -> new Thread(work).start();

  private final HttpClient client = HttpClient.newHttpClient();

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private HttpResponse<String> get(int port, String path, String accept)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + path))
            .header("Accept", accept)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void everyoneIsAskedInBothLanguagesToComeBack() throws Exception {
    int port = freePort();
    try (var opening = Opening.start(HOST, port)) {
      HttpResponse<String> page = get(port, "/communities", "text/html");
      assertEquals(503, page.statusCode());
      assertTrue(page.headers().firstValue("Retry-After").isPresent());
      for (Messages words : List.of(Messages.FRENCH, Messages.ENGLISH)) {
        assertTrue(page.body().contains(words.t("opening.text")), page.body());
      }
      HttpResponse<String> problem = get(port, "/sparql", "application/sparql-results+json");
      assertEquals(503, problem.statusCode());
      assertEquals(503, new ObjectMapper().readTree(problem.body()).get("status").asInt());
    }
  }

  @Test
  void healthSaysHowFarALongWorkHasCome() throws Exception {
    int port = freePort();
    var progress = new Progress("a long work");
    for (long i = 0; i < A_WHILE; i++) {
      progress.one();
    }
    try (var opening = Opening.start(HOST, port)) {
      JsonNode health = new ObjectMapper().readTree(get(port, "/health", "*/*").body());
      assertFalse(health.get("ready").asBoolean());
      assertTrue(health.get("progress").get("a long work").asLong() > 0, health.toString());
      progress.done();
      health = new ObjectMapper().readTree(get(port, "/health", "*/*").body());
      assertFalse(health.get("progress").has("a long work"), health.toString());
    }
  }

  /** A browser that asks just then must not wait for an answer that never comes. */
  @Test
  void whoeverAsksWhileItEndsIsAnsweredOrLetGo() throws Exception {
    for (int round = 0; round < 40; round++) {
      int port = freePort();
      var opening = Opening.start(HOST, port);
      var asking = new AtomicBoolean(true);
      List<CompletableFuture<Void>> clients =
          Stream.generate(
                  () -> CompletableFuture.runAsync(() -> askOnAndOn(port, asking), ONE_EACH))
              .limit(4)
              .toList();
      opening.close();
      asking.set(false);
      for (CompletableFuture<Void> client : clients) {
        client.get(20, TimeUnit.SECONDS);
      }
    }
  }

  private static void askOnAndOn(int port, AtomicBoolean asking) {
    byte[] request =
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);
    while (asking.get()) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request);
        socket.getInputStream().readAllBytes();
      } catch (SocketTimeoutException e) {
        throw new AssertionError("nobody answers", e);
      } catch (IOException e) {
        return; // let go, or nobody listens any more
      }
    }
  }

  @Test
  void thePlaceIsFreeForTheSiteAfterwards() throws Exception {
    int port = freePort();
    Opening.start(HOST, port).close();
    try (var socket = new ServerSocket(port)) {
      assertTrue(socket.isBound());
    }
    Opening.start(HOST, 0).close();
  }
}
