package org.passeur.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.passeur.route.learn.Replayed;
import org.passeur.route.learn.WeightLearning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay}. */
@Command(
    name = "replay",
    description =
        "Learns ranking settings from the network's past documents. / Apprend les réglages du"
            + " classement à partir des documents passés du réseau.")
final class ReplayCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "dossier des données / data folder")
  Path data = Path.of("passeur-data");

  @Override
  public Integer call() {
    try (var house = new House(DataFolder.existing(data), "", House.BASE, false)) {
      Replayed replayed = house.learning.learn();
      System.out.println(replayed.json());
      if (replayed.learned().isEmpty()) {
        System.out.println(
            ("Trop peu d'historique pour apprendre : il faut au moins %d ressources datées dont les"
                    + " auteurs sont connus.%nToo little history to learn from: at least %d dated"
                    + " resources with known authors are needed.")
                .formatted(WeightLearning.LEAST, WeightLearning.LEAST));
      }
      return 0;
    }
  }
}
