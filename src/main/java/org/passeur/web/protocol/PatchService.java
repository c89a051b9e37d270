package org.passeur.web.protocol;

import java.util.List;
import org.passeur.evaluator.Evaluator;
import org.passeur.ingest.rdf.SentPatch;
import org.passeur.kernel.Problem;
import org.passeur.log.Note;
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.store.RecordStore;
import org.passeur.web.access.Access;
import org.passeur.web.http.Errors;
import org.passeur.web.http.Exchange;
import org.passeur.web.http.Writes;

/** RDF Patch, through the one door. */
final class PatchService extends ProtocolService {
  private final Writes writes;
  private final View.Rules reading;
  private final Access access;

  PatchService(
      Errors errors, RecordStore record, View.Rules reading, Access access, Evaluator evaluator) {
    super(errors, List.of("POST", "PATCH"));
    this.writes = new Writes(record, evaluator);
    this.reading = reading;
    this.access = access;
  }

  @Override
  void answer(Exchange x) {
    Asker author = access.asker(x, Role.CURATOR);
    if (!x.mediaType().equals("application/rdf-patch")) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Envoyez le correctif en application/rdf-patch (RDF Patch, en texte).",
          "Send the patch as application/rdf-patch (RDF Patch, as text).");
    }
    x.refuseOtherEncodings();
    SentPatch patch = SentPatch.read(x.body());
    writes.make(
        x,
        View.of(author, reading),
        new Note(author.name(), "RDF Patch", Protocol.PATCH),
        (all, evaluation) -> patch.applyTo(all));
    x.status(204);
  }
}
