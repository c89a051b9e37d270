package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.passeur.publish.Formats;
import org.passeur.publish.ServiceDescription;
import org.passeur.publish.SparqlService;
import org.passeur.store.Problem;

/** {@code /sparql} for everyone, {@code /sparql/staff} for staff. */
final class SparqlHandlers {
  /** The page with the query form, for a browser that sends no query. */
  interface SparqlPage {
    void show(Context request);
  }

  private static final int AT_ONCE = 16;
  private static final long PATIENCE_SECONDS = 5;

  private final SparqlService published;
  private final SparqlService record;
  private final Access access;
  private final SparqlPage page;
  private final Graph description;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  SparqlHandlers(
      SparqlService published,
      SparqlService record,
      Access access,
      SparqlPage page,
      String address,
      boolean union) {
    this.published = published;
    this.record = record;
    this.access = access;
    this.page = page;
    this.description = ServiceDescription.graph(address, union);
  }

  void addTo(RoutesConfig routes) {
    routes.get("/sparql", this::get);
    routes.post("/sparql", x -> answer(x, published));
    routes.get("/sparql/staff", this::staff);
    routes.post("/sparql/staff", this::staff);
  }

  private void get(Context x) {
    if (x.queryString() != null && x.queryParamMap().containsKey("query")) {
      answer(x, published);
    } else if (Requests.wantsHtml(x)) {
      page.show(x);
    } else if (x.queryParamMap().keySet().stream().anyMatch(k -> k.endsWith("graph-uri"))) {
      throw noQuery();
    } else {
      describe(x);
    }
  }

  private static Problem noQuery() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Il manque la requête (paramètre « query »).",
        "The query is missing (parameter “query”).");
  }

  private void describe(Context x) {
    RDFFormat format = Formats.rdf(Requests.accept(x));
    var out = new ByteArrayOutputStream();
    Formats.write(out, description, format);
    Cors.open(x).header("Vary", "Accept").contentType(Formats.contentType(format));
    x.result(out.toByteArray());
  }

  private void staff(Context x) {
    access.require(x, Role.STAFF);
    x.header("Cache-Control", "private, no-store");
    if (x.req().getMethod().equals("GET") && !x.queryParamMap().containsKey("query")) {
      describe(x);
    } else {
      answer(x, record);
    }
  }

  private void answer(Context x, SparqlService service) {
    check(x);
    Cors.open(x).header("Vary", "Accept");
    if (!turn()) {
      throw Problem.of(
          Problem.Kind.UNAVAILABLE,
          "Trop de requêtes sont en cours ; réessayez dans quelques secondes.",
          "Too many queries are running; try again in a few seconds.");
    }
    try {
      service.answer(x.req(), x.res());
      x.skipRemainingHandlers();
    } finally {
      turns.release();
    }
  }

  /** One query, said in one of the three ways of the protocol (section 2.1). */
  private static void check(Context x) {
    // by the servlet, which keeps a form's fields for Fuseki
    String[] sent = x.req().getParameterValues("query");
    if (x.req().getMethod().equals("POST")) {
      String type = Requests.contentType(x).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      boolean form = type.equals("application/x-www-form-urlencoded");
      if (!form && !type.equals("application/sparql-query")) {
        throw Problem.of(
            Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
            "Envoyez la requête en application/sparql-query ou dans le champ « query » d'un"
                + " formulaire.",
            "Send the query as application/sparql-query or in the field “query” of a form.");
      }
      Requests.refuseOtherEncodings(x);
      if (!form) {
        return;
      }
    }
    if (sent == null || sent[0].isBlank()) {
      throw noQuery();
    }
    if (sent.length > 1) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Il faut une requête, et une seule (paramètre « query »).",
          "One query is needed, and only one (parameter “query”).");
    }
  }

  private boolean turn() {
    try {
      return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
