package org.passeur.web.protocol;

import java.util.List;
import org.passeur.ingest.rdf.SparqlUpdate;
import org.passeur.log.Note;
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.web.access.Access;
import org.passeur.web.http.Exchange;
import org.passeur.web.http.Writes;

/** The update operation of the SPARQL 1.1 Protocol, through the one door. */
final class UpdateService extends ProtocolService {
  private final Writes writes;
  private final View.Rules reading;
  private final Access access;
  private final String base;

  UpdateService(Protocol.Parts parts) {
    super(parts.errors(), List.of("POST"));
    this.writes = new Writes(parts.record());
    this.reading = parts.reading();
    this.access = parts.access();
    this.base = parts.base();
  }

  @Override
  void answer(Exchange x) {
    Asker asker = access.asker(x, Role.CURATOR);
    View view = View.of(asker, reading);
    SparqlUpdate update = UpdateRequest.read(x, base);
    writes.make(
        x,
        new Note(asker.name(), "SPARQL Update", "/update"),
        all -> UpdateRequest.make(update, view, all));
    x.status(204);
  }
}
