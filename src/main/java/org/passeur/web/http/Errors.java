package org.passeur.web.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns every exception into an answer: a page for a browser, RFC 9457 problem details for a
 * program, a SHACL report for one that asks for RDF. Never a stack trace.
 */
public final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";

  /** Media types in which the report of a refused change is offered; problem details by default. */
  private static final List<String> REPORT_TYPES =
      Stream.concat(Stream.of(PROBLEM, "application/json"), Formats.TYPES.stream()).toList();

  private static final int DEEPEST = 20;

  private final ErrorPage page;

  public Errors(ErrorPage page) {
    this.page = page;
  }

  /** Answers with what became of a request: the status and the words of the failure. */
  public void answer(Exchange x, Throwable failure) {
    if (x.broken().isPresent()) {
      return; // nobody is there to read it
    }
    if (x.response().isCommitted()) {
      if (failure instanceof Problem ended) {
        LOG.info("{} {} ended while it was read: {}", x.method(), x.path(), ended.words().en());
      } else {
        LOG.error("{} {} failed while its answer was sent", x.method(), x.path(), failure);
      }
      return;
    }
    x.response().resetBuffer();
    if (failure instanceof Problem problem) {
      answer(x, status(problem.kind()), problem.words());
    } else if (failure instanceof UnfitValue unfit) {
      answer(x, 400, unfit.words());
    } else if (failure instanceof Refused refused) {
      unlessGone(x, () -> refused(x, refused.report()));
    } else if (failure instanceof Writes.Outdated outdated) {
      unlessGone(x, () -> outdated(x, outdated.since()));
    } else if (failure
        instanceof HttpException.RuntimeException http) { // a malformed address or form
      answer(x, http.getCode(), ErrorWords.of(http.getCode()));
    } else {
      int status = ofTheRequest(failure);
      if (status == 500) {
        LOG.error("{} {} failed", x.method(), x.path(), failure);
      }
      answer(x, status, ErrorWords.of(status));
    }
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
   *
   * @param offered the methods of the address
   */
  public void otherMethods(Exchange x, Collection<String> offered) {
    Set<String> methods = new TreeSet<>(offered);
    methods.add("OPTIONS");
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    String allowed = String.join(", ", methods);
    if (x.method().equals("OPTIONS")) {
      Cors.preflight(x, allowed);
    } else {
      x.header("Allow", allowed);
      answer(x, 405, ErrorWords.of(405));
    }
  }

  /**
   * Answers with an error that was not thrown as an exception. A client that has gone is told
   * nothing; its connection is cut ({@link Entrance}).
   */
  public void answer(Exchange x, int status, Bilingual detail) {
    unlessGone(x, () -> send(x, status, detail));
  }

  private static void unlessGone(Exchange x, Runnable sending) {
    try {
      sending.run();
    } catch (UncheckedIOException e) {
      if (x.broken().isEmpty()) {
        throw e;
      }
    }
  }

  private void send(Exchange x, int status, Bilingual detail) {
    String language = x.language();
    String title = ErrorWords.title(status).in(language);
    if (status == 401) {
      x.header("WWW-Authenticate", "Bearer realm=\"passeur\"");
    }
    Cors.open(x)
        .status(status)
        .header("Content-Language", language)
        .header("Vary", "Accept, Accept-Language")
        .header("Cache-Control", "no-store");
    if (status == 503 || status == 429 || status == 507) {
      x.header("Retry-After", "5");
    }
    if (x.wantsHtml()) {
      String html = page.html(x, status, title, detail.in(language));
      x.send("text/html", html.getBytes(StandardCharsets.UTF_8));
    } else {
      problem(x, problemDetails(status, title, detail.in(language), x.path()));
    }
  }

  /**
   * Answers 412 with the changes made since: by whom and why, so that the writer can redo the edit.
   */
  private void outdated(Exchange x, List<Commit> since) {
    String language = x.language();
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

  private void refused(Exchange x, Report report) {
    String language = x.language();
    String accept = x.accept();
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
      x.send(Formats.contentType(format), out.toByteArray());
      return;
    }
    Bilingual detail = ErrorWords.of(422);
    ObjectNode body =
        problemDetails(422, ErrorWords.title(422).in(language), detail.in(language), x.path());
    body.set("report", results(report));
    problem(x, body);
  }

  /**
   * The results of a report as JSON: focus (unless it is not told), path, value, rule, severity,
   * message in both languages.
   */
  public static com.fasterxml.jackson.databind.node.ArrayNode results(Report report) {
    var results = JSON.createArrayNode();
    for (Report.Result result : report.results()) {
      ObjectNode one = results.addObject();
      one.put("severity", result.severity().name().toLowerCase(java.util.Locale.ROOT));
      if (!result.focus().isBlank()) {
        one.put("focus", text(result.focus()));
      }
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

  private static void problem(Exchange x, ObjectNode body) {
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
