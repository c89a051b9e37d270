package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.PrivateFiles;
import org.passeur.log.ChangeLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks which parts of a data folder may be missing. Log and snapshots are the truth and must be
 * there; the database follows from them and may be missing. A folder that once held changes is
 * never taken for a new one.
 */
public final class Foundations {
  private static final Logger LOG = LoggerFactory.getLogger(Foundations.class);

  /** File that stands in every folder that has held a change. */
  private static final String BEGUN = "begun";

  private Foundations() {}

  /** Returns whether nothing was ever stored in a data folder, judging by its files. */
  public static boolean isNew(Path home) {
    return !hasBegun(home)
        && !holds(home.resolve("log"), "[0-9]{19}\\.rdfp")
        && !holds(home.resolve("snapshots"), "snapshot\\.nq\\.gz")
        && !holds(home.resolve("record"), "nodes-data\\.obj|journal\\.jrnl");
  }

  private static boolean hasBegun(Path home) {
    return Files.exists(home.resolve(BEGUN)) || Files.exists(home.resolve(RecordFiles.IN_DOUBT));
  }

  /**
   * Checks whether a damaged database can be rebuilt.
   *
   * @param database number of its last change as far as it can be read; -1 when it cannot
   * @throws Damaged when log and snapshots do not cover its changes; the damaged database is kept
   *     then
   */
  static void checkItCanBeMadeAnew(Path home, ChangeLog log, long database, OptionalLong snapshot) {
    if (snapshot.isEmpty() && (log.head() == 0 || log.first() > 1)) {
      Path folder = home.resolve("log");
      throw new Damaged(folder, database > 0 && log.head() == 0 ? log(database) : unreadable());
    }
  }

  private static Bilingual unreadable() {
    return new Bilingual(
        "La base (« record ») est endommagée, et il manque le journal (« log ») ou l'instantané («"
            + " snapshots ») qui permettraient de la reconstruire. Rien n'a été modifié."
            + " Remettez-les à leur place s'ils sont ailleurs, ou restaurez la dernière copie de"
            + " sauvegarde (restore).",
        "The database (“record”) is damaged, and the log (“log”) or the snapshot (“snapshots”)"
            + " needed to rebuild it is missing. Nothing was altered. Put them back if they are"
            + " elsewhere, or restore the last backup (restore).");
  }

  /** Returns whether the file exists and is not empty. */
  private static boolean holds(Path folder, String name) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.getFileName().toString().matches(name))
          .anyMatch(f -> f.toFile().length() > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records that the folder holds changes. Goes on when the disk is full. */
  static void mark(Path home) {
    Path file = home.resolve(BEGUN);
    try {
      if (!Files.exists(file)) {
        PrivateFiles.write(file, "1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      LOG.warn("{} could not be written", file, e);
    }
  }

  /**
   * Checks log, snapshots and database together, before one is rebuilt from another.
   *
   * @param database number of its last change; -1 when it holds none
   * @param snapshot number of the last one
   * @throws Damaged when log or snapshots are missing
   */
  static void check(Path home, ChangeLog log, long database, OptionalLong snapshot) {
    Path folder = home.resolve("log");
    long held = Math.max(database, snapshot.orElse(0));
    if (log.head() > 0 || held >= log.forgotten().orElse(Long.MAX_VALUE)) {
      return;
    }
    if (log.forgotten().isPresent()) {
      throw new Damaged(folder, everything());
    }
    if (database <= 0 && snapshot.isEmpty()) {
      if (hasBegun(home)) {
        throw new Damaged(folder, everything());
      }
    } else if (snapshot.isPresent() && snapshot.getAsLong() == Math.max(database, 0)) {
      LOG.error(
          "the log is missing; the snapshot holds everything the database does, so it is used"
              + " instead and a new log begins after it");
      log.beginBehind(snapshot.getAsLong());
    } else {
      throw new Damaged(folder, database > 0 ? log(database) : onlySnapshot(snapshot.getAsLong()));
    }
  }

  private static Bilingual everything() {
    return new Bilingual(
        "Ce dossier a contenu des données, mais le journal (« log ») et la base (« record »)"
            + " manquent. Rien n'a été modifié. Remettez « log » à sa place s'il est ailleurs, ou"
            + " restaurez la dernière copie de sauvegarde (restore) ; pour recommencer à zéro,"
            + " choisissez un autre dossier.",
        "This folder has held data, but the log (“log”) and the database (“record”) are missing."
            + " Nothing was altered. Put “log” back if it is elsewhere, or restore the last backup"
            + " (restore); to start afresh, choose another folder.");
  }

  private static Bilingual log(long number) {
    return new Bilingual(
        "Le journal (« log ») manque, alors que la base contient "
            + number
            + " changements. Rien n'a été modifié. Ne supprimez pas « record ». Remettez « log » à"
            + " sa place s'il est ailleurs ; sinon lancez « passeur rebuild --from-record » : les"
            + " données restent, seul l'historique des changements est perdu.",
        "The log (“log”) is missing, while the database holds "
            + number
            + " changes. Nothing was altered. Do not delete “record”. Put “log” back if it is"
            + " elsewhere; else run “passeur rebuild --from-record”: the data stays, only the"
            + " history of changes is lost.");
  }

  private static Bilingual onlySnapshot(long number) {
    return new Bilingual(
        "Le journal (« log ») et la base (« record ») manquent ; il reste un instantané des données"
            + " au changement "
            + number
            + ". Rien n'a été modifié. Remettez « log » à sa place s'il est ailleurs, ou restaurez"
            + " la dernière copie de sauvegarde (restore) si elle est plus récente ; sinon lancez «"
            + " passeur rebuild --from-record » pour repartir de cet instantané : les changements"
            + " faits après lui sont perdus.",
        "The log (“log”) and the database (“record”) are missing; what is left is a snapshot of the"
            + " data at change "
            + number
            + ". Nothing was altered. Put “log” back if it is elsewhere, or restore the last backup"
            + " (restore) if it is newer; else run “passeur rebuild --from-record” to go on from"
            + " that snapshot: changes made after it are lost.");
  }
}
