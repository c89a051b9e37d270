package org.passeur.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.app.remote.RemoteServer;
import org.passeur.app.remote.ServerOptions;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.sent.ReportJson;
import org.passeur.ingest.sent.SentImport;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.kernel.PrivateFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}. */
@Command(
    name = "import",
    description = "Adds or refreshes one source. / Ajoute ou met à jour une source.")
final class ImportCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "dossier des données / data folder")
  Path data = Path.of("passeur-data");

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "adresse du site / address of the site")
  String base = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "fuseau horaire, comme America/Toronto / time zone; kept in the folder")
  String zone = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "NAME",
      description = "nom de la source / name of the source")
  String source = "";

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "correspondance : fichier RML ou requête SPARQL / mapping: RML file or SPARQL query")
  @Nullable String mapping;

  @Option(
      names = "--consent-record",
      paramLabel = "FILE",
      description =
          "registre de consentements : qui accepte quoi / consent record: who agrees to what")
  @Nullable Path consentRecord;

  @Option(
      names = "--inside",
      negatable = true,
      description =
          "rien de cette source n'est public ; retenu jusqu'à --no-inside / nothing of this source"
              + " is public; kept until --no-inside")
  @Nullable Boolean inside;

  @Option(
      names = "--reviewed",
      paramLabel = "NAME",
      description =
          "document relu, à publier malgré ce qui y a été trouvé ; peut être répété"
              + " / reviewed document, to publish despite what was found in it; may be repeated")
  List<String> reviewed = List.of();

  @Mixin final TableOptions tables = new TableOptions();

  @Mixin final ServerOptions remote = new ServerOptions();

  @Option(
      names = "--strict",
      description =
          "une seule ligne refusée, et rien n'est importé / one"
              + " refused row, and nothing is imported")
  boolean strict;

  @Option(
      names = "--dry-run",
      description =
          "dit ce qui changerait, sans rien enregistrer / says what would change, stores nothing")
  boolean dryRun;

  @Option(
      names = "--undo",
      description =
          "défait le dernier import de cette source, sans fichier / undoes the last import of this"
              + " source; takes no files")
  boolean undo;

  @Option(
      names = "--lang",
      converter = LanguageOption.class,
      paramLabel = "fr|en",
      description = "langue du rapport / language of the report")
  String language = "fr";

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "écrit aussi le rapport en JSON / also writes the report as JSON")
  @Nullable Path reportFile;

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own in

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "fichiers / files")
  List<Path> files = List.of();

  /** Only this account may read it, since refused rows are told by what they hold. */
  private void write(String json) throws IOException {
    if (reportFile != null) {
      PrivateFiles.write(
          reportFile.toAbsolutePath(), json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (undo != files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          undo
              ? "--undo ne prend pas de fichiers / takes no files"
              : "il manque les fichiers / files are missing");
    }
    write("{}\n"); // fails now rather than when all is stored
    Optional<RemoteServer> server = remote.named();
    if (server.isPresent()) {
      return through(server.get());
    }
    var request =
        new ImportRequest(
            source,
            Optional.ofNullable(mapping),
            files,
            Optional.ofNullable(consentRecord),
            Optional.ofNullable(inside),
            Set.copyOf(reviewed),
            strict,
            dryRun,
            tables.dialect(),
            "import");
    var folder = new DataFolder(data);
    var clock = Clock.system(folder.zone(zone));
    try (var house = new House(folder, base, House.BASE, false, clock)) {
      ImportReport report =
          undo
              ? house.importer.undo(source, "import")
              : house.importer.run(request, new ProgressLine(language));
      System.out.println(report.text(language));
      write(ReportJson.of(report));
      return report.exitCode();
    }
  }

  /** The server does it: it has the data folder open. */
  private int through(RemoteServer server) throws IOException, InterruptedException {
    if (!base.isEmpty() || !zone.isEmpty()) {
      throw new IllegalArgumentException(
          "--base et --zone sont ceux du serveur : ne les donnez pas avec --server.\n--base and"
              + " --zone are those of the server: do not give them with --server.");
    }
    if (undo) {
      throw new IllegalArgumentException(
          "--undo ne passe pas par un serveur : arrêtez-le et donnez la commande sur sa machine, sans"
              + " --server.\n--undo does not go through a server: stop it and give the command on its"
              + " machine, without --server.");
    }
    tables.dialect(); // says here what cannot be understood
    Optional<Path> own = Optional.ofNullable(mapping).map(Path::of).filter(Files::isRegularFile);
    Map<String, List<String>> options = new LinkedHashMap<>(tables.given());
    options.put("source", List.of(source));
    options.put("lang", List.of(language));
    options.put("reviewed", reviewed);
    options.put("strict", List.of(String.valueOf(strict)));
    options.put("dry-run", List.of(String.valueOf(dryRun)));
    if (inside != null) {
      options.put("inside", List.of(inside.toString()));
    }
    if (mapping != null && own.isEmpty()) {
      options.put("mapping", List.of(mapping));
    }
    var sent = new SentImport(files, own, Optional.ofNullable(consentRecord));
    RemoteServer.Answer answer = server.bring(sent, options);
    System.out.println(answer.text());
    write(answer.json());
    return answer.exitCode();
  }
}
