package org.passeur.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.passeur.guard.ShapeCheck;
import org.passeur.guard.ShapeLibrary;
import org.passeur.ingest.rdf.RdfBody;
import org.passeur.ingest.rdf.Syntaxes;
import org.passeur.kernel.Counted;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}. */
@Command(
    name = "validate",
    description =
        "Checks RDF files, stores nothing. / Vérifie des fichiers RDF, sans rien enregistrer.")
final class ValidateCommand implements Callable<Integer> {
  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "adresse des IRI relatifs / address for relative IRIs")
  String base = "http://localhost:8080";

  @Option(
      names = "--lang",
      converter = LanguageOption.class,
      paramLabel = "fr|en",
      description = "langue du rapport / language of the report")
  String language = "fr";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "fichiers / files")
  List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    DatasetGraph all = DatasetGraphFactory.create();
    for (Path file : files) {
      String type =
          Syntaxes.ofFile(file.toString())
              .map(lang -> lang.getContentType().getContentTypeStr())
              .orElse("");
      try {
        RdfBody.read(Files.readAllBytes(file), type, base + "/").find().forEachRemaining(all::add);
      } catch (Problem e) {
        System.err.println(file + ": " + e.words().in(language));
        return 1;
      }
    }
    Report report = new ShapeCheck(ShapeLibrary.all()).checkSent(all, UnaryOperator.identity());
    report
        .results()
        .forEach(
            r ->
                System.out.println(
                    r.severity() + " " + r.focus() + "\n  " + r.message().in(language)));
    System.out.println(
        language.equals("en")
            ? Counted.en(report.results().size(), "result", "results")
                + "; conforms: "
                + report.conforms()
            : Counted.fr(report.results().size(), "résultat", "résultats")
                + " ; conforme : "
                + report.conforms());
    return report.conforms() ? 0 : 1;
  }
}
