package org.passeur.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.ingest.ImportReport;
import org.passeur.ingest.ImportRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}. */
@Command(
    name = "import",
    description = "Adds or refreshes one source. / Ajoute ou met à jour une source.")
final class ImportCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "data folder")
  Path data = Path.of("passeur-data");

  @Option(names = "--base", paramLabel = "IRI", description = "address of the installation")
  String base = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "NAME",
      description = "name of the source")
  String source = "";

  @Option(names = "--mapping", paramLabel = "FILE", description = "RML mapping or mapping query")
  @Nullable String mapping;

  @Option(names = "--consent-record", paramLabel = "FILE", description = "attested consents")
  @Nullable Path consentRecord;

  @Option(names = "--strict", description = "nothing goes in when one row is bad")
  boolean strict;

  @Option(names = "--dry-run", description = "says what would change and stores nothing")
  boolean dryRun;

  @Option(names = "--lang", paramLabel = "fr|en", description = "language of the report")
  String language = Locale.getDefault().getLanguage().equals("fr") ? "fr" : "en";

  @Parameters(arity = "1..*", paramLabel = "FILE")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    var request =
        new ImportRequest(
            source,
            Optional.ofNullable(mapping),
            files,
            Optional.ofNullable(consentRecord),
            strict,
            dryRun,
            "import");
    try (var house = new House(new DataFolder(data), base, House.BASE, false)) {
      ImportReport report = house.importer.run(request);
      System.out.println(report.text(language));
      return report.somethingRefused() ? 1 : 0;
    }
  }
}
