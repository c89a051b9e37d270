package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;
import org.passeur.log.ChangeLog;
import org.passeur.log.Digest;

/**
 * Snapshots in the data folder; they replace the part of the log that was dropped. Only the last
 * one is kept.
 */
public final class Snapshots {
  private static final String PARTIAL = "partial-";
  public static final String FILE = "snapshot.nq.gz";

  private final Path folder;

  public Snapshots(Path folder) {
    this.folder = folder;
  }

  /** Writes one state of a store to a file. */
  public interface Writing {
    RecordStore.Taken into(Path file) throws IOException;
  }

  /** Change number of the last snapshot. */
  public OptionalLong last() throws IOException {
    return all().stream().mapToLong(Snapshots::number).max();
  }

  /** Takes a snapshot and deletes the ones before. Must not run beside writes. */
  public void take(Writing state) throws IOException {
    PrivateFiles.folder(folder);
    deletePartial();
    List<Path> old = all();
    Path partial = Files.createTempDirectory(folder, PARTIAL);
    RecordStore.Taken taken = state.into(partial.resolve(FILE));
    new Manifest(
            taken.number(),
            taken.digest(),
            taken.statements(),
            Instant.now(),
            Instant.MAX,
            Map.of())
        .over(partial)
        .write(partial);
    PrivateFiles.tighten(partial);
    Path named = folder.resolve(Long.toString(taken.number()));
    if (!Files.exists(named)) {
      Files.move(partial, named, StandardCopyOption.ATOMIC_MOVE);
    }
    PrivateFiles.sync(folder);
    for (Path before : old) {
      if (!before.equals(named)) {
        Folders.delete(before);
      }
    }
    Folders.delete(partial);
  }

  /**
   * Fills an empty database from the last snapshot, when the log does not begin with change 1.
   *
   * @throws Damaged when neither the log nor a snapshot covers the beginning
   */
  void fill(Database database, ChangeLog log) {
    long number = database.read(data -> database.books()).number();
    try {
      Optional<Path> last = all().stream().max(Comparator.comparingLong(Snapshots::number));
      if (number >= 0 || (last.isEmpty() && log.first() == 1)) {
        return;
      }
      Path found = last.orElseThrow(() -> nothingToBeginWith(log));
      Manifest manifest = Manifest.read(found);
      manifest.check(found);
      var books = new Database.Books(manifest.number(), manifest.digest());
      Snapshot.load(found.resolve(FILE), database, books);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Damaged nothingToBeginWith(ChangeLog log) {
    return new Damaged(
        folder,
        new Bilingual(
            "Le journal commence au changement "
                + log.first()
                + ", et la base, qui devait contenir les précédents, est vide. Restaurez la"
                + " dernière copie de sauvegarde.",
            "The log begins at change "
                + log.first()
                + ", and the database, which should hold the earlier ones, is empty. Restore the"
                + " last backup."));
  }

  private static long number(Path snapshot) {
    return Long.parseLong(snapshot.getFileName().toString());
  }

  private List<Path> all() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().matches("[0-9]{1,18}")).toList();
    }
  }

  /** Deletes what a killed process left: it may hold data that has been erased since. */
  private void deletePartial() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(PARTIAL)).toList()) {
        Folders.delete(file);
      }
    }
  }

  /**
   * Reads every byte.
   *
   * @throws Damaged when a snapshot is damaged
   */
  public void verify() {
    try {
      for (Path snapshot : all()) {
        Manifest.read(snapshot).check(snapshot);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes one state of a database to a file.
   *
   * @param first true to accept a database from before digests were recorded
   */
  static RecordStore.Taken write(Database database, Path file, boolean first) {
    return database.read(
        data -> {
          Database.Books books = database.books();
          try {
            Snapshot.Content written = Snapshot.write(data, file);
            boolean noted = !first || !books.digest().equals(Digest.EMPTY);
            if (books.number() >= 0 && noted && !written.digest().equals(books.digest())) {
              throw new Damaged(
                  database.folder(),
                  new Bilingual(
                      "Le contenu de la base ne correspond pas au journal ; aucune copie n'a été"
                          + " faite. Lancez « passeur verify ».",
                      "The content of the database does not match the log; no copy was made. Run"
                          + " “passeur verify”."));
            }
            return new RecordStore.Taken(
                Math.max(0, books.number()), written.digest(), written.statements());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
