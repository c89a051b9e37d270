package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands answer when they are called wrongly: what to do, in both languages. */
class CommandsTest {
  @TempDir Path folder;

  private record Answer(int code, String words) {}

  @BeforeAll
  static void start() {
    JenaSystem.init();
  }

  private static Answer run(Object... line) {
    var words = new StringWriter();
    var commands = Main.line().setErr(new PrintWriter(words)).setOut(new PrintWriter(words));
    String[] texts = new String[line.length];
    for (int i = 0; i < line.length; i++) {
      texts[i] = line[i].toString();
    }
    return new Answer(commands.execute(texts), words.toString());
  }

  private static void refused(Answer answer, String french, String english) {
    assertEquals(2, answer.code(), answer.words());
    assertTrue(answer.words().contains(french), answer.words());
    assertTrue(answer.words().contains(english), answer.words());
    assertFalse(answer.words().contains("\tat "), answer.words());
  }

  @Test
  void anUnknownWordPointsToTheHelp() {
    refused(run("bogus"), "ni une commande ni une option", "Unmatched argument");
    refused(run("serve", "--porte", "80"), "ni une commande ni une option", "--port");
    refused(run("validate"), "Il manque une information", "help: passeur validate --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "import", "validate", "route", "evaluate", "token"})
  void everyCommandHasHelp(String command) {
    Answer help = run(command, "--help");
    assertEquals(0, help.code());
    assertTrue(help.words().contains("Usage: passeur " + command), help.words());
  }

  @Test
  void theVersionIsSaid() {
    assertTrue(run("--version").words().startsWith("Passeur "));
  }

  @Test
  void aMissingFileIsNamed() {
    refused(run("validate", folder.resolve("no.ttl")), "introuvable", "cannot be found");
    refused(run("evaluate", folder.resolve("no")), "introuvable", "cannot be found");
  }

  @Test
  void aFileIsNotADataFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    refused(
        run("serve", "--port", "0", "--data", file),
        "est un fichier, pas un dossier",
        "is a file, not a folder");
  }

  @Test
  void aSearchInAnEmptyFolderSaysSoAndMakesNothing() {
    Path none = folder.resolve("none");
    refused(
        run("route", "--data", none, "compost"),
        "ne contient pas de données",
        "holds no Passeur data");
    assertFalse(Files.exists(none));
  }

  @Test
  void aSearchNeedsWordsAndALanguageOfThePages() {
    refused(run("route", "--data", folder, " "), "Décrivez le besoin", "Describe the need");
    refused(run("route", "--lang", "de", "x"), "Une valeur donnée n'est pas acceptée", "fr | en");
  }

  @Test
  void aFolderInUseIsLeftAlone() {
    try (var open = new DataFolder(folder)) {
      open.addresses("", House.BASE);
      refused(run("route", "--data", folder, "compost"), "arrêtez-le d'abord", "stop it first");
    }
  }

  @Test
  void aPortThatIsTakenOrImpossibleIsSaidBeforeAnythingIsMade() throws IOException {
    Path data = folder.resolve("data");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused(
          run("serve", "--data", data, "--port", taken.getLocalPort()),
          "est déjà pris",
          "choose another port");
    }
    refused(run("serve", "--data", data, "--port", 70_000), "de 0 à 65535", "from 0 to 65535");
    assertFalse(Files.exists(data));
  }

  @Test
  void theReportOfAnImportIsWrittenForProgramsToo() throws IOException {
    Path note = Files.writeString(folder.resolve("note.md"), "# Un compost\n\nTexte.\n");
    Path report = folder.resolve("report.json");
    Ran ran =
        Ran.of("import", "--data", folder.resolve("d"), "--source", "s", "--report", report, note);
    assertEquals(0, ran.code(), ran.words());
    String json = Files.readString(report);
    assertTrue(json.contains("\"documents\" : 1"), json);

    refused(
        run("import", "--source", "s", "--report", folder.resolve("no/r.json"), note),
        "introuvable",
        "cannot be found");
    assertFalse(Files.exists(Path.of("passeur-data")), "nothing is begun");
  }

  @Test
  void anUnknownRoleIsAnsweredWithTheRolesThereAre() {
    refused(
        run("token", "create", "--data", folder, "--role", "king", "--name", "x"),
        "Rôle inconnu",
        "Choose one of curator, staff, admin");
  }
}
