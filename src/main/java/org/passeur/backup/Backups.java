package org.passeur.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;
import org.passeur.kernel.Problem;
import org.passeur.log.ChangeLog;
import org.passeur.log.Digest;
import org.passeur.store.Database;
import org.passeur.store.Manifest;
import org.passeur.store.RecordStore;
import org.passeur.store.Snapshot;
import org.passeur.store.Snapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backups of a data folder: a snapshot of everything at one change, the log before it, and the
 * small files of the folder. Made while the house is open. What can be rebuilt (the published
 * store, the indexes) is left out.
 */
public final class Backups {
  private static final String PARTIAL = "partial-";

  /** A backup still incomplete after this time was abandoned. */
  private static final Duration LONGEST_BACKUP = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private static final String SNAPSHOT = "snapshot.nq.gz";
  private static final String LOG_FOLDER = "log";
  private static final String PREFIX = "backup-";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path home;
  private final Clock clock;

  /**
   * @param home the data folder
   */
  public Backups(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  /** The content of a backup. */
  public record Backup(Path folder, long number, Digest digest, long statements) {}

  /**
   * Makes a backup, then deletes the expired ones.
   *
   * @param into folder of the backups, created when missing
   * @param kept how long this one is to be kept
   * @throws Damaged when the record store differs from the log; nothing is deleted then
   */
  public Backup make(RecordStore record, Path into, Duration kept) {
    try {
      PrivateFiles.folder(into);
      Instant now = clock.instant();
      Path partial = Files.createTempDirectory(into, PARTIAL);
      try {
        Manifest manifest = fill(record, partial, now, now.plus(kept));
        PrivateFiles.tighten(partial);
        Path folder = into.resolve(PREFIX + NAME.format(now) + "-" + manifest.number());
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.sync(into);
        deleteExpired(into, now);
        return new Backup(folder, manifest.number(), manifest.digest(), manifest.statements());
      } finally {
        Folders.delete(partial);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest fill(RecordStore record, Path folder, Instant now, Instant expires)
      throws IOException {
    RecordStore.Taken taken = record.snapshot(folder.resolve(SNAPSHOT));
    record.copyLog(Files.createDirectory(folder.resolve(LOG_FOLDER)), taken.number());
    for (Path file : smallFiles()) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    Manifest manifest =
        new Manifest(taken.number(), taken.digest(), taken.statements(), now, expires, Map.of())
            .over(folder);
    manifest.write(folder);
    return manifest;
  }

  /**
   * Copies the files that stand directly in the folder: the base address, the secret of keys, the
   * tokens.
   */
  private List<Path> smallFiles() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !f.getFileName().toString().matches(".*(lock|[.]new|[.]seal)"))
          .toList();
    }
  }

  /** Deletes only complete backups made by this program that have expired. */
  private static void deleteExpired(Path into, Instant now) throws IOException {
    for (Path folder : beginningWith(PREFIX, into)) {
      try {
        if (Manifest.read(folder).expires().isBefore(now)) {
          Folders.delete(folder);
        }
      } catch (Damaged e) {
        LOG.warn("left alone: {}", e.getMessage());
      }
    }
    for (Path folder : beginningWith(PARTIAL, into)) {
      if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(LONGEST_BACKUP))) {
        Folders.delete(folder); // left by a process that was killed
      }
    }
  }

  private static List<Path> beginningWith(String name, Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().startsWith(name)).toList();
    }
  }

  /**
   * Reads every byte of a backup.
   *
   * @throws Damaged when a byte differs from what was written
   */
  public static Backup verify(Path backup) {
    try {
      Manifest manifest = Manifest.read(backup);
      manifest.check(backup);
      return new Backup(backup, manifest.number(), manifest.digest(), manifest.statements());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a data folder from a backup. Projections are rebuilt when the house opens. Consents
   * withdrawn after the backup are not known in it, so its consents publish nothing until somebody
   * confirms the register; see {@link UnconfirmedRegister}.
   *
   * @throws Damaged when the backup is damaged; no data folder is made then
   * @throws Problem 409 when the folder exists and is not empty
   */
  public Backup restore(Path backup) {
    Backup verified = verify(backup);
    try {
      if (Files.exists(home) && !Folders.isEmpty(home)) {
        throw Problem.of(
            Problem.Kind.CONFLICT,
            "Le dossier " + home + " n'est pas vide ; choisissez un dossier vide ou nouveau.",
            "The folder " + home + " is not empty; choose an empty or a new one.");
      }
      Path parent = home.toAbsolutePath().resolveSibling(".").normalize();
      Files.createDirectories(parent);
      String name = "restoring-" + home.getFileName() + "-";
      for (Path left : beginningWith(name, parent)) {
        Folders.delete(left); // left by an interrupted restore into the same folder
      }
      Path partial = Files.createTempDirectory(parent, name);
      try {
        fillFrom(backup, partial, verified);
        UnconfirmedRegister.mark(partial, Manifest.read(backup).at());
        PrivateFiles.tighten(partial);
        Files.deleteIfExists(home);
        Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.sync(parent);
      } finally {
        Folders.delete(partial);
      }
      return verified;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fillFrom(Path backup, Path folder, Backup expected) throws IOException {
    Path record = Files.createDirectory(folder.resolve("record"));
    try (var database = new Database(record, false)) {
      var books = new Database.Books(expected.number(), expected.digest());
      Snapshot.Content read = Snapshot.load(backup.resolve(SNAPSHOT), database, books);
      if (!read.digest().equals(expected.digest())) {
        throw new Damaged(
            backup.resolve(SNAPSHOT),
            new Bilingual(
                "Le contenu de cette copie de sauvegarde n'est pas celui qui y a été enregistré :"
                    + " elle est endommagée. Prenez une autre copie.",
                "The content of this backup is not what was stored in it: it is damaged. Use"
                    + " another one."));
      }
    }
    try (Stream<Path> files = Files.walk(backup)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = backup.relativize(file).toString();
        if (!name.equals(SNAPSHOT) && !name.startsWith("manifest.")) {
          Path to = folder.resolve(name);
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
          PrivateFiles.sync(to);
        }
      }
    }
    keepWhatTheLogDoesNotTell(backup, folder, expected);
  }

  /**
   * Keeps the snapshot when the log does not go back to the first change: the log alone could not
   * rebuild the database.
   */
  private static void keepWhatTheLogDoesNotTell(Path backup, Path folder, Backup expected)
      throws IOException {
    if (expected.number() == 0) {
      return;
    }
    try (var log = ChangeLog.open(folder.resolve(LOG_FOLDER))) {
      if (log.head() == 0) {
        log.beginBehind(expected.number());
      } else if (log.first() == 1) {
        return;
      }
    }
    new Snapshots(folder.resolve("snapshots"))
        .take(
            file -> {
              Files.copy(backup.resolve(SNAPSHOT), file);
              PrivateFiles.sync(file);
              return new RecordStore.Taken(
                  expected.number(), expected.digest(), expected.statements());
            });
  }
}
