package org.passeur.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Problem;
import org.passeur.log.Change;
import org.passeur.log.Note;
import org.passeur.log.Segment;
import org.passeur.store.Manifest;
import org.passeur.store.RecordStore;
import org.passeur.store.Snapshot;
import org.passeur.store.Snapshots;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;

/**
 * The last known consent register, read from a data folder or backup newer than the one that was
 * restored. It is read from log and snapshot, because the database there may be damaged.
 */
public final class LaterRegister {
  private static final Note NOTE = new Note("passeur", "later register", "restore");

  private final Path source;
  private final Node graph;
  private final Set<Quad> statements = new LinkedHashSet<>();
  private long number;

  private LaterRegister(Path source, Node graph) {
    this.source = source;
    this.graph = graph;
  }

  /**
   * Replaces the consent register of a data folder, which must be closed, with it. A consent that
   * is missing from it was deleted, and counts as withdrawn.
   *
   * @param source data folder or backup
   * @param home data folder made from an earlier backup
   * @return how many statements of the register changed
   * @throws Problem 409 when the source belongs to another installation or is not newer
   * @throws Damaged when the source cannot be read
   */
  public static int takeIn(Path source, Path home, Addresses addresses, Clock clock) {
    try {
      check(source, addresses);
      checkItIsNotInDoubtItself(source);
      var later = new LaterRegister(source, addresses.consentGraph());
      later.read();
      try (var record =
          RecordStore.open(home, addresses.resolver() + ".well-known/genid/", clock)) {
        if (later.number < record.head()) {
          throw Problem.of(
              Problem.Kind.CONFLICT,
              "« "
                  + source
                  + " » s'arrête au changement "
                  + later.number
                  + ", avant ce dossier ; donnez l'ancien dossier de données ou une copie plus"
                  + " récente.",
              "“"
                  + source
                  + "” ends at change "
                  + later.number
                  + ", before this folder; give the old data folder or a newer backup.");
        }
        return record.write(NOTE, later::replace).change().size();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Path source, Addresses addresses) throws IOException {
    Path base = source.resolve("base");
    if (!Files.exists(base) || !Files.readString(base).strip().equals(addresses.base())) {
      throw Problem.of(
          Problem.Kind.CONFLICT,
          "« "
              + source
              + " » n'est ni un dossier de données ni une copie de sauvegarde de cette"
              + " installation ("
              + addresses.base()
              + ").",
          "“"
              + source
              + "” is neither a data folder nor a backup of this installation ("
              + addresses.base()
              + ").");
    }
  }

  private static void checkItIsNotInDoubtItself(Path source) {
    if (UnconfirmedRegister.of(source).isPresent()) {
      throw Problem.of(
          Problem.Kind.CONFLICT,
          "Le registre des consentements de « "
              + source
              + " » n'est pas confirmé non plus : il vient d'une restauration, et des retraits"
              + " peuvent y manquer. Donnez un autre dossier de données ou une autre copie.",
          "The register of consents of “"
              + source
              + "” is not confirmed either: it comes from a restore, and withdrawals may be missing"
              + " from it. Give another data folder or backup.");
    }
  }

  private void read() throws IOException {
    if (Files.exists(source.resolve(Manifest.FILE))) {
      Backups.Backup backup = Backups.verify(source);
      number = backup.number();
      snapshot(source.resolve(Snapshots.FILE));
      return;
    }
    var snapshots = new Snapshots(source.resolve("snapshots"));
    OptionalLong last = snapshots.last();
    if (last.isPresent()) {
      snapshots.verify();
      number = last.getAsLong();
      snapshot(source.resolve("snapshots").resolve(Long.toString(number)).resolve(Snapshots.FILE));
    }
    log(source.resolve("log"));
  }

  private void snapshot(Path file) throws IOException {
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      Iterator<Quad> all = Snapshot.quads(in);
      Iter.filter(all, q -> q.getGraph().equals(graph)).forEachRemaining(statements::add);
    }
  }

  /** Reads the log without opening it: a server may be running there. */
  private void log(Path folder) throws IOException {
    List<Path> files = List.of();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.list(folder)) {
        files = all.filter(Segment::isOne).sorted().toList();
      }
    }
    if (files.isEmpty() && number == 0) {
      throw missing(folder);
    }
    for (int i = 0; i < files.size(); i++) {
      if (Segment.first(files.get(i)) > number + 1) {
        throw missing(folder);
      }
      changes(files.get(i), i + 1 == files.size());
    }
  }

  private void changes(Path file, boolean last) throws IOException {
    try (var segment = new Segment(file)) {
      var frame = segment.next();
      while (frame.isPresent()) {
        if (frame.get().number() == number + 1) {
          Change change = frame.get().change();
          change.removed().forEach(statements::remove);
          change.added().stream().filter(q -> q.getGraph().equals(graph)).forEach(statements::add);
          number++;
        }
        try {
          frame = segment.next();
        } catch (Segment.NotWhole e) {
          if (!last) {
            throw segment.damaged();
          }
          return; // an entry that is being written
        }
      }
    } catch (Segment.NotWhole e) {
      throw new Damaged(file, missing(file).words());
    }
  }

  private static Damaged missing(Path folder) {
    return new Damaged(
        folder,
        new Bilingual(
            "Le journal de ce dossier manque ou n'est pas entier : on ne peut pas y lire le"
                + " registre des consentements. Donnez une copie de sauvegarde plus récente.",
            "The log of this folder is missing or not whole: the register of consents cannot be"
                + " read from it. Give a newer backup."));
  }

  private void replace(DatasetGraph data) {
    Set<Node> known = statements.stream().map(Quad::getSubject).collect(Collectors.toSet());
    Set<Node> gone = new HashSet<>();
    for (Quad quad : Iter.toList(data.find(graph, Node.ANY, Node.ANY, Node.ANY))) {
      if (!known.contains(quad.getSubject())) {
        gone.add(quad.getSubject());
      } else if (!statements.contains(quad)) {
        data.delete(quad);
      }
    }
    statements.forEach(data::add);
    for (Node consent : gone) {
      if (data.contains(graph, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN)) {
        data.deleteAny(graph, consent, Dpv.HAS_CONSENT_STATUS, Node.ANY);
        data.add(graph, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN);
      }
    }
  }
}
