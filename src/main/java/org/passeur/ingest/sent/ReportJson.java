package org.passeur.ingest.sent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.source.ImportProblem;

/** The report of an import as JSON, for programs; its fields are told in docs/importing.md. */
public final class ReportJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportJson() {}

  /** The text, on lines of its own. */
  public static String of(ImportReport report) {
    try {
      return JSON.writeValueAsString(tree(report)) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a tree in memory is always written
    }
  }

  /** The same as a tree. */
  public static ObjectNode tree(ImportReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("source", report.source());
    json.put("exitCode", report.exitCode());
    json.put("dryRun", report.dryRun());
    json.put("change", report.change());
    json.putObject("read")
        .put("files", report.files())
        .put("rows", report.rows())
        .put("documents", report.documents());
    json.putObject("stored").put("added", report.added()).put("removed", report.removed());
    json.put("unchanged", report.unchanged());
    ObjectNode held = json.putObject("heldBack");
    held.put("statements", report.heldBack());
    held.put("documentsInside", report.inside());
    held.put("aroundPeople", report.aroundPeople());
    json.put("refused", report.refusedRows());
    json.put("shortened", report.shortened());
    Set<ImportProblem> back = new HashSet<>(report.held());
    ArrayNode said = json.putArray("said");
    for (ImportProblem problem : report.problems()) {
      String kind = !problem.refused() ? "remark" : back.contains(problem) ? "heldBack" : "refused";
      said.addObject()
          .put("kind", kind)
          .put("file", problem.file())
          .put("line", problem.line())
          .put("fr", problem.reason().fr())
          .put("en", problem.reason().en());
    }
    return json;
  }
}
