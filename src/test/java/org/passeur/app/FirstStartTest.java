package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Jdks;
import org.passeur.TestBase;
import org.passeur.log.Note;

/** What a new folder begins with, and what later starts do without. */
class FirstStartTest extends TestBase {
  @TempDir Path folder;

  private static House house(Path data, Clock clock, boolean demo) {
    return new House(new DataFolder(data), "", House.BASE, false, clock, demo);
  }

  /** The gates do not look at it again, so it must pass them here. */
  @Test
  void aNewFolderBeginsWithWhatTheGatesWouldLetThrough() {
    var clock = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneId.of("America/Toronto"));
    String begun;
    try (var house = house(folder.resolve("begun"), clock, true)) {
      begun = house.record.digest().toString();
    }
    try (var house = house(folder.resolve("checked"), clock, false)) {
      house.addDemonstration(); // all gates stand now
      house.consents.write();
      assertEquals(begun, house.record.digest().toString());
      for (Quad quad : org.passeur.ingest.OwnFiles.vocabulary(house.addresses)) {
        assertTrue((boolean) house.record.read(data -> data.contains(quad)), quad::toString);
      }
    }
  }

  @Test
  void aStartThatFindsItsVocabularyWritesNothing() throws Exception {
    long head;
    try (var house = house(folder, Clock.systemUTC(), true)) {
      head = house.record.head();
    }
    try (var house = house(folder, Clock.systemUTC(), true)) {
      assertEquals(head, house.record.head());
    }
    assertTrue(Files.size(folder.resolve("vocabulary")) > 64);
  }

  @Test
  void whatSomebodyAddedToAListOfOursIsTakenOutAtTheNextStart() {
    Quad added;
    try (var house = house(folder, Clock.systemUTC(), false)) {
      added =
          Quad.create(
              house.addresses.schemeGraph("audience"),
              NodeFactory.createURI("http://example.org/more"),
              NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#prefLabel"),
              NodeFactory.createLiteralLang("De plus", "fr"));
      house.record.guardedBy(List.of());
      house.record.decide(new Note("", "", ""), Optional.empty(), data -> data.add(added));
    }
    try (var house = house(folder, Clock.systemUTC(), false)) {
      assertFalse((boolean) house.record.read(data -> data.contains(added)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "\u0000\u00ff"})
  void aDamagedMarkCostsOnlyTime(String mark) throws Exception {
    house(folder, Clock.systemUTC(), false).close();
    String whole = Files.readString(folder.resolve("vocabulary"));
    Files.writeString(folder.resolve("vocabulary"), mark, StandardCharsets.ISO_8859_1);
    house(folder, Clock.systemUTC(), false).close();
    assertEquals(whole, Files.readString(folder.resolve("vocabulary")));
  }

  /** Otherwise the two would wait for each other for ever, now and then. */
  @Test
  void whatRunsBesideTheStartOfJenaTouchesNothingOfIt() throws Exception {
    Path log = folder.resolve("classes");
    Process process =
        new ProcessBuilder(
                Jdks.here("java"),
                "-Xlog:class+init=info:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                BesideJena.class.getName())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
    List<String> touched =
        Files.readAllLines(log).stream().filter(l -> l.contains("org.apache.jena")).toList();
    assertEquals(List.of(), touched);
  }

  /** The command line is read and the opening answers, without Jena. */
  static final class BesideJena {
    public static void main(String[] args) throws Exception {
      Main.line().parseArgs("serve", "--demo");
      int port;
      try (var socket = new java.net.ServerSocket(0)) {
        port = socket.getLocalPort();
      }
      try (var opening = org.passeur.web.Opening.start("127.0.0.1", port)) {
        for (String path : List.of("/", "/health", "/sparql")) {
          var connection =
              (java.net.HttpURLConnection)
                  new java.net.URL("http://127.0.0.1:" + port + path).openConnection();
          connection.setRequestProperty("Accept", path.equals("/") ? "text/html" : "*/*");
          if (connection.getResponseCode() != 503) {
            System.exit(1);
          }
        }
      }
    }
  }
}
