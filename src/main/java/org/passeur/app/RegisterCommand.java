package org.passeur.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.backup.LaterRegister;
import org.passeur.backup.UnconfirmedRegister;
import org.passeur.vocab.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code register confirm}: confirms the consent register after a restore. */
@Command(
    name = "register",
    description =
        "Confirms the register of consents after a restore. / Confirme le registre des"
            + " consentements après une restauration.",
    subcommands = RegisterCommand.Confirm.class)
final class RegisterCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.err.println(
        "Après une restauration / after a restore: passeur register confirm [--from LATER] --data"
            + " DIR");
    return 2;
  }

  @Command(
      name = "confirm",
      description = {
        "Puts consents in force again after a restore: with --from, those of a later folder or"
            + " backup; without it, those of the restored backup, if nothing was withdrawn since.",
        "Remet les consentements en vigueur après une restauration : avec --from, ceux d'un dossier"
            + " ou d'une copie plus récents ; sans, ceux de la copie restaurée, si rien n'a été"
            + " retiré depuis."
      })
  static final class Confirm implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "dossier des données / data folder")
    Path data = Path.of("passeur-data");

    @Option(
        names = "--from",
        paramLabel = "LATER",
        description =
            "ancien dossier de données ou copie plus récente / old data folder or newer backup")
    @Nullable Path later;

    @Override
    public Integer call() {
      try (var folder = DataFolder.existing(data)) {
        Optional<Instant> doubted = UnconfirmedRegister.of(data);
        if (doubted.isEmpty() && later == null) {
          System.out.println(
              "Le registre est déjà confirmé : il n'y a rien à faire. / The register"
                  + " is already confirmed: there is nothing to do.");
          return 0;
        }
        confirm(folder, Optional.ofNullable(later));
        return 0;
      }
    }
  }

  /** Takes in the later register, if one is given, and puts consents in force again. */
  static void confirm(DataFolder folder, Optional<Path> later) {
    Addresses addresses = folder.addresses("", House.BASE);
    if (later.isPresent()) {
      int changed = LaterRegister.takeIn(later.get(), folder.path(), addresses, Clock.systemUTC());
      System.out.printf("Registre repris de / register taken from %s: %d%n", later.get(), changed);
    }
    UnconfirmedRegister.confirm(folder.path());
    System.out.println(
        "Les consentements sont de nouveau en vigueur. / Consents are in force again.");
  }
}
