package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import org.passeur.store.Projections;
import org.passeur.store.RecordStore;
import org.passeur.store.StoreState;

/** {@code /health}: ready or why not, the last change, and how far each projection has come. */
final class HealthHandlers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordStore record;
  private final Projections projections;

  HealthHandlers(RecordStore record, Projections projections) {
    this.record = record;
    this.projections = projections;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/health", this::health);
  }

  private void health(Context x) {
    StoreState state = record.state();
    boolean ready = projections.failed().isEmpty() && state.ready();
    var body =
        JSON.createObjectNode()
            .put("ready", ready)
            .put("head", record.head())
            .put("digest", record.digest().toString())
            .put("writing", state.kind().name().toLowerCase(Locale.ROOT));
    if (!state.ready()) {
      body.putObject("why").put("fr", state.why().fr()).put("en", state.why().en());
    }
    var offsets = body.putObject("projections");
    projections.offsets().forEach(offsets::put);
    projections.failed().forEach(body.putArray("failed")::add);
    x.status(ready ? 200 : 503).header("Cache-Control", "no-store");
    Json.send(x, "application/json", body);
  }
}
