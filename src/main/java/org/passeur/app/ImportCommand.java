package org.passeur.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.source.ImportRequest;
import picocli.CommandLine.Command;
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

  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts its own in

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "fichiers / files")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    if (undo != files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          undo
              ? "--undo ne prend pas de fichiers / takes no files"
              : "il manque les fichiers / files are missing");
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
            "import");
    var folder = new DataFolder(data);
    var clock = Clock.system(folder.zone(zone));
    try (var house = new House(folder, base, House.BASE, false, clock)) {
      ImportReport report =
          undo
              ? house.importer.undo(source, "import")
              : house.importer.run(request, new ProgressLine(language));
      System.out.println(report.text(language));
      return report.somethingRefused() ? 1 : 0;
    }
  }
}
