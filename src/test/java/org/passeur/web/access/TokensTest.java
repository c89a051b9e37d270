package org.passeur.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Jdks;
import org.passeur.kernel.Problem;
import org.passeur.rights.Role;

/** Tokens: made, listed, revoked and ended, by several people at once, in a file that may break. */
class TokensTest {
  private static final String DAY = "2026-11-30";

  @TempDir Path folder;

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  @Test
  void noneIsLostWhenManyAreMadeAtOnce() {
    List<CompletableFuture<String>> all = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String name = "Personne fictive " + i;
      all.add(CompletableFuture.supplyAsync(() -> new Tokens(folder).create(name, Role.CURATOR)));
    }
    Set<String> made = new HashSet<>();
    all.forEach(token -> made.add(token.join()));
    assertEquals(24, made.size());
    var tokens = new Tokens(folder);
    made.forEach(token -> assertTrue(tokens.holder(token).isPresent()));
    assertEquals(24, tokens.list().size());
  }

  @Test
  void noneIsLostWhenSixProgramsMakeThemAtOnce() throws Exception {
    List<Process> programs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      programs.add(
          new ProcessBuilder(
                  Jdks.here("java"),
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  TokenMaker.class.getName(),
                  folder.toString(),
                  "Programme " + i)
              .inheritIO()
              .start());
    }
    for (Process program : programs) {
      assertEquals(0, program.waitFor());
    }
    assertEquals(6 * TokenMaker.EACH, new Tokens(folder).list().size());
  }

  @Test
  void theFileIsForTheAccountOfTheProgramAndHoldsNoToken() throws IOException {
    String token = new Tokens(folder).create("Ada (fictive)", Role.ADMIN);
    Path file = folder.resolve("tokens.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(Files.readString(file).contains(token));
    assertTrue(Files.readString(file).contains("created"));
  }

  @Test
  void aRunningServerSeesARevocationAtOnce() {
    var server = new Tokens(folder);
    var command = new Tokens(folder);
    String ada = command.create("Ada (fictive)", Role.CURATOR);
    String ida = command.create("Ida (fictive)", Role.CURATOR);
    assertTrue(server.holder(ada).isPresent());
    assertEquals(1, command.revoke("Ada (fictive)").getAsInt());
    assertTrue(server.holder(ada).isEmpty());
    assertTrue(server.holder(ida).isPresent());
    assertEquals(1, command.list().size());
    assertEquals(0, command.revoke("Ada (fictive)").getAsInt());
    assertTrue(command.revoke("Personne").isEmpty());
  }

  @Test
  void aTokenIsForTheCommunitiesItWasMadeForAndAnOlderFileHasNone() throws IOException {
    var tokens = new Tokens(folder);
    List<String> communities = List.of("http://localhost:8080/id/community/cercleparole");
    String ada = tokens.create("Ada (fictive)", Role.MEMBER, communities, Optional.empty());
    assertEquals(communities, tokens.holder(ada).orElseThrow().communities());
    assertEquals(communities, new Tokens(folder).list().get(0).communities());
    tokens.create("Ida (fictive)", Role.STAFF);
    assertEquals(1, tokens.revoke("Ida (fictive)").getAsInt());
    assertEquals(communities, tokens.holder(ada).orElseThrow().communities());

    Path file = folder.resolve("tokens.json");
    String older = Files.readString(file).replaceAll("\"communities\" : \\[[^]]*],\\s*", "");
    assertFalse(older.contains("communities"));
    Files.writeString(file, older);
    assertEquals(List.of(), new Tokens(folder).holder(ada).orElseThrow().communities());
  }

  @Test
  void aTokenEndsWithItsLastDay() {
    var eve = new Tokens(folder, at("2026-11-30T23:59:00Z"));
    String token = eve.create("Ada (fictive)", Role.CURATOR, Optional.of(LocalDate.parse(DAY)));
    assertTrue(eve.holder(token).isPresent());
    assertTrue(new Tokens(folder, at("2026-12-01T00:00:01Z")).holder(token).isEmpty());
    assertThrows(
        Problem.class,
        () -> eve.create("Ida", Role.CURATOR, Optional.of(LocalDate.parse("2026-11-29"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "null",
        "{}",
        "[1]",
        "[{}]",
        "\"x\"",
        "[{\"name\":\"a\",\"sha256\":\"no\"}]",
        "\u0000",
        "[{\"name\":\"a\",\"role\":\"admin\",\"sha256\":"
            + "\"0000000000000000000000000000000000000000000000000000000000000000\","
            + "\"expires\":\"tomorrow\"}]"
      })
  void aBrokenFileIsToldPlainlyAndLeftAsItIs(String broken) throws IOException {
    Path file = Files.writeString(folder.resolve("tokens.json"), broken);
    var tokens = new Tokens(folder);
    for (Runnable use :
        List.<Runnable>of(
            () -> tokens.holder("x"),
            () -> tokens.create("Ada", Role.ADMIN),
            tokens::list,
            () -> tokens.revoke("Ada"))) {
      Problem problem = assertThrows(Problem.class, use::run);
      assertEquals(Problem.Kind.UNAVAILABLE, problem.kind());
      assertTrue(problem.words().en().contains("last backup"));
    }
    assertEquals(broken, Files.readString(file));
  }

  @Test
  void bytesThatAreNoTextOrAFolderInItsPlaceAreToldPlainlyToo() throws IOException {
    Path file = folder.resolve("tokens.json");
    var tokens = new Tokens(folder);
    Files.write(file, new byte[] {0, 0, 0, 91, 0, 0, 16, -1, 93, -1, -2});
    assertEquals(
        Problem.Kind.UNAVAILABLE, assertThrows(Problem.class, () -> tokens.holder("x")).kind());
    Files.delete(file);
    Files.createDirectories(file.resolve("x"));
    assertEquals(
        Problem.Kind.UNAVAILABLE, assertThrows(Problem.class, () -> tokens.holder("x")).kind());
  }

  @Test
  void anEmptyFileIsOneThatWasNeverWritten() throws IOException {
    Files.createFile(folder.resolve("tokens.json"));
    String token = new Tokens(folder).create("Ada (fictive)", Role.ADMIN);
    assertTrue(new Tokens(folder).holder(token).isPresent());
  }
}
