package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.passeur.kernel.Progress;
import org.passeur.web.page.Messages;

/**
 * Answers while the house opens, which may take long when projections are rebuilt: 503 with
 * Retry-After for everything, and {@code /health} reports the progress. Closed before the site
 * starts.
 *
 * <p>It is made of the same parts as the site (Jetty, Javalin, templates, JSON), so that they are
 * loaded already when the site starts, and uses nothing of Jena, which starts meanwhile in another
 * thread: a class of Jena touched here would make the two wait for each other for ever.
 */
public final class Opening implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAGE = "text/html; charset=utf-8";
  private static final String COME_BACK_S = "3";

  private final Javalin server;

  private Opening(Javalin server) {
    this.server = server;
  }

  /**
   * Starts to answer that the house is being opened.
   *
   * @param port where the site will be; with 0, the port is not known yet and nothing is served
   */
  public static Opening start(String host, int port) {
    var opening = new Opening(Javalin.create(Opening::configure));
    if (port != 0) {
      opening.server.start(host, port);
    }
    return opening;
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.routes.before(Opening::answer);
  }

  private record Reply(String type, String body) {}

  private static Reply reply(Context x) {
    if (x.path().equals("/health")) {
      return new Reply("application/json", health().toString());
    }
    return String.valueOf(x.header("Accept")).contains("text/html")
        ? new Reply(PAGE, page())
        : new Reply("application/problem+json", problem().toString());
  }

  private static void answer(Context x) {
    Reply reply = reply(x);
    x.status(503)
        .contentType(reply.type())
        .header("Cache-Control", "no-store")
        .header("Retry-After", COME_BACK_S)
        .result(reply.body())
        .skipRemainingHandlers();
    if (reply.type().equals(PAGE)) {
      x.header("Refresh", COME_BACK_S);
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

  @Override
  public void close() {
    server.stop();
  }
}
