package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.backup.Backups;
import org.passeur.rights.Role;
import org.passeur.web.access.Tokens;

/** The small files of a data folder, and who may read any of it. */
class DataFolderTest {
  private static final String BASE = "http://localhost:8080";

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    JenaSystem.init();
  }

  private static House house(Path data) {
    return house(data, "");
  }

  private static House house(Path data, String base) {
    var folder = new DataFolder(data);
    boolean done = false;
    try {
      var house = new House(folder, base, House.BASE, false);
      done = true;
      return house;
    } finally {
      if (!done) {
        folder.close();
      }
    }
  }

  private static String refusal(Executable opening) {
    return String.valueOf(assertThrows(DataFolder.Unusable.class, opening).getMessage());
  }

  private static List<String> openToOthers(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(DataFolderTest::isOpenToOthers).map(Path::toString).toList();
    }
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      return !rights.endsWith("------");
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  @Test
  void nobodyElseMayReadAnyOfIt() throws IOException {
    Path data = folder.resolve("data");
    Path copies = folder.resolve("copies");
    try (var house = house(data)) {
      house.addDemonstration();
      house.projections.await(house.record.head());
      new Tokens(data).create("Ada (fictive)", Role.ADMIN);
      house.learning.learn();
      var copy =
          new Backups(data, Clock.systemUTC()).make(house.record, copies, Duration.ofDays(1));
      house.record.compact(true);
      assertEquals(List.of(), openToOthers(data), "while it is open");
      assertEquals(List.of(), openToOthers(copies));
      Path restored = folder.resolve("restored");
      new Backups(restored, Clock.systemUTC()).restore(copy.folder());
      assertEquals(List.of(), openToOthers(restored));
    }
    assertEquals(List.of(), openToOthers(data), "once it is closed");
  }

  @Test
  void whatAnEarlierVersionLeftOpenIsClosedAtTheStart() throws IOException {
    house(folder).close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        String rights = Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
      }
    }
    Path other = Files.createDirectories(folder.resolve("not-ours"));
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var house = house(folder)) {
      assertEquals(List.of(other.toString()), openToOthers(folder), house.addresses.base());
    }
  }

  @Test
  void filesThatAFullDiskLeftEmptyAtTheFirstStartCountAsNeverWritten() throws IOException {
    Files.createFile(folder.resolve("base"));
    Files.createFile(folder.resolve("secret"));
    try (var house = house(folder)) {
      assertEquals(BASE, Files.readString(folder.resolve("base")));
      assertEquals(32, Files.size(folder.resolve("secret")));
      assertTrue(house.record.head() > 0);
    }
    assertEquals(0, leftovers(folder));
  }

  private static long leftovers(Path data) throws IOException {
    try (Stream<Path> all = Files.list(data)) {
      return all.filter(f -> f.toString().endsWith(".new")).count();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000\u0000\u0000", "not an address", "missing"})
  void anAddressThatWasLostIsAskedForAndCheckedAgainstTheData(String garbage) throws IOException {
    house(folder).close();
    Path base = folder.resolve("base");
    Files.delete(base);
    if (!garbage.equals("missing")) {
      Files.writeString(base, garbage);
    }
    String told = refusal(() -> house(folder));
    assertTrue(told.contains("--base ADRESSE") && told.contains("last backup"), told);
    Files.deleteIfExists(base);
    String wrong = "https://autre.example";
    told = refusal(() -> house(folder, wrong));
    assertTrue(told.contains("is not that of the site"), told);
    house(folder, BASE).close();
    house(folder).close();
  }

  @Test
  void aSecretThatNothingWasMadeWithIsDrawnAgain() throws IOException {
    house(folder).close();
    Files.write(folder.resolve("secret"), new byte[5]);
    house(folder).close();
    assertEquals(32, Files.size(folder.resolve("secret")));
  }

  @Test
  void aSecretThatAddressesWereMadeWithIsNeverReplaced() throws IOException {
    Path source =
        Files.writeString(folder.resolve("a.ttl"), "<urn:example:a> <urn:example:p> 'a' .");
    Path data = folder.resolve("data");
    byte[] secret;
    try (var house = house(data)) {
      house.importer.run(
          new org.passeur.ingest.source.ImportRequest(
              "essai",
              java.util.Optional.empty(),
              List.of(source),
              java.util.Optional.empty(),
              java.util.Optional.empty(),
              java.util.Set.of(),
              false,
              false,
              org.passeur.ingest.table.TableDialect.GUESSED,
              "test"));
      secret = Files.readAllBytes(data.resolve("secret"));
    }
    Files.write(data.resolve("secret"), new byte[0]);
    String told = refusal(() -> house(data));
    assertTrue(told.contains("last backup"), told);
    Files.write(data.resolve("secret"), secret);
    house(data).close();
    assertArrayEquals(secret, Files.readAllBytes(data.resolve("secret")));
  }

  @Test
  @Logs({"WARN Replayed: ", "WARN IndexFolder: the search index cannot be read"})
  void garbageInWhatCanBeMadeAgainNeverStopsTheStart() throws IOException {
    try (var house = house(folder)) {
      house.learning.learn();
    }
    Path replay = folder.resolve("replay.json");
    for (String garbage :
        List.of(
            "",
            "{",
            "null",
            "[]",
            "\u0000\u0001",
            "{\"day\":\"x\"}",
            "{\"day\":\"2026-01-01\",\"things\":\"many\"}",
            "{\"day\":\"2026-01-01\",\"things\":3,\"weights\":{\"context\":1e300}}",
            "{\"day\":\"2026-01-01\",\"things\":3,\"weights\":{\"context\":-1}}")) {
      Files.writeString(replay, garbage);
      assertTrue(org.passeur.route.learn.Replayed.read(replay).isEmpty(), garbage);
    }
    for (String name : List.of("index/segments_1", "staff-index/x", "statistics/counts")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), "garbage");
    }
    for (String name : List.of("index", "staff-index")) {
      try (Stream<Path> all = Files.list(folder.resolve(name))) {
        for (Path file : all.toList()) {
          Files.writeString(file, "garbage");
        }
      }
    }
    Files.createDirectories(folder.resolve("published/Data-0001"));
    Files.writeString(folder.resolve("published/Data-0001/nodes-data.obj"), "garbage");
    try (var house = house(folder)) {
      assertEquals(java.util.Set.of(), house.projections.failed());
      assertEquals(house.record.head(), house.projections.offsets().get("search"));
    }
  }
}
