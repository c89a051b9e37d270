package org.passeur.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.app.remote.RemoteServer;
import org.passeur.app.remote.ServerOptions;
import org.passeur.backup.Backups;
import org.passeur.projection.Verification;
import org.passeur.store.RecordStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands for operators of an installation; each can be repeated safely. */
final class Operations {
  private Operations() {}

  /**
   * An operation on a data folder, done here when the folder is free, or by the server that has it
   * open.
   */
  abstract static class Operation implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "dossier des données / data folder")
    Path data = Path.of("passeur-data");

    @Mixin final ServerOptions remote = new ServerOptions();

    @Option(
        names = "--token",
        paramLabel = "T",
        description =
            "jeton de rôle admin, pour --server ; d'autres le voient dans la liste des processus :"
                + " préférez --token-file / token of the role admin, for --server; others see it in"
                + " the list of processes: prefer --token-file")
    String token = "";

    /** Sends the operation to the server, or does it here. */
    int through(String operation, java.util.function.ToIntFunction<House> here)
        throws IOException, InterruptedException {
      Optional<RemoteServer> server = remote.named(token);
      if (server.isPresent()) {
        return server.get().operate(operation);
      }
      try (var house = new House(new DataFolder(data), "", House.BASE, false)) {
        return here.applyAsInt(house);
      }
    }
  }

  /** {@code backup}. */
  @Command(
      name = "backup",
      description =
          "Copies everything to a new folder in DIR. / Copie tout dans un nouveau dossier de DIR.")
  static final class Backup extends Operation {
    @Parameters(
        arity = "0..1",
        paramLabel = "DIR",
        description =
            "dossier des copies ; inutile avec --server / folder of the backups; not"
                + " needed with --server")
    Path into = Path.of("");

    @Option(
        names = "--keep",
        paramLabel = "DAYS",
        description =
            "jours de garde des copies, 30 par"
                + " défaut / days that backups are kept, 30 by default")
    int days = 30;

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (!remote.isNamed() && into.toString().isEmpty()) {
        throw new IllegalArgumentException(
            "Indiquez dans quel dossier écrire la copie / say into which folder the backup goes:"
                + " backup DIR");
      }
      return through("backup?days=" + days, this::here);
    }

    private int here(House house) {
      Backups.Backup made =
          new Backups(data, house.clock).make(house.record, into, Duration.ofDays(days));
      System.out.printf(
          "%s%nchange %d, %s, digest %s%n",
          made.folder(), made.number(), statements(made), made.digest());
      return 0;
    }
  }

  private static String statements(Backups.Backup backup) {
    return org.passeur.kernel.Counted.en(backup.statements(), "statement", "statements");
  }

  /** {@code restore}. */
  @Command(
      name = "restore",
      description =
          "Makes a new data folder from a backup. / Crée un dossier de données à partir d'une"
              + " copie.")
  static final class Restore implements Callable<Integer> {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "dossier de données à créer / data folder to make")
    Path data = Path.of("passeur-data");

    @Parameters(
        paramLabel = "BACKUP",
        description = "un dossier créé par backup / a folder made by backup")
    Path backup = Path.of("");

    @Option(
        names = "--register",
        paramLabel = "LATER",
        description = {
          "takes the register of consents from the old data folder or a newer backup",
          "reprend le registre des consentements de l'ancien dossier ou d'une copie plus récente"
        })
    @Nullable Path register;

    @Override
    public Integer call() {
      Backups.Backup restored = new Backups(data, java.time.Clock.systemUTC()).restore(backup);
      System.out.printf(
          "change %d, %s, digest %s%n", restored.number(), statements(restored), restored.digest());
      if (register == null) {
        System.out.println(WITHOUT_REGISTER);
        return 0;
      }
      try (var folder = DataFolder.existing(data)) {
        RegisterCommand.confirm(folder, Optional.of(register));
      }
      return 0;
    }

    private static final String WITHOUT_REGISTER =
        """
        ATTENTION : cette copie ne sait rien des retraits de consentement faits après elle. Jusqu'à
        nouvel ordre, aucun consentement ne vaut et rien de personne n'est public. Ensuite, l'un ou
        l'autre :
          passeur register confirm --from ANCIEN-DOSSIER-OU-COPIE-PLUS-RÉCENTE --data DIR
          passeur register confirm --data DIR     (seulement si rien n'a été retiré depuis)
        WARNING: this backup knows nothing of consents withdrawn after it was made. Until further
        notice no consent is in force and nothing of any person is public. Then do one of:
          passeur register confirm --from OLD-DATA-OR-NEWER-BACKUP --data DIR
          passeur register confirm --data DIR     (only if nothing was withdrawn since)\
        """;
  }

  /** {@code compact}. */
  @Command(
      name = "compact",
      description = "Frees unused disk space. / Libère l'espace disque inutilisé.")
  static final class Compact extends Operation {
    @Option(
        names = "--forget-log",
        description =
            "remplace aussi le journal par l'état actuel : on ne saura plus qui a changé quoi avant"
                + " aujourd'hui / also replaces the log by the present state: who changed what"
                + " before now is forgotten")
    boolean forgetLog;

    @Override
    public Integer call() throws IOException, InterruptedException {
      return through(
          "compact?forget-log=" + forgetLog,
          house -> {
            house.record.compact(forgetLog);
            house.projections.compact();
            System.out.println("OK");
            return 0;
          });
    }
  }

  /** {@code verify}. */
  @Command(
      name = "verify",
      description =
          "Compares the log, the stores and the indexes, or checks a backup. / Compare le journal,"
              + " les bases et les index, ou contrôle une copie.")
  static final class Verify extends Operation {
    @Option(
        names = "--backup",
        paramLabel = "BACKUP",
        description = "une copie à contrôler à la place / a backup to check instead")
    Path backup = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (!backup.toString().isEmpty()) {
        Backups.Backup good = Backups.verify(backup);
        System.out.printf("OK: change %d, digest %s%n", good.number(), good.digest());
        return 0;
      }
      return through("verify", Verify::here);
    }

    private static int here(House house) {
      Verification.Result result = new Verification(house.record, house.projections).run();
      result
          .findings()
          .forEach(
              f -> System.out.println(f.part() + ": " + f.words().fr() + " / " + f.words().en()));
      System.out.printf(
          "%s: change %d, digest %s%n",
          result.findings().isEmpty() ? "OK" : "!", result.number(), result.digest());
      return result.findings().isEmpty() ? 0 : 1;
    }
  }

  /** {@code rebuild}. */
  @Command(
      name = "rebuild",
      description =
          "Rebuilds the published data and the indexes. / Reconstruit les données publiées et les"
              + " index.")
  static final class Rebuild implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "dossier des données / data folder")
    Path data = Path.of("passeur-data");

    @Option(
        names = "--from-record",
        description = {
          "when the log is lost or damaged: starts again from what the database holds",
          "quand le journal est perdu ou endommagé : repart de ce que contient la base"
        })
    boolean fromRecord;

    @Override
    public Integer call() {
      var folder = new DataFolder(data);
      if (fromRecord) {
        goOn(folder);
      }
      try (var house = new House(folder, "", House.BASE, false)) {
        house.projections.rebuild();
        System.out.println("OK");
        return 0;
      }
    }

    private static void goOn(DataFolder folder) {
      boolean done = false;
      try {
        long number = RecordStore.goOnFromDatabase(folder.path(), java.time.Clock.systemUTC());
        System.out.printf("change %d%n", number);
        done = true;
      } finally {
        if (!done) {
          folder.close();
        }
      }
    }
  }
}
