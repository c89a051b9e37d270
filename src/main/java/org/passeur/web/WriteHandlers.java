package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.document.Negotiation;
import org.passeur.document.ReportDocument;
import org.passeur.evaluator.Evaluation;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.evaluator.Task;
import org.passeur.guard.ShapeCheck;
import org.passeur.guard.WellFormed;
import org.passeur.ingest.rdf.RdfBody;
import org.passeur.ingest.rdf.SparqlUpdate;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.web.access.Access;
import org.passeur.web.access.Role;
import org.passeur.web.page.Requests;

/**
 * Writes by SPARQL Update and validation: {@code /update} (SPARQL 1.1 Protocol, update operation),
 * {@code PATCH /id/…} (an update of one thing, with a precondition), and {@code /shacl/validate},
 * which stores nothing.
 */
final class WriteHandlers {
  /** Largest body to validate, in bytes; validation needs no token. */
  private static final int LARGEST_CHECK = 5_000_000;

  /** Largest body of JSON-LD to validate, in bytes: nothing stops its reader. */
  private static final int LARGEST_JSON_LD = 20_000;

  private static final List<String> REPORT_TYPES =
      List.of(
          "text/turtle",
          "application/ld+json",
          "application/n-triples",
          "application/rdf+xml",
          "application/json");

  private final Evaluator evaluator;
  private final Writes writes;
  private final Projections projections;
  private final Addresses addresses;
  private final Access access;
  private final Supplier<ShapeCheck> check;
  private final DataHandlers data;
  private final String base;

  WriteHandlers(
      RecordStore record,
      Projections projections,
      Access access,
      Supplier<ShapeCheck> check,
      DataHandlers data,
      Addresses addresses,
      Evaluator evaluator) {
    this.evaluator = evaluator;
    this.writes = new Writes(record, evaluator);
    this.projections = projections;
    this.addresses = addresses;
    this.access = access;
    this.check = check;
    this.data = data;
    this.base = addresses.base();
  }

  void addTo(RoutesConfig routes) {
    routes.post("/update", this::update);
    routes.patch("/id/{kind}/{key}", this::patch);
    routes.post("/shacl/validate", this::validate);
  }

  private void update(Context x) {
    String author = access.require(x, Role.CURATOR);
    SparqlUpdate update = read(x);
    writes.make(x, new Note(author, "SPARQL Update", "/update"), update::applyTo);
    x.status(204);
  }

  /**
   * Applies a SPARQL Update to the statements of one thing and no other. The request must name the
   * state it was written for (RFC 6585, section 3), so that nobody overwrites changes they have not
   * seen.
   */
  private void patch(Context x) {
    String author = access.require(x, Role.CURATOR);
    if (Condition.of(x).none()) {
      throw Problem.of(
          Problem.Kind.PRECONDITION_REQUIRED,
          "Dites quelle version vous modifiez : envoyez en If-Match l'ETag de la fiche que vous"
              + " avez lue.",
          "Say which version you are changing: send the ETag of the record you read as If-Match.");
    }
    Node thing = addresses.thing(x.pathParam("kind"), x.pathParam("key"));
    SparqlUpdate update = read(x);
    var about =
        new Writes.About(
            all -> Iter.filter(all.find(Node.ANY, thing, Node.ANY, Node.ANY), this::isPublic),
            q -> q.getSubject().equals(thing) && isPublic(q));
    writes.make(
        x,
        new Note(author, "PATCH", x.path()),
        about,
        (all, evaluation) -> {
          update.applyTo(all, evaluation);
          OneThing.require(addresses, thing, RecordStore.changedIn(all), all);
        });
    x.status(204);
  }

  private boolean isPublic(Quad quad) {
    return projections.shows(quad.getGraph());
  }

  private SparqlUpdate read(Context x) {
    String type = Requests.contentType(x).split(";", 2)[0].strip();
    boolean form = type.equals("application/x-www-form-urlencoded");
    if (!form && !type.equals("application/sparql-update")) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Envoyez la mise à jour en application/sparql-update ou dans le champ « update » d'un"
              + " formulaire.",
          "Send the update as application/sparql-update or in the field “update” of a form.");
    }
    Requests.refuseOtherEncodings(x);
    List<String> texts = form ? x.formParams("update") : List.of(x.body());
    if (texts.size() != 1) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Il faut une mise à jour, et une seule (champ « update »).",
          "One update is needed, and only one (field “update”).");
    }
    return SparqlUpdate.parse(
        texts.get(0),
        base + "/",
        form ? x.formParams("using-graph-uri") : x.queryParams("using-graph-uri"),
        form ? x.formParams("using-named-graph-uri") : x.queryParams("using-named-graph-uri"));
  }

  private void validate(Context x) {
    byte[] body = x.bodyAsBytes();
    if (body.length > LARGEST_CHECK) {
      throw new Problem(Problem.Kind.TOO_LARGE, ErrorWords.of(413));
    }
    Requests.refuseOtherEncodings(x);
    String sent = Requests.contentType(x);
    if (body.length > LARGEST_JSON_LD && RdfBody.isJsonLd(sent)) {
      throw Problem.of(
          Problem.Kind.TOO_LARGE,
          "Le JSON-LD se vérifie ici jusqu'à 20 000 octets ; envoyez du Turtle ou du N-Triples,"
              + " ou vérifiez par parties.",
          "JSON-LD is checked here up to 20,000 bytes; send Turtle or N-Triples, or check it in"
              + " parts.");
    }
    var report =
        evaluator.run(Requests.program(x), Task.CHECK, Limits.PUBLIC, e -> report(body, sent, e));
    String type = Negotiation.choose(Requests.accept(x), REPORT_TYPES).orElse("");
    if (type.equals("application/json")) {
      var json = new ObjectMapper().createObjectNode();
      json.put("conforms", report.conforms()).set("results", Errors.results(report));
      Cors.open(x).header("Vary", "Accept");
      Json.send(x, type, json);
    } else {
      data.graph(x, ReportDocument.graph(report));
    }
  }

  private Report report(byte[] body, String type, Evaluation evaluation) {
    Graph all = GraphFactory.createDefaultGraph();
    DatasetGraph sent = RdfBody.read(body, type, base + "/");
    evaluation.watched(sent.find()).forEachRemaining(q -> all.add(q.asTriple()));
    var terms =
        new WellFormed().check(new Change(List.copyOf(Iter.toList(sent.find())), List.of()), sent);
    return terms.and(check.get().check(evaluation.watched(all)));
  }
}
