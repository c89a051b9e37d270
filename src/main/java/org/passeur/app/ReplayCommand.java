package org.passeur.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.passeur.route.learn.Replay;
import org.passeur.route.learn.Replayed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay}. */
@Command(
    name = "replay",
    description =
        "Learns from the network's own past. / Apprend du passé du réseau pour mieux aiguiller.")
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
            ("Trop peu d'historique : il faut %d ressources datées de personnes connues.%n"
                    + "Too little history: %d dated resources by known people are needed.")
                .formatted(Replay.LEAST, Replay.LEAST));
      }
      return 0;
    }
  }
}
