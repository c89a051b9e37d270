package org.passeur.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;
import static org.passeur.TestData.add;
import static org.passeur.TestData.remove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Problem;
import org.passeur.store.RecordStore;

/** Copies of a data folder, and data folders from copies. */
final class BackupsTest extends TestBase {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path folder;
  private Path home;
  private Path copies;
  private RecordStore store;

  @BeforeEach
  void open() throws IOException {
    home = folder.resolve("home");
    copies = folder.resolve("copies");
    store = RecordStore.open(Files.createDirectories(home), SKOLEM, NOW);
    Files.writeString(home.resolve("base"), "http://localhost:8080");
    store.write(NOTE, add("<graph/public/a> { <id/theme/x> skos:note 'é\\n\"' , 1 , 2.50 }"));
    store.write(NOTE, add("<graph/restricted/x> { <id/theme/x> skos:note 'secret'@fr-CA }"));
    store.write(NOTE, remove("<graph/public/a> { <id/theme/x> skos:note 1 }"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Backups.Backup backup(Clock clock) {
    return new Backups(home, clock).make(store, copies, MONTH);
  }

  private long copies() throws IOException {
    try (var all = Files.list(copies)) {
      return all.count();
    }
  }

  @Test
  void whatIsRestoredIsWhatWasThere() throws IOException {
    var made = backup(NOW);
    assertEquals(store.digest(), made.digest());
    Path other = folder.resolve("other");
    assertEquals(made.digest(), new Backups(other, NOW).restore(made.folder()).digest());
    assertEquals("http://localhost:8080", Files.readString(other.resolve("base")));
    try (var restored = RecordStore.open(other, SKOLEM, NOW)) {
      assertEquals(3, restored.head());
      assertEquals(store.digest(), restored.digest());
      assertEquals(store.read(TestData::named), restored.read(TestData::named));
      assertTrue(restored.changes(1, commit -> {}), "the log came along");
      assertEquals(4, restored.write(NOTE, add("<graph/public/a> { <id/x> a 'y' }")).number());
    }
  }

  @Test
  void aBackupOfAStoreThatForgotItsLogIsRestoredToo() {
    store.compact(true);
    store.write(NOTE, add("<graph/public/b> { <id/theme/y> skos:note 'after' }"));
    var made = backup(NOW);
    Path other = folder.resolve("other");
    new Backups(other, NOW).restore(made.folder());
    try (var restored = RecordStore.open(other, SKOLEM, NOW)) {
      assertEquals(4, restored.head());
      assertEquals(store.digest(), restored.digest());
    }
  }

  @Test
  void aManifestWithoutItsSealIsDamaged() throws IOException {
    Path made = backup(NOW).folder();
    Files.delete(made.resolve("manifest.sha256"));
    assertThrows(Damaged.class, () -> Backups.verify(made));
  }

  @Test
  void aSnapshotThatIsDamagedIsFoundByTheVerification() throws IOException {
    store.compact(true);
    Path file = home.resolve("snapshots").resolve("3").resolve("snapshot.nq.gz");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThrows(Damaged.class, () -> store.verifyLog());
  }

  @Test
  void ofTwoSnapshotsTheLaterOneIsTaken() throws IOException {
    for (int i = 4; i <= 9; i++) {
      store.write(NOTE, add("<graph/public/b> { <id/theme/y> skos:note '" + i + "' }"));
    }
    store.compact(true);
    Path old = folder.resolve("old");
    Files.move(home.resolve("snapshots").resolve("9"), old);
    store.write(NOTE, add("<graph/public/b> { <id/theme/y> skos:note '10' }"));
    store.compact(true);
    Files.move(old, home.resolve("snapshots").resolve("9")); // it died before it was deleted
    store.close();
    try (var files = Files.walk(home.resolve("record"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    store = RecordStore.open(home, SKOLEM, NOW);
    assertEquals(10, store.head());
  }

  @Test
  void aFolderThatHoldsSomethingIsNeverRestoredOver() {
    var made = backup(NOW);
    assertEquals(
        Problem.Kind.CONFLICT,
        assertThrows(Problem.class, () -> new Backups(home, NOW).restore(made.folder())).kind());
    assertEquals(3, store.head());
  }

  @Test
  void anyFlippedBitIsFoundAndNothingIsRestored() throws IOException {
    Path made = backup(NOW).folder();
    Random random = new Random(seed("BackupsTest"));
    List<Path> files;
    try (var all = Files.walk(made)) {
      files = all.filter(Files::isRegularFile).filter(f -> f.toFile().length() > 0).toList();
    }
    assertTrue(files.size() >= 4, files.toString());
    for (int i = 0; i < 200; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      int bit = random.nextInt(whole.length * 8);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      Path other = folder.resolve("other");
      String where = file.getFileName() + " bit " + bit;
      assertThrows(Damaged.class, () -> new Backups(other, NOW).restore(made), where);
      assertFalse(Files.exists(other));
      Files.write(file, whole);
    }
    Backups.verify(made);
  }

  @Test
  void backupsAreDeletedWhenTheirTimeIsOverAndNotBefore() throws IOException {
    backup(NOW);
    backup(Clock.offset(NOW, Duration.ofDays(29)));
    assertEquals(2, copies());
    backup(Clock.offset(NOW, Duration.ofDays(31)));
    assertEquals(2, copies());
    backup(Clock.offset(NOW, Duration.ofDays(100)));
    assertEquals(1, copies());
  }

  @Test
  void whatABackupThatWasBrokenOffLeftBehindIsDeletedADayLater() throws IOException {
    backup(NOW);
    Path left = Files.createDirectory(copies.resolve("partial-1"));
    Files.setLastModifiedTime(left, FileTime.from(NOW.instant()));
    backup(Clock.offset(NOW, Duration.ofHours(23)));
    assertTrue(Files.exists(left));
    backup(Clock.offset(NOW, Duration.ofHours(25)));
    assertFalse(Files.exists(left));
  }

  @Test
  void aDatabaseThatIsNotWhatTheLogSaysIsNotCopied() throws IOException {
    backup(NOW);
    var behindItsBack = DatabaseMgr.connectDatasetGraph(home.resolve("record").toString());
    behindItsBack.executeWrite(
        () -> behindItsBack.add(TestData.quads("<graph/public/a> { <id/theme/z> a 'z' }").get(0)));
    assertThrows(Damaged.class, () -> backup(Clock.offset(NOW, Duration.ofDays(50))));
    assertEquals(1, copies());
  }
}
