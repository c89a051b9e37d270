package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.evaluator.Evaluator;
import org.passeur.ingest.rdf.SparqlUpdate;
import org.passeur.kernel.Problem;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.web.access.Access;
import org.passeur.web.http.Condition;
import org.passeur.web.http.Writes;
import org.passeur.web.page.Requests;
import org.passeur.web.protocol.UpdateRequest;

/** {@code PATCH /id/…}: a SPARQL Update of one thing, with a precondition. */
final class WriteHandlers {
  private final Writes writes;
  private final Projections projections;
  private final Addresses addresses;
  private final View.Rules reading;
  private final Access access;

  WriteHandlers(
      RecordStore record,
      Projections projections,
      View.Rules reading,
      Access access,
      Addresses addresses,
      Evaluator evaluator) {
    this.writes = new Writes(record, evaluator);
    this.projections = projections;
    this.addresses = addresses;
    this.reading = reading;
    this.access = access;
  }

  void addTo(RoutesConfig routes) {
    routes.patch("/id/{kind}/{key}", this::patch);
  }

  /**
   * Applies a SPARQL Update to the statements of one thing and no other. The request must name the
   * state it was written for (RFC 6585, section 3), so that nobody overwrites changes they have not
   * seen.
   */
  private void patch(Context x) {
    Asker asker = access.asker(Requests.of(x), Role.CURATOR);
    if (Condition.of(Requests.of(x)).none()) {
      throw Problem.of(
          Problem.Kind.PRECONDITION_REQUIRED,
          "Dites quelle version vous modifiez : envoyez en If-Match l'ETag de la fiche que vous"
              + " avez lue.",
          "Say which version you are changing: send the ETag of the record you read as If-Match.");
    }
    Node thing = addresses.thing(x.pathParam("kind"), x.pathParam("key"));
    SparqlUpdate update = UpdateRequest.read(Requests.of(x), addresses.base());
    OneThing.requireNoWholeGraphs(update);
    var about =
        new Writes.About(
            all -> Iter.filter(all.find(Node.ANY, thing, Node.ANY, Node.ANY), this::isPublic),
            q -> q.getSubject().equals(thing) && isPublic(q));
    View author = View.of(asker, reading);
    writes.make(
        Requests.of(x),
        author,
        new Note(asker.name(), "PATCH", x.path()),
        about,
        (all, evaluation) -> {
          var asked = new OneThing.Asked(all);
          UpdateRequest.apply(update, author, asked, evaluation);
          OneThing.require(addresses, thing, asked);
        });
    x.status(204);
  }

  private boolean isPublic(Quad quad) {
    return projections.shows(quad.getGraph());
  }
}
