package org.passeur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.passeur.backup.Backups;
import org.passeur.guard.Inspection;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.projection.Projections;
import org.passeur.projection.Verification;
import org.passeur.rights.Role;
import org.passeur.store.RecordStore;
import org.passeur.store.StoreState;
import org.passeur.web.access.Access;
import org.passeur.web.page.Requests;

/**
 * {@code /admin/…}: backup, compaction, verification and checks while the server keeps answering.
 */
final class AdminHandlers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DAYS = 30;

  private final RecordStore record;
  private final Projections projections;
  private final Inspection inspection;
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
      Inspection inspection,
      Access access,
      Path home,
      Path folder,
      Clock clock) {
    this.record = record;
    this.projections = projections;
    this.inspection = inspection;
    this.access = access;
    this.backups = new Backups(home, clock);
    this.folder = folder;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/admin/backup", this::backup);
    routes.post("/admin/compact", this::compact);
    routes.post("/admin/verify", this::verify);
    routes.post("/admin/check", this::check);
  }

  private void backup(Context x) {
    access.require(Requests.of(x), Role.ADMIN);
    if (record.state().kind() == StoreState.Kind.READ_ONLY) {
      throw new Problem(Problem.Kind.UNAVAILABLE, record.state().why());
    }
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
    access.require(Requests.of(x), Role.ADMIN);
    record.compact(Boolean.parseBoolean(x.queryParam("forget-log")));
    projections.compact();
    answer(x, 200, JSON.createObjectNode().put("compacted", true));
  }

  private void verify(Context x) {
    access.require(Requests.of(x), Role.ADMIN);
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

  /**
   * Checks everything stored against the rules and answers with the blocking findings; {@code
   * verify} compares files.
   */
  private void check(Context x) {
    access.require(Requests.of(x), Role.ADMIN);
    Inspection.Result found = inspection.run();
    ObjectNode body =
        JSON.createObjectNode()
            .put("at", found.at().toString())
            .put("change", found.change())
            .put("warnings", found.of(Report.Severity.WARNING).size());
    var findings = body.putArray("findings");
    for (Report.Result result : found.of(Report.Severity.VIOLATION)) {
      findings
          .addObject()
          .put("thing", result.focus().toString())
          .put("rule", result.rule().toString())
          .put("fr", result.message().fr())
          .put("en", result.message().en());
    }
    var differing = body.putArray("enginesDiffer");
    found.disagreement().forEach(thing -> differing.add(thing.toString()));
    answer(x, found.sound() ? 200 : 500, body);
  }

  private static void answer(Context x, int status, ObjectNode body) {
    x.status(status).header("Cache-Control", "no-store");
    x.contentType("application/json").result(body.toString());
  }
}
