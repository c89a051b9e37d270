package org.passeur.web.protocol;

import java.util.List;
import org.passeur.ingest.rdf.SparqlUpdate;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;
import org.passeur.web.access.Access;
import org.passeur.web.access.Role;
import org.passeur.web.http.Errors;
import org.passeur.web.http.Exchange;
import org.passeur.web.http.Writes;

/** The update operation of the SPARQL 1.1 Protocol, through the one door. */
final class UpdateService extends ProtocolService {
  private final Writes writes;
  private final Access access;
  private final String base;

  UpdateService(Errors errors, RecordStore record, Access access, String base) {
    super(errors, List.of("POST"));
    this.writes = new Writes(record);
    this.access = access;
    this.base = base;
  }

  @Override
  void answer(Exchange x) {
    String author = access.require(x, Role.CURATOR);
    SparqlUpdate update = UpdateRequest.read(x, base);
    writes.make(x, new Note(author, "SPARQL Update", "/update"), update::applyTo);
    x.status(204);
  }
}
