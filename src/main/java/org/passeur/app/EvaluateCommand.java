package org.passeur.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.route.evaluate.Collection;
import org.passeur.route.evaluate.Comparison;
import org.passeur.route.evaluate.LeaveOneOut;
import org.passeur.route.evaluate.Measured;
import org.passeur.route.evaluate.RankingEvaluation;
import org.passeur.route.learn.Learned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Measures suggestions on needs whose right answers are known. / Mesure les"
            + " suggestions sur des besoins dont on connaît les bonnes réponses.")
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "quelle part des besoins / which part of the needs")
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

  @Option(
      names = "--untranslated",
      description = "sans les traductions des documents / without the translations of documents")
  boolean untranslated;

  @Option(
      names = "--scheme",
      paramLabel = "FILE",
      description = "thésaurus SKOS à charger aussi, en RDF / SKOS scheme to load as well, in RDF")
  List<Path> schemes = List.of();

  @Option(
      names = "--measures",
      paramLabel = "FILE",
      description = "fichier où noter les mesures / file to note the measures in")
  @Nullable Path measures;

  @Option(
      names = "--no-replay",
      description =
          "avec les réglages de départ, sans en apprendre de la collection / with the"
              + " initial settings, without learning any from the collection")
  boolean asItIs;

  @Option(
      names = "--no-sparing",
      description =
          "sans placer plus bas les personnes souvent proposées / without placing lower"
              + " the people suggested often")
  boolean unsparing;

  @Option(
      names = "--leave-one-out",
      description =
          "choisit les réglages de départ sur toutes les collections sauf une, et regarde"
              + " celle-là / chooses the initial settings on all collections but one, and looks"
              + " at that one")
  boolean leavingOut;

  @Parameters(
      paramLabel = "COLLECTION",
      arity = "1..*",
      description = "dossiers de collections / folders of collections")
  List<Path> collections = List.of();

  /** A collection with its result. */
  private record Evaluated(Path folder, RankingEvaluation.Result result) {
    String name() {
      return EvaluateCommand.name(folder);
    }
  }

  private Measured measured(Evaluated evaluated) {
    RankingEvaluation.Result result = evaluated.result();
    String name = evaluated.name();
    String options =
        (english ? " --english" : "")
            + (untranslated ? " --untranslated" : "")
            + (schemes.isEmpty() ? "" : " --scheme …")
            + (asItIs ? " --no-replay" : "");
    return new Measured(
        name,
        english ? "en" : asked(evaluated.folder()),
        result.means().getOrDefault("topics", 0.0).intValue(),
        result.means().getOrDefault("nDCG@10", 0.0),
        result.means().getOrDefault("maxload", 0.0),
        LocalDate.now(ZoneOffset.UTC).toString(),
        "java -jar passeur.jar evaluate " + name + " --split " + split + options);
  }

  /** The language of the first topic. */
  private static String asked(Path collection) {
    return Collection.read(collection).topics().stream()
        .map(Collection.Topic::lang)
        .filter(l -> !l.isEmpty())
        .findFirst()
        .orElse("fr");
  }

  private static String told(Learned learned) {
    return String.format(
        Locale.ROOT,
        "replay: %d past needs, nDCG@10 %.4f to %.4f; kept aside: %d, %.4f to %.4f; %s %s, damping %s",
        learned.needs(),
        learned.before(),
        learned.after(),
        learned.aside(),
        learned.asideBefore(),
        learned.asideAfter(),
        learned.taken() ? "taken" : "not taken",
        learned.dials(),
        learned.damping());
  }

  @Override
  public Integer call() {
    if (run != null && collections.size() > 1) {
      System.err.println("--run veut une seule collection. / --run takes one collection only.");
      return 2;
    }
    if (leavingOut) {
      return leaveOneOut();
    }
    List<Evaluated> all = collections.parallelStream().map(this::evaluated).toList();
    for (Evaluated one : all) {
      if (run != null) {
        one.result().write(run);
      }
      if (measures != null) {
        measured(one).addTo(measures);
      }
      one.result().learned().ifPresent(l -> System.err.println(one.name() + ": " + told(l)));
    }
    if (all.stream().anyMatch(one -> !one.result().byTopic().isEmpty())) {
      System.out.println(Comparison.head());
    }
    for (Evaluated one : all) {
      if (!one.result().byTopic().isEmpty()) {
        System.out.println(one.result().comparison().row(one.name()));
      }
    }
    all.forEach(one -> System.out.println(one.name() + ": " + one.result().summary()));
    return 0;
  }

  private int leaveOneOut() {
    if (collections.size() < 2) {
      System.err.println(
          "--leave-one-out veut au moins deux collections. / --leave-one-out takes two"
              + " collections at least.");
      return 2;
    }
    List<LeaveOneOut.Known> known =
        collections.parallelStream()
            .map(
                folder ->
                    new RankingEvaluation(Collection.read(folder)).known(name(folder), options()))
            .toList();
    System.out.print(new LeaveOneOut(known).table());
    return 0;
  }

  private RankingEvaluation.Options options() {
    return new RankingEvaluation.Options(
        split, english, !asItIs, !unsparing, untranslated, schemes);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private Evaluated evaluated(Path folder) {
    return new Evaluated(folder, new RankingEvaluation(Collection.read(folder)).run(options()));
  }
}
