package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import org.passeur.backup.IntegrityWatch;
import org.passeur.guard.Inspection;
import org.passeur.kernel.Progress;
import org.passeur.kernel.Report;
import org.passeur.projection.Projections;
import org.passeur.rights.Role;
import org.passeur.store.RecordStore;
import org.passeur.store.StoreState;
import org.passeur.web.access.Access;
import org.passeur.web.http.Json;
import org.passeur.web.page.Requests;
import org.passeur.web.protocol.Protocol;

/**
 * {@code /health}: whether the server is ready, why not, and how far each projection has come.
 * Values computed from all statements, private ones included, are shown to administrators only: the
 * digest of everything (whoever knows the rest could test guesses against it), the last change and
 * the last check.
 */
final class HealthHandlers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordStore record;
  private final Projections projections;
  private final Inspection inspection;
  private final IntegrityWatch truth;
  private final Access access;
  private final Protocol protocol;

  HealthHandlers(
      RecordStore record,
      Projections projections,
      Inspection inspection,
      IntegrityWatch truth,
      Access access,
      Protocol protocol) {
    this.protocol = protocol;
    this.truth = truth;
    this.record = record;
    this.projections = projections;
    this.inspection = inspection;
    this.access = access;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/health", this::health);
  }

  private void health(Context x) {
    StoreState state = record.state();
    boolean reading = state.ready() || state.kind() == StoreState.Kind.READ_ONLY;
    boolean ready = projections.failed().isEmpty() && reading && truth.damage().isEmpty();
    var body =
        JSON.createObjectNode()
            .put("ready", ready)
            .put("writing", state.kind().name().toLowerCase(Locale.ROOT));
    if (!state.ready()) {
      body.putObject("why").put("fr", state.why().fr()).put("en", state.why().en());
    }
    truth
        .damage()
        .ifPresent(words -> body.putObject("damage").put("fr", words.fr()).put("en", words.en()));
    truth.last().ifPresent(at -> body.put("looked", at.toString()));
    truth.registerInDoubt().ifPresent(since -> body.put("consentsClosedSince", since.toString()));
    var offsets = body.putObject("projections");
    projections.offsets().forEach(offsets::put);
    body.put("published", projections.publishedInMemory() ? "memory" : "disk");
    projections.failed().forEach(body.putArray("failed")::add);
    Progress.underWay().forEach(body.putObject("progress")::put);
    if (access.has(Requests.of(x), Role.ADMIN)) {
      forAdministrators(body);
    }
    x.status(ready ? 200 : 503).header("Cache-Control", "no-store");
    Json.send(Requests.of(x), "application/json", body);
  }

  private void forAdministrators(ObjectNode body) {
    body.put("head", record.head()).put("digest", record.digest().toString());
    var requests = body.putObject("requests");
    protocol
        .counts()
        .forEach(
            (address, counts) ->
                requests
                    .putObject(address)
                    .put("all", counts.requests())
                    .put("good", counts.good())
                    .put("bad", counts.bad()));
    inspection
        .last()
        .ifPresent(
            found ->
                body.putObject("check")
                    .put("at", found.at().toString())
                    .put("change", found.change())
                    .put("violations", found.of(Report.Severity.VIOLATION).size())
                    .put("enginesDiffer", found.disagreement().size()));
  }
}
