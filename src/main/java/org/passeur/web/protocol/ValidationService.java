package org.passeur.web.protocol;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.passeur.document.Formats;
import org.passeur.document.Negotiation;
import org.passeur.document.ReportDocument;
import org.passeur.evaluator.Client;
import org.passeur.evaluator.Evaluation;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.evaluator.Task;
import org.passeur.guard.ShapeCheck;
import org.passeur.ingest.rdf.RdfBody;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.web.http.Cors;
import org.passeur.web.http.DocumentSender;
import org.passeur.web.http.ErrorWords;
import org.passeur.web.http.Errors;
import org.passeur.web.http.Exchange;
import org.passeur.web.http.Json;

/** Validates RDF with SHACL and answers with the report; stores nothing. */
final class ValidationService extends ProtocolService {
  /** Largest body to validate, in bytes; validation needs no token. */
  private static final int LARGEST_CHECK = 5_000_000;

  /** Largest body of JSON-LD to validate, in bytes: nothing stops its reader. */
  private static final int LARGEST_JSON_LD = 20_000;

  private static final List<String> REPORT_TYPES =
      Stream.concat(Formats.TYPES.stream(), Stream.of("application/json")).toList();

  private final Supplier<ShapeCheck> check;
  private final String base;
  private final Evaluator evaluator;

  ValidationService(Errors errors, Supplier<ShapeCheck> check, String base, Evaluator evaluator) {
    super(errors, List.of("POST"));
    this.check = check;
    this.evaluator = evaluator;
    this.base = base;
  }

  @Override
  void answer(Exchange x) {
    byte[] body = x.body();
    if (body.length > LARGEST_CHECK) {
      throw new Problem(Problem.Kind.TOO_LARGE, ErrorWords.of(413));
    }
    x.refuseOtherEncodings();
    String sent = x.contentType();
    if (RdfBody.isThrift(sent)) { // from curators only, at the graph store
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Le RDF Thrift ne se vérifie pas ici ; envoyez du Turtle ou du N-Triples.",
          "RDF Thrift is not checked here; send Turtle or N-Triples.");
    }
    if (body.length > LARGEST_JSON_LD && RdfBody.isJsonLd(sent)) {
      throw Problem.of(
          Problem.Kind.TOO_LARGE,
          "Le JSON-LD se vérifie ici jusqu'à 20 000 octets ; envoyez du Turtle ou du N-Triples,"
              + " ou vérifiez par parties.",
          "JSON-LD is checked here up to 20,000 bytes; send Turtle or N-Triples, or check it in"
              + " parts.");
    }
    var report =
        evaluator.run(
            Client.program(x.client()),
            Task.CHECK,
            Limits.PUBLIC,
            evaluation -> report(body, sent, evaluation));
    String type = Negotiation.choose(x.accept(), REPORT_TYPES).orElse("");
    Cors.open(x).header("Vary", "Accept");
    if (type.equals("application/json")) {
      var json = new ObjectMapper().createObjectNode();
      json.put("conforms", report.conforms()).set("results", Errors.results(report));
      Json.send(x, type, json);
    } else {
      DocumentSender.send(
          x, Formats.document(ReportDocument.graph(report), Formats.rdf(x.accept())));
    }
  }

  private Report report(byte[] body, String type, Evaluation evaluation) {
    return check.get().checkSent(RdfBody.read(body, type, base + "/"), evaluation::watched);
  }
}
