package org.passeur.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.Importer;
import org.passeur.ingest.sent.ReportJson;
import org.passeur.ingest.sent.SentImport;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.table.TableDialect;
import org.passeur.kernel.Folders;
import org.passeur.kernel.Problem;
import org.passeur.rights.Role;
import org.passeur.web.access.Access;
import org.passeur.web.http.Json;
import org.passeur.web.page.Requests;

/**
 * {@code POST /admin/import}: an import while the server keeps answering. The body is a zip file
 * ({@link SentImport}), which may be larger than other bodies; the options of the command are
 * parameters of the address. Answered with the report, whatever it says.
 */
final class ImportHandlers {
  private final Importer importer;
  private final Access access;

  ImportHandlers(Importer importer, Access access) {
    this.importer = importer;
    this.access = access;
  }

  void addTo(RoutesConfig routes) {
    routes.post("/admin/import", this::bring);
  }

  private void bring(Context x) {
    String author = access.require(Requests.of(x), Role.ADMIN);
    try {
      Path folder = Files.createTempDirectory("passeur-import"); // for this account alone
      try {
        ImportReport report = importer.run(request(x, received(x, folder), author));
        ObjectNode body = ReportJson.tree(report);
        body.put("text", report.text(Requests.of(x).language()));
        x.header("Cache-Control", "no-store");
        Json.send(Requests.of(x), "application/json", body);
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SentImport received(Context x, Path folder) throws IOException {
    return SentImport.unpack(x.req().getInputStream(), folder);
  }

  private static ImportRequest request(Context x, SentImport sent, String author) {
    try {
      return new ImportRequest(
          parameter(x, "source").orElse(""),
          sent.mapping().map(Path::toString).or(() -> shipped(x)),
          sent.files(),
          sent.consents(),
          parameter(x, "inside").map(Boolean::parseBoolean),
          Set.copyOf(x.queryParams("reviewed")),
          is(x, "strict"),
          is(x, "dry-run"),
          dialect(x),
          author);
    } catch (TableDialect.Misunderstood e) {
      throw new Problem(Problem.Kind.BAD_REQUEST, e.words());
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le paramètre « source » est le nom de la source : petites lettres, chiffres et tirets ;"
              + " « heading-row » est un nombre.",
          "The parameter “source” is the name of the source: small letters, digits and hyphens;"
              + " “heading-row” is a number.");
    }
  }

  /** A mapping that ships with the program: no path, so that no file of the server is read. */
  private static Optional<String> shipped(Context x) {
    Optional<String> name = parameter(x, "mapping");
    if (name.filter(n -> !n.matches("[a-z0-9-]{1,60}")).isPresent()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le paramètre « mapping » est le nom d'une correspondance livrée avec Passeur ; la vôtre"
              + " va dans le fichier zip.",
          "The parameter “mapping” is the name of a mapping that ships with Passeur; one of yours"
              + " goes into the zip file.");
    }
    return name;
  }

  private static TableDialect dialect(Context x) {
    TableDialect dialect = TableDialect.GUESSED;
    dialect = parameter(x, "delimiter").map(dialect::withDelimiter).orElse(dialect);
    dialect = parameter(x, "charset").map(dialect::withCharset).orElse(dialect);
    Optional<Integer> row = parameter(x, "heading-row").map(Integer::valueOf);
    dialect = row.isPresent() ? dialect.withHeadingRow(row.get()) : dialect;
    Optional<String> sheet = parameter(x, "sheet");
    return sheet.isPresent() ? dialect.withSheet(sheet.get()) : dialect;
  }

  private static boolean is(Context x, String name) {
    return parameter(x, name).map(Boolean::parseBoolean).orElse(false);
  }

  private static Optional<String> parameter(Context x, String name) {
    return Optional.ofNullable(x.queryParam(name)).filter(value -> !value.isEmpty());
  }
}
