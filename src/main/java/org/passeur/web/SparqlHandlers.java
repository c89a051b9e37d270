package org.passeur.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.passeur.document.Formats;
import org.passeur.evaluator.Client;
import org.passeur.kernel.Problem;
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.sparql.ServiceDescription;
import org.passeur.sparql.SparqlRequest;
import org.passeur.sparql.SparqlService;
import org.passeur.vocab.Iris;
import org.passeur.web.access.Access;
import org.passeur.web.page.Requests;

/**
 * {@code /sparql} for everyone; {@code /sparql/staff} for staff and referral, who each get what
 * their role may read.
 */
final class SparqlHandlers {
  /** The page with the query form, for a browser that sends no query. */
  interface SparqlPage {
    void show(Context request);
  }

  /** Longest query in a body, in bytes. */
  private static final int LONGEST_BODY = 4_000_000;

  private static final String NEVER_KEPT = "no-store";
  private static final String PRIVATE = "private, no-store";

  private final SparqlService published;
  private final Function<Asker, SparqlService> record;
  private final Access access;
  private final SparqlPage page;
  private final Graph description;

  SparqlHandlers(
      SparqlService published,
      Function<Asker, SparqlService> record,
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
    routes.post(
        "/sparql", x -> answer(x, published, Requests.program(x), DataHandlers.REVALIDATED));
    routes.get("/sparql/staff", this::staff);
    routes.post("/sparql/staff", this::staff);
  }

  private void get(Context x) {
    if (x.req().getParameter("query") != null) {
      answer(x, published, Requests.program(x), DataHandlers.REVALIDATED);
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
    Cors.open(x).header("Vary", "Accept");
    DocumentSender.send(x, Formats.document(description, Formats.rdf(Requests.accept(x))));
  }

  private void staff(Context x) {
    Asker asker = access.asker(x, Role.STAFF, Role.REFERRAL);
    x.header("Cache-Control", PRIVATE);
    if (x.req().getMethod().equals("GET") && !x.queryParamMap().containsKey("query")) {
      describe(x);
    } else {
      answer(x, record.apply(asker), Client.staff(asker.name()), PRIVATE);
    }
  }

  private void answer(Context x, SparqlService service, Client client, String caching) {
    Cors.open(x).header("Vary", "Accept");
    var answer = service.answer(request(x, client), DocumentSender.mayZip(x));
    if (answer.rowCap() > 0) {
      x.header("Passeur-Row-Cap", Long.toString(answer.rowCap()));
    }
    x.header("Cache-Control", answer.repeatable() ? caching : NEVER_KEPT);
    DocumentSender.send(x, answer.document());
  }

  /** Reads a query sent in any of the three ways of the SPARQL Protocol (section 2.1). */
  private static SparqlRequest request(Context x, Client client) {
    String query = isBody(x) ? body(x) : only(x.req().getParameterValues("query")); // of a form too
    return new SparqlRequest(
        query,
        graphs(x, "default-graph-uri"),
        graphs(x, "named-graph-uri"),
        Requests.accept(x),
        Stream.of("output", "format", "results")
            .flatMap(name -> values(x, name).stream())
            .findFirst()
            .orElse(""),
        client);
  }

  private static boolean isBody(Context x) {
    if (!x.req().getMethod().equals("POST")) {
      return false;
    }
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
    return !form;
  }

  private static String only(String @Nullable [] sent) {
    if (sent == null || sent[0].isBlank()) {
      throw noQuery();
    }
    if (sent.length > 1) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Il faut une requête, et une seule (paramètre « query »).",
          "One query is needed, and only one (parameter “query”).");
    }
    return sent[0];
  }

  private static String body(Context x) {
    try {
      byte[] body = x.req().getInputStream().readNBytes(LONGEST_BODY);
      String query = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return only(new String[] {query});
    } catch (CharacterCodingException e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le texte n'est pas en UTF-8 ; enregistrez-le ainsi et renvoyez-le.",
          "The text is not UTF-8; save it that way and send it again.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> graphs(Context x, String name) {
    List<String> graphs = values(x, name);
    for (String graph : graphs) {
      if (!Iris.isFine(graph)) {
        throw Problem.of(
            Problem.Kind.BAD_REQUEST,
            "« " + graph + " » n'est pas une adresse de graphe.",
            "“" + graph + "” is not the address of a graph.");
      }
    }
    return graphs;
  }

  private static List<String> values(Context x, String name) {
    String[] values = x.req().getParameterValues(name);
    return values == null ? List.of() : Stream.of(values).filter(v -> !v.isEmpty()).toList();
  }
}
