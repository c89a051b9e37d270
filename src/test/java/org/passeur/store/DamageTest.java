package org.passeur.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Folders;
import org.passeur.kernel.Problem;
import org.passeur.log.Digest;

/** What a data folder may have lost, or what may have changed in it, while nobody looked. */
@Logs({
  "ERROR RecordStore: the database is damaged",
  "ERROR RecordStore: the disk may not have kept all of the database"
})
final class DamageTest extends TestBase {
  private static final Clock NOW = Clock.systemUTC();
  private static final String WORDS = "phrase reconnaissable du dictionnaire";

  @TempDir Path home;
  private Digest digest = Digest.EMPTY;
  private Set<?> statements = Set.of();

  private RecordStore open() {
    return RecordStore.open(home, SKOLEM, NOW);
  }

  @BeforeEach
  void fill() {
    try (var store = open()) {
      store.write(NOTE, add("<graph/public/a> { <id/theme/x> skos:note '" + WORDS + "' , 1 }"));
      store.write(NOTE, add("<graph/restricted/x> { <id/theme/x> skos:note 'secret'@fr-CA }"));
      for (int i = 0; i < 50; i++) {
        store.write(NOTE, add("<graph/public/b> { <id/theme/y> skos:note 'n" + i + "' }"));
      }
      digest = store.digest();
      statements = store.read(TestData::named);
    }
  }

  private void opensWhole() {
    try (var store = open()) {
      assertEquals(digest, store.digest());
      assertEquals(statements, store.read(TestData::named));
      assertDoesNotThrow(store::lookForDamage);
      assertTrue(store.state().ready());
      store.write(NOTE, add("<graph/public/c> { <id/theme/z> skos:note 'after' }"));
    }
  }

  private Damaged refused() {
    try (var store = open()) {
      throw new AssertionError("opened at " + store.head());
    } catch (Damaged e) {
      return e;
    }
  }

  private void delete(String name) throws IOException {
    Folders.delete(home.resolve(name));
  }

  private Path dictionary() throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("record"))) {
      return all.filter(f -> f.endsWith("nodes-data.obj")).findFirst().orElseThrow();
    }
  }

  private void flipInDictionary() throws IOException {
    Path file = dictionary();
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("reconnaissable");
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  private void flip(String name, int every) throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("record"))) {
      Path file = all.filter(f -> f.endsWith(name)).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[every] ^= 4;
      Files.write(file, bytes);
    }
  }

  @Test
  void aBitThatChangedInTheDictionaryAtRestIsNeverShown() throws IOException {
    flipInDictionary();
    opensWhole();
  }

  @Test
  void norAfterACrashWhichLeavesNoChecksums() throws IOException {
    Files.delete(home.resolve(RecordFiles.SEAL));
    flipInDictionary();
    opensWhole();
  }

  @Test
  void norWhenTheChecksumsCannotBeRead() throws IOException {
    for (String garbage : List.of("", "x", "0\n", "\u0000\n\n")) {
      Files.writeString(home.resolve(RecordFiles.SEAL), garbage);
      flipInDictionary();
      opensWhole();
      fillAgain();
    }
  }

  private void fillAgain() throws IOException {
    for (String name : List.of("record", "log", "snapshots")) {
      delete(name);
    }
    Files.delete(home.resolve("begun"));
    fill();
  }

  @Test
  void aBitThatChangedInOneIndexIsNeverShown() throws IOException {
    for (String name : List.of("GSPO.dat", "POSG.dat", "nodes.dat", "SPOG.idn")) {
      flip(name, 40);
      opensWhole();
      fillAgain();
      Files.delete(home.resolve(RecordFiles.SEAL));
      flip(name.equals("nodes.dat") ? "OSPG.dat" : name, 41);
      opensWhole();
      fillAgain();
    }
  }

  @Test
  @Logs("The database is damaged: nothing of it is shown")
  void whatChangesWhileItIsOpenStopsWritingAndIsMadeAnewAtTheNextStart() {
    try (var store = open()) {
      assertDoesNotThrow(store::lookForDamage);
      var raw = DatabaseMgr.connectDatasetGraph(home.resolve("record").toString());
      raw.executeWrite(
          () ->
              raw.deleteAny(
                  Node.ANY,
                  Node.ANY,
                  Node.ANY,
                  org.apache.jena.graph.NodeFactory.createLiteralString("n7")));
      store.lookForDamage();
      assertFalse(store.state().readable());
      assertEquals(StoreState.Kind.DAMAGED, store.state().kind());
      Problem told =
          assertThrows(
              Problem.class, () -> store.write(NOTE, add("<graph/public/c> { <id/x> a 'y' }")));
      assertTrue(told.words().en().contains("start Passeur again"));
    }
    opensWhole();
  }

  @Test
  void aDatabaseThatIsMissingIsMadeAnew() throws IOException {
    delete("record");
    opensWhole();
  }

  @Test
  void aMissingLogIsToldAndTheDatabaseIsLeftAlone() throws IOException {
    delete("log");
    Damaged told = refused();
    assertTrue(told.words().en().contains("rebuild --from-record"), told.getMessage());
    assertTrue(told.words().fr().contains("Ne supprimez pas"), told.getMessage());
    assertTrue(refused().words().en().contains("52"), "the same when asked again");
    assertEquals(52, RecordStore.goOnFromDatabase(home, NOW));
    opensWhole();
  }

  @Test
  void aLogWithoutItsFilesIsMissingToo() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("log"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".rdfp")).toList()) {
        Files.delete(file);
      }
    }
    assertTrue(refused().words().en().contains("missing"));
    assertEquals(52, RecordStore.goOnFromDatabase(home, NOW));
    opensWhole();
  }

  @Test
  void aFolderThatHeldDataIsNeverTakenForANewOne() throws IOException {
    delete("log");
    delete("record");
    assertTrue(refused().words().en().contains("has held data"));
    assertFalse(Foundations.isNew(home));
    assertThrows(Damaged.class, () -> RecordStore.goOnFromDatabase(home, NOW));
  }

  @Test
  void afterTheLogWasForgottenTheSnapshotIsTheTruth() throws IOException {
    try (var store = open()) {
      store.compact(true);
    }
    delete("record");
    opensWhole();
  }

  @Test
  @Logs("ERROR RecordStore: the log begins at change ")
  void aMissingSnapshotIsTakenAgainWhileTheDatabaseIsWhole() throws IOException {
    try (var store = open()) {
      store.compact(true);
    }
    delete("snapshots");
    try (var store = open()) {
      assertEquals(digest, store.digest());
    }
    delete("record");
    opensWhole();
  }

  @Test
  @Logs("ERROR Foundations: the log is missing; the snapshot holds everything")
  void aMissingLogBehindASnapshotOfAllThereIsLosesNothing() throws IOException {
    try (var store = open()) {
      store.compact(true);
    }
    delete("log");
    opensWhole();
  }

  @Test
  void aMissingLogBehindAnOlderSnapshotIsTold() throws IOException {
    try (var store = open()) {
      store.compact(true);
      store.write(NOTE, add("<graph/public/c> { <id/theme/z> skos:note 'later' }"));
    }
    delete("log");
    assertTrue(refused().words().en().contains("rebuild --from-record"));
    delete("record");
    assertTrue(refused().words().en().contains("changes made after it are lost"));
    assertEquals(52, RecordStore.goOnFromDatabase(home, NOW));
    opensWhole();
  }

  @Test
  void snapshotAndDatabaseMissingBehindAForgottenLogIsTold() throws IOException {
    try (var store = open()) {
      store.compact(true);
    }
    delete("snapshots");
    delete("record");
    assertTrue(refused().words().en().contains("restore the last backup"));
  }

  @Test
  void aDamagedDatabaseThatNothingCanReplaceIsLeftAsItIs() throws IOException {
    delete("log");
    Files.delete(home.resolve("begun")); // as an earlier version left it
    flipInDictionary();
    byte[] before = Files.readAllBytes(dictionary());
    assertTrue(refused().words().en().contains("is damaged"));
    assertTrue(refused().words().en().contains("is damaged"), "when asked again");
    Files.delete(home.resolve(RecordFiles.SEAL));
    refused();
    assertEquals(new String(before, StandardCharsets.ISO_8859_1), dictionaryText());
    assertFalse(Files.exists(home.resolve("record-in-doubt")));
  }

  private String dictionaryText() throws IOException {
    return new String(Files.readAllBytes(dictionary()), StandardCharsets.ISO_8859_1);
  }

  @Test
  void goingOnFromADamagedDatabaseIsRefused() throws IOException {
    delete("log");
    flipInDictionary();
    assertThrows(Damaged.class, () -> RecordStore.goOnFromDatabase(home, NOW));
  }

  @Test
  void strangeNamesAmongTheSnapshotsAreIgnored() throws IOException {
    Files.createDirectories(home.resolve("snapshots/99999999999999999999999"));
    Files.createDirectories(home.resolve("snapshots/x"));
    opensWhole();
  }
}
