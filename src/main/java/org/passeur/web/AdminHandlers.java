package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.passeur.store.Backups;
import org.passeur.store.Projections;
import org.passeur.store.RecordStore;
import org.passeur.store.Verification;

/** {@code /admin/…}: backup, compaction and verification of a house that stays open. */
final class AdminHandlers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DAYS = 30;

  private final RecordStore record;
  private final Projections projections;
  private final Access access;
  private final Backups backups;
  private final Path folder;

  /**
   * @param home the data folder
   * @param folder of the backups
   */
  AdminHandlers(
      RecordStore record,
      Projections projections,
      Access access,
      Path home,
      Path folder,
      Clock clock) {
    this.record = record;
    this.projections = projections;
    this.access = access;
    this.backups = new Backups(home, clock);
    this.folder = folder;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/admin/backup", this::backup);
    routes.post("/admin/compact", this::compact);
    routes.post("/admin/verify", this::verify);
  }

  private void backup(Context x) {
    access.require(x, Role.ADMIN);
    int days = x.queryParamAsClass("days", Integer.class).getOrDefault(DAYS);
    Backups.Backup made = backups.make(record, folder, Duration.ofDays(days));
    answer(
        x,
        200,
        JSON.createObjectNode()
            .put("backup", made.folder().getFileName().toString())
            .put("change", made.number())
            .put("statements", made.statements())
            .put("digest", made.digest().toString()));
  }

  private void compact(Context x) {
    access.require(x, Role.ADMIN);
    record.compact(Boolean.parseBoolean(x.queryParam("forget-log")));
    projections.compact();
    answer(x, 200, JSON.createObjectNode().put("compacted", true));
  }

  private void verify(Context x) {
    access.require(x, Role.ADMIN);
    Verification.Result result = new Verification(record, projections).run();
    ObjectNode body =
        JSON.createObjectNode()
            .put("change", result.number())
            .put("digest", result.digest().toString());
    var findings = body.putArray("findings");
    for (Verification.Finding finding : result.findings()) {
      findings
          .addObject()
          .put("part", finding.part())
          .put("fr", finding.words().fr())
          .put("en", finding.words().en());
    }
    answer(x, result.findings().isEmpty() ? 200 : 500, body);
  }

  private static void answer(Context x, int status, ObjectNode body) {
    x.status(status).header("Cache-Control", "no-store");
    x.contentType("application/json").result(body.toString());
  }
}
