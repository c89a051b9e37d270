package org.passeur.web.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.jspecify.annotations.Nullable;
import org.passeur.document.Formats;
import org.passeur.evaluator.Client;
import org.passeur.kernel.Problem;
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.sparql.SparqlRequest;
import org.passeur.sparql.SparqlService;
import org.passeur.vocab.Iris;
import org.passeur.web.access.Access;
import org.passeur.web.http.Cors;
import org.passeur.web.http.DocumentSender;
import org.passeur.web.http.Errors;
import org.passeur.web.http.Exchange;

/** The query operation of the SPARQL 1.1 Protocol, and the Service Description. */
final class QueryService extends ProtocolService {
  /** Longest query in a body, in bytes. */
  private static final int LONGEST_BODY = 4_000_000;

  private static final String NEVER_KEPT = "no-store";
  private static final String PRIVATE = "private, no-store";

  private final Function<Exchange, Asked> who;
  private final String caching;
  private final Graph description;

  /** Who asks, and what answers them. */
  private record Asked(Client client, SparqlService service) {}

  private QueryService(
      Errors errors, Function<Exchange, Asked> who, String caching, Graph description) {
    super(errors, List.of("GET", "POST"));
    this.who = who;
    this.caching = caching;
    this.description = description;
  }

  /** Queries of what is public, for everyone. */
  static QueryService ofThePublic(Errors errors, SparqlService published, Graph description) {
    return new QueryService(
        errors,
        x -> new Asked(Client.program(x.client()), published),
        DocumentSender.REVALIDATED,
        description);
  }

  /**
   * Queries of the record store, for staff and referral.
   *
   * @param record answers from what the asker may read of it
   */
  static QueryService ofStaff(
      Errors errors, Access access, Function<Asker, SparqlService> record, Graph description) {
    return new QueryService(
        errors,
        x -> {
          Asker asker = access.asker(x, Role.STAFF, Role.REFERRAL);
          x.header("Cache-Control", PRIVATE);
          return new Asked(Client.staff(asker.name()), record.apply(asker));
        },
        PRIVATE,
        description);
  }

  @Override
  void answer(Exchange x) {
    Asked asked = who.apply(x);
    if (x.method().equals("POST") || x.request().getParameter("query") != null) {
      answer(x, asked);
    } else if (x.queryParams().keySet().stream().anyMatch(k -> k.endsWith("graph-uri"))) {
      throw noQuery();
    } else {
      Cors.open(x).header("Vary", "Accept");
      DocumentSender.send(x, Formats.document(description, Formats.rdf(x.accept())));
    }
  }

  private static Problem noQuery() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Il manque la requête (paramètre « query »).",
        "The query is missing (parameter “query”).");
  }

  private void answer(Exchange x, Asked asked) {
    Cors.open(x).header("Vary", "Accept");
    var answer = asked.service().answer(request(x, asked.client()), DocumentSender.mayZip(x));
    if (answer.rowCap() > 0) {
      x.header("Passeur-Row-Cap", Long.toString(answer.rowCap()));
    }
    x.header("Cache-Control", answer.repeatable() ? caching : NEVER_KEPT);
    DocumentSender.send(x, answer.document());
  }

  /** Reads a query sent in any of the three ways of the SPARQL Protocol (section 2.1). */
  private static SparqlRequest request(Exchange x, Client client) {
    String query =
        isBody(x) ? body(x) : only(x.request().getParameterValues("query")); // of a form too
    return new SparqlRequest(
        query,
        graphs(x, "default-graph-uri"),
        graphs(x, "named-graph-uri"),
        x.accept(),
        Stream.of("output", "format", "results")
            .flatMap(name -> values(x, name).stream())
            .findFirst()
            .orElse(""),
        client);
  }

  private static boolean isBody(Exchange x) {
    if (!x.method().equals("POST")) {
      return false;
    }
    boolean form = x.isForm();
    if (!form && !x.mediaType().equals("application/sparql-query")) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Envoyez la requête en application/sparql-query ou dans le champ « query » d'un"
              + " formulaire.",
          "Send the query as application/sparql-query or in the field “query” of a form.");
    }
    x.refuseOtherEncodings();
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

  private static String body(Exchange x) {
    try {
      byte[] body = x.body(LONGEST_BODY);
      String query = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return only(new String[] {query});
    } catch (CharacterCodingException e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le texte n'est pas en UTF-8 ; enregistrez-le ainsi et renvoyez-le.",
          "The text is not UTF-8; save it that way and send it again.");
    }
  }

  private static List<String> graphs(Exchange x, String name) {
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

  private static List<String> values(Exchange x, String name) {
    String[] values = x.request().getParameterValues(name);
    return values == null ? List.of() : Stream.of(values).filter(v -> !v.isEmpty()).toList();
  }
}
