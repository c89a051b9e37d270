package org.passeur.web.protocol;

import java.util.List;
import org.passeur.evaluator.Evaluator;
import org.passeur.ingest.rdf.SparqlUpdate;
import org.passeur.log.Note;
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.store.RecordStore;
import org.passeur.web.access.Access;
import org.passeur.web.http.Errors;
import org.passeur.web.http.Exchange;
import org.passeur.web.http.Writes;

/** The update operation of the SPARQL 1.1 Protocol, through the one door. */
final class UpdateService extends ProtocolService {
  private final Writes writes;
  private final View.Rules reading;
  private final Access access;
  private final String base;

  UpdateService(
      Errors errors,
      RecordStore record,
      View.Rules reading,
      Access access,
      String base,
      Evaluator evaluator) {
    super(errors, List.of("POST"));
    this.writes = new Writes(record, evaluator);
    this.reading = reading;
    this.access = access;
    this.base = base;
  }

  @Override
  void answer(Exchange x) {
    Asker author = access.asker(x, Role.CURATOR);
    SparqlUpdate update = UpdateRequest.read(x, base);
    View view = View.of(author, reading);
    writes.make(
        x,
        view,
        new Note(author.name(), "SPARQL Update", "/update"),
        (all, evaluation) -> UpdateRequest.apply(update, view, all, evaluation));
    x.status(204);
  }
}
