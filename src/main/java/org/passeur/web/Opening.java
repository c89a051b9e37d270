package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.passeur.kernel.Background;
import org.passeur.kernel.Progress;
import org.passeur.web.page.Messages;

/**
 * Answers while the house opens, which may take long when projections are rebuilt: 503 with
 * Retry-After for everything, and {@code /health} reports the progress. Closed before the site
 * starts.
 *
 * <p>It uses nothing of Jena, which starts meanwhile in another thread: a class of Jena touched
 * here would make the two wait for each other for ever.
 */
public final class Opening implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGE = "text/html; charset=utf-8";
  private static final String COME_BACK_S = "3";
  private static final int LAST_ANSWERS_S = 1;

  private final HttpServer server;

  private Opening(HttpServer server) {
    this.server = server;
  }

  /**
   * Begins to answer.
   *
   * @param port where the site will be; with 0, the port is not known yet and nothing is served
   * @throws IOException when the port cannot be opened
   */
  public static Opening start(String host, int port) throws IOException {
    HttpServer server = HttpServer.create();
    if (port != 0) {
      server.bind(new InetSocketAddress(host, port), 0);
      var opening = new Opening(server);
      server.createContext("/", opening::answer);
      server.start();
      return opening;
    }
    return new Opening(server);
  }

  private record Reply(String type, String body) {}

  private static Reply reply(HttpExchange exchange) {
    if (exchange.getRequestURI().getPath().equals("/health")) {
      return new Reply("application/json", health().toString());
    }
    String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
    return accept.contains("text/html")
        ? new Reply(PAGE, page())
        : new Reply("application/problem+json", problem().toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", reply.type());
      headers.set("Cache-Control", "no-store");
      headers.set("Retry-After", COME_BACK_S);
      if (reply.type().equals(PAGE)) {
        headers.set("Refresh", COME_BACK_S);
      }
      boolean headOnly = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(503, headOnly ? -1 : body.length);
      if (!headOnly) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static ObjectNode health() {
    var body = JSON.createObjectNode().put("ready", false).put("opening", true);
    Progress.underWay().forEach(body.putObject("progress")::put);
    return body;
  }

  private static ObjectNode problem() {
    return JSON.createObjectNode()
        .put("status", 503)
        .put(
            "title",
            Messages.FRENCH.t("opening.title") + " / " + Messages.ENGLISH.t("opening.title"))
        .put(
            "detail",
            Messages.FRENCH.t("opening.text") + " / " + Messages.ENGLISH.t("opening.text"));
  }

  private static String page() {
    var out = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("opening.jte", Map.of("fr", Messages.FRENCH, "en", Messages.ENGLISH), out);
    return out.toString();
  }

  /**
   * Returns once the port is free. What was asked before is still answered, within a second: the
   * server forgets a connection it takes at the moment of a stop without delay, and its client
   * would wait for ever.
   */
  @Override
  public void close() {
    InetSocketAddress address = server.getAddress();
    if (address == null) {
      server.stop(0); // nobody was served
      return;
    }
    Background.thread("passeur-opening", () -> server.stop(LAST_ANSWERS_S)).start();
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * LAST_ANSWERS_S);
    while (!isFree(address) && System.nanoTime() < latest) {
      Thread.onSpinWait();
    }
  }

  private static boolean isFree(InetSocketAddress address) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
