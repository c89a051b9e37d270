package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.jena.dboe.base.file.AlreadyLocked;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;
import org.passeur.log.ChangeLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the record store: how the database is opened, found sound or moved aside to be
 * rebuilt from snapshot and log.
 */
final class RecordFiles {
  private static final Logger LOG = LoggerFactory.getLogger(RecordStore.class);

  /** Folder to which database files are moved that cannot be relied on. */
  static final String IN_DOUBT = "record-in-doubt";

  /** File with the checksums of the database while it is closed. */
  static final String SEAL = "record.seal";

  private RecordFiles() {}

  /**
   * Opens the database; files that cannot be relied on are moved aside, and it begins empty.
   *
   * @param log log of the database; empty for test suites
   * @throws Damaged when it is open in another program, or when it cannot be rebuilt
   */
  static Database open(Path home, Optional<ChangeLog> log) {
    Path folder = home.resolve("record");
    try {
      if (Files.exists(home.resolve(IN_DOUBT)) || Database.inDoubt(folder)) {
        LOG.error("the disk may not have kept all of the database, which is rebuilt");
        putAside(home, folder);
      }
      PrivateFiles.folder(folder);
      return log.isEmpty() ? new Database(folder, true) : openedOrEmpty(home, folder, log.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AlreadyLocked e) {
      var damaged =
          new Damaged(
              folder,
              new Bilingual(
                  "La base est déjà ouverte par un autre programme ; arrêtez-le.",
                  "The database is open in another program already; stop it."));
      damaged.initCause(e);
      throw damaged;
    }
  }

  /**
   * Opens the database, or an empty one: TDB2 5.6.0 cannot open its files when the program was
   * killed while writing the last entry of its journal. The log has everything.
   */
  private static Database openedOrEmpty(Path home, Path folder, ChangeLog log) throws IOException {
    var seal = new Seal(folder, home.resolve(SEAL));
    Optional<Boolean> sealed = seal.fits();
    long number = -1;
    if (sealed.orElse(true)) {
      Optional<Database> opened = Database.opened(folder, false);
      if (opened.isPresent() && (sealed.isPresent() || isSound(opened.get()))) {
        seal.remove();
        return opened.get();
      }
      number = opened.map(d -> d.read(data -> d.books()).number()).orElse(number);
      opened.ifPresent(Database::close);
    }
    OptionalLong snapshot = new Snapshots(home.resolve("snapshots")).last();
    Foundations.checkItCanBeMadeAnew(home, log, number, snapshot); // else the files stay
    seal.remove();
    LOG.error("the database is damaged and is rebuilt from the snapshot and the log");
    putAside(home, folder);
    return new Database(PrivateFiles.folder(folder), false);
  }

  /** Recounts the database when there are no checksums, as after a crash. */
  private static boolean isSound(Database database) {
    return database.read(
        data -> {
          Database.Books books = database.books();
          return books.number() < 0 || Recount.isSound(data, books);
        });
  }

  /**
   * Moves the files aside until the database is rebuilt: they are the last resort when the log
   * cannot be read either. If there are files aside already, a rebuild was interrupted, and they
   * are kept instead.
   */
  private static void putAside(Path home, Path folder) throws IOException {
    Path aside = home.resolve(IN_DOUBT);
    if (Files.exists(aside)) {
      Folders.delete(folder);
    } else {
      Files.move(folder, aside);
    }
  }

  /**
   * Checks that database and log belong together.
   *
   * @throws Damaged when they do not
   */
  static void check(Path home, ChangeLog log, Database database) {
    try {
      long number = database.read(data -> database.books()).number();
      Foundations.check(home, log, number, new Snapshots(home.resolve("snapshots")).last());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** See {@link RecordStore#goOnFromDatabase}. */
  static long goOnFromDatabase(Path home, Clock clock) {
    Path folder = home.resolve("record");
    var snapshots = new Snapshots(home.resolve("snapshots"));
    try {
      long number = snapshots.last().orElse(0);
      if (Files.exists(folder)) {
        try (var database = new Database(folder, false)) {
          long held = database.read(data -> database.books()).number();
          if (held > 0) {
            snapshots.take(file -> Snapshots.write(database, file, true));
            number = held;
          }
        }
      }
      if (number == 0) {
        throw new Damaged(
            folder,
            new Bilingual(
                "La base est vide : elle ne permet pas de repartir. Restaurez la dernière copie de"
                    + " sauvegarde.",
                "The database is empty: it cannot be used to start again. Restore the last"
                    + " backup."));
      }
      Path log = home.resolve("log");
      if (Files.exists(log)) {
        Files.move(log, home.resolve("log-aside-" + clock.millis()));
      }
      try (var begun = ChangeLog.open(log)) {
        begun.beginBehind(number);
      }
      return number;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
