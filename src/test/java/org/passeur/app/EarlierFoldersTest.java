package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.backup.Backups;
import org.passeur.backup.UnconfirmedRegister;
import org.passeur.kernel.Damaged;
import org.passeur.projection.Verification;
import org.tukaani.xz.XZInputStream;

/** Data folders of earlier versions (src/test/resources/folders) open, or say what to do. */
@Logs("ERROR RecordStore: the database is damaged")
class EarlierFoldersTest {
  private static final long TDB_FILE = 8L << 20;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    JenaSystem.init();
  }

  private Path unpacked(String name) throws IOException {
    Path data = folder.resolve(name);
    try (InputStream packed =
            Objects.requireNonNull(
                EarlierFoldersTest.class.getResourceAsStream("/folders/" + name + ".zip.xz"));
        var zip = new ZipInputStream(new XZInputStream(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = data.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
        if (entry.getName().matches(".*\\.(dat|idn)")) {
          try (var whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(TDB_FILE);
          }
        }
      }
    }
    return data;
  }

  private static void isWhole(Path data) {
    try (var house = new House(new DataFolder(data), "", House.BASE, false)) {
      Node name = NodeFactory.createLiteralLang("Compost (fictif)", "fr");
      boolean shown = house.published.read(all -> all.contains(Node.ANY, Node.ANY, Node.ANY, name));
      assertTrue(shown, "what was imported can be read");
      assertTrue(house.record.head() >= 2);
      var result = new Verification(house.record, house.projections).run();
      assertEquals(0, result.findings().size(), result.findings().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-log", "forgotten-log"})
  void thoseWithTheirTruthOpen(String name) throws IOException {
    Path data = unpacked(name);
    isWhole(data);
    isWhole(data);
  }

  @Test
  void aBackupIsRestored() throws IOException {
    Path data = folder.resolve("restored");
    new Backups(data, Clock.systemUTC()).restore(unpacked("backup"));
    UnconfirmedRegister.confirm(data);
    isWhole(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"before-the-log", "restored-without-log"})
  void thoseWithoutSayWhatToDoAndItWorks(String name) throws IOException {
    Path data = unpacked(name);
    try (var opened = new DataFolder(data)) {
      Damaged told = assertThrows(Damaged.class, () -> new House(opened, "", House.BASE, false));
      assertTrue(told.words().en().contains("rebuild --from-record"), told.getMessage());
    }
    Ran ran = Ran.of("rebuild", "--from-record", "--data", data);
    assertEquals(0, ran.code(), ran.words());
    isWhole(data);
  }
}
