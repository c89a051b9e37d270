package org.passeur.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.route.Weights;
import org.passeur.route.evaluate.Collection;
import org.passeur.route.evaluate.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}. */
@Command(
    name = "evaluate",
    description = "Routing quality on a collection. / Qualité de l'aiguillage.")
final class EvaluateCommand implements Callable<Integer> {
  @Option(names = "--split", paramLabel = "NAME", description = "quelles questions / which topics")
  String split = "dev";

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "fichier TREC à écrire / where to write the TREC run")
  @Nullable Path run;

  @Option(
      names = "--english",
      description = "pose les questions en anglais / asks the topics in English")
  boolean english;

  @Parameters(
      paramLabel = "COLLECTION",
      description = "dossier d'une collection / folder of a collection")
  Path collection = Path.of(".");

  @Override
  public Integer call() {
    var evaluation = new Evaluation(Collection.read(collection), Weights.DEFAULT);
    Evaluation.Result result = evaluation.run(new Evaluation.Options(split, english));
    if (run != null) {
      result.write(run);
    }
    System.out.println(result.summary());
    return 0;
  }
}
