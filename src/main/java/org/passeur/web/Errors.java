package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.eclipse.jetty.http.HttpException;
import org.passeur.document.Formats;
import org.passeur.document.Negotiation;
import org.passeur.document.ReportDocument;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.log.Commit;
import org.passeur.sparql.library.UnfitValue;
import org.passeur.store.Refused;
import org.passeur.web.page.ErrorPage;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Requests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every exception into an answer: a page for a browser, RFC 9457 problem details for a
 * program, a SHACL report for one that asks for RDF. Never a stack trace.
 */
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";

  /** Media types in which the report of a refused change is offered; problem details by default. */
  private static final List<String> REPORT_TYPES =
      Stream.concat(Stream.of(PROBLEM, "application/json"), Formats.TYPES.stream()).toList();

  private static final int DEEPEST = 20;

  private final ErrorPage page;

  Errors(ErrorPage page) {
    this.page = page;
  }

  void addTo(RoutesConfig routes) {
    routes.exception(Problem.class, (e, x) -> answer(x, status(e.kind()), e.words()));
    routes.exception(UnfitValue.class, (e, x) -> answer(x, 400, e.words()));
    routes.exception(Refused.class, (e, x) -> refused(x, e.report()));
    routes.exception(Writes.Outdated.class, (e, x) -> outdated(x, e.since()));
    routes.exception(MethodNotAllowedResponse.class, this::otherMethods);
    routes.exception(
        HttpResponseException.class,
        (e, x) -> answer(x, e.getStatus(), ErrorWords.of(e.getStatus())));
    routes.exception( // a malformed address or form
        HttpException.RuntimeException.class,
        (e, x) -> answer(x, e.getCode(), ErrorWords.of(e.getCode())));
    routes.exception(
        Exception.class,
        (e, x) -> {
          int status = ofTheRequest(e);
          if (status == 500) {
            LOG.error("{} {} failed", x.method(), x.path(), e);
          }
          answer(x, status, ErrorWords.of(status));
        });
  }

  /**
   * The 4xx status of a body that Jetty could not read, 400 for one that is cut short or for a
   * malformed address, else 500.
   */
  private static int ofTheRequest(Throwable failure) {
    Throwable cause = failure;
    for (int deep = 0; cause != null && deep < DEEPEST; deep++) {
      if (cause instanceof HttpException http && http.getCode() >= 400 && http.getCode() < 500) {
        return http.getCode();
      }
      boolean escape =
          cause instanceof IllegalArgumentException
              && String.valueOf(cause.getMessage()).startsWith("URLDecoder"); // as for %u0041
      if (escape || cause instanceof EOFException) {
        return 400;
      }
      if (cause instanceof TimeoutException) {
        return 408;
      }
      cause = cause.getCause();
    }
    return 500;
  }

  /**
   * Answers OPTIONS, and 405 for a method that an existing address does not offer (RFC 9110,
   * section 15.5.6).
   */
  private void otherMethods(MethodNotAllowedResponse e, Context x) {
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    for (String method : e.getDetails().getOrDefault("availableMethods", "").split(",", -1)) {
      methods.add(method.strip());
      if (method.strip().equals("GET")) {
        methods.add("HEAD");
      }
    }
    methods.remove("");
    String allowed = String.join(", ", methods);
    if (x.req().getMethod().equals("OPTIONS")) {
      Cors.preflight(x, allowed);
    } else {
      x.header("Allow", allowed);
      answer(x, 405, ErrorWords.of(405));
    }
  }

  /** Answers with an error that was not thrown as an exception. */
  void answer(Context x, int status, Bilingual detail) {
    String language = Requests.language(x);
    String title = ErrorWords.title(status).in(language);
    Cors.open(x)
        .status(status)
        .header("Content-Language", language)
        .header("Vary", "Accept, Accept-Language")
        .header("Cache-Control", "no-store");
    if (status == 503 || status == 429 || status == 507) {
      x.header("Retry-After", "5");
    }
    if (Requests.wantsHtml(x)) {
      x.html(page.html(PageRequest.of(x), status, title, detail.in(language)));
    } else {
      problem(x, problemDetails(status, title, detail.in(language), x.path()));
    }
  }

  /**
   * Answers 412 with the changes made since: by whom and why, so that the writer can redo the edit.
   */
  private void outdated(Context x, List<Commit> since) {
    String language = Requests.language(x);
    Bilingual detail = ErrorWords.of(412);
    ObjectNode body =
        problemDetails(412, ErrorWords.title(412).in(language), detail.in(language), x.path());
    var changes = body.putArray("changes");
    for (Commit commit : since) {
      changes
          .addObject()
          .put("number", commit.number())
          .put("at", commit.at().toString())
          .put("author", commit.note().author())
          .put("reason", commit.note().reason())
          .put("added", commit.change().added().size())
          .put("removed", commit.change().removed().size());
    }
    x.status(412).header("Content-Language", language).header("Cache-Control", "no-store");
    problem(x, body);
  }

  private void refused(Context x, Report report) {
    String language = Requests.language(x);
    String accept = Requests.accept(x);
    Cors.open(x)
        .status(422)
        .header("Content-Language", language)
        .header("Vary", "Accept, Accept-Language")
        .header("Cache-Control", "no-store");
    String type = Negotiation.choose(accept, REPORT_TYPES).orElse(PROBLEM);
    if (!type.endsWith("json") || type.endsWith("ld+json")) {
      RDFFormat format = Formats.rdf(type);
      var out = new ByteArrayOutputStream();
      Formats.write(out, ReportDocument.graph(report), format);
      x.contentType(Formats.contentType(format)).result(out.toByteArray());
      return;
    }
    Bilingual detail = ErrorWords.of(422);
    ObjectNode body =
        problemDetails(422, ErrorWords.title(422).in(language), detail.in(language), x.path());
    body.set("report", results(report));
    problem(x, body);
  }

  /**
   * The results of a report as JSON: focus, path, value, rule, severity, message in both languages.
   */
  static com.fasterxml.jackson.databind.node.ArrayNode results(Report report) {
    var results = JSON.createArrayNode();
    for (Report.Result result : report.results()) {
      ObjectNode one = results.addObject();
      one.put("severity", result.severity().name().toLowerCase(java.util.Locale.ROOT));
      one.put("focus", text(result.focus()));
      result.path().ifPresent(path -> one.put("path", text(path)));
      result.value().ifPresent(value -> one.put("value", text(value)));
      one.put("rule", text(result.rule()));
      one.putObject("message").put("fr", result.message().fr()).put("en", result.message().en());
    }
    return results;
  }

  private static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  private static ObjectNode problemDetails(int status, String title, String detail, String path) {
    return JSON.createObjectNode()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .put("instance", path);
  }

  /**
   * Sent as bytes: Javalin would send a string in Latin-1, and JSON is UTF-8 (RFC 8259, section
   * 8.1).
   */
  private static void problem(Context x, ObjectNode body) {
    Json.send(x, PROBLEM, body);
  }

  private static int status(Problem.Kind kind) {
    return switch (kind) {
      case BAD_REQUEST -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case CONFLICT -> 409;
      case GONE -> 410;
      case PRECONDITION_FAILED -> 412;
      case PRECONDITION_REQUIRED -> 428;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case UNPROCESSABLE -> 422;
      case TOO_MANY -> 429;
      case TIMEOUT, UNAVAILABLE -> 503;
      case NO_ROOM -> 507;
    };
  }
}
