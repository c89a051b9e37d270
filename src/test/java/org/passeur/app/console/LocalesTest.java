package org.passeur.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes in locales that are not UTF-8; a shell gives them the bytes that were typed. */
@EnabledOnOs(OS.LINUX)
final class LocalesTest {
  @TempDir Path folder;

  private record Answer(int code, String words) {}

  private Answer run(String locale, Charset typed, String arguments)
      throws IOException, InterruptedException {
    return run(locale, typed, "", "org.passeur.app.Main " + arguments);
  }

  /**
   * @param before a line of the shell
   * @param started the class and its arguments
   */
  private Answer run(String locale, Charset typed, String before, String started)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String script = before + "\nexec " + java + " " + started + "\n";
    Files.write(folder.resolve("run.sh"), script.getBytes(typed));
    var builder =
        new ProcessBuilder("sh", "run.sh")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("words").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("PASSEUR"));
    environment.put("LC_ALL", locale);
    environment.put("CLASSPATH", absolute(System.getProperty("java.class.path")));
    int code = builder.start().waitFor();
    return new Answer(code, Files.readString(folder.resolve("words")));
  }

  private static String absolute(String classPath) {
    var absolute = new StringBuilder();
    for (String part : classPath.split(java.io.File.pathSeparator, -1)) {
      absolute.append(Path.of(part).toAbsolutePath()).append(java.io.File.pathSeparator);
    }
    return absolute.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "fr_CA.ISO-8859-1", "tr_TR", "tr_TR.UTF-8"})
  void filesWithAccentsAreFoundAndNamed(String locale) throws Exception {
    Files.writeString(
        folder.resolve("réunion.ttl"), "<http://x.example/I> a <http://x.example/C> .\n");
    Answer found = run(locale, StandardCharsets.UTF_8, "validate réunion.ttl");
    assertEquals(0, found.code(), found.words());
    assertTrue(found.words().contains("0 résultat ; conforme"), found.words());

    Answer missing = run(locale, StandardCharsets.UTF_8, "validate réfugié.ttl");
    assertEquals(2, missing.code(), missing.words());
    assertTrue(missing.words().contains("« réfugié.ttl » est introuvable"), missing.words());
    assertFalse(missing.words().contains("Exception"), missing.words());
  }

  @Test
  void whatIsTypedInTheEncodingOfTheLocaleIsUnderstood() throws Exception {
    Answer missing = run("fr_CA.ISO-8859-1", StandardCharsets.ISO_8859_1, "validate réfugié.ttl");
    assertTrue(missing.words().contains("« réfugié.ttl » est introuvable"), missing.words());
  }

  @Test
  void anImportAndANeedKeepTheirAccents() throws Exception {
    Files.writeString(
        folder.resolve("réunion.md"), "# Accueillir des réfugiés à l'école\n\nOui.\n");
    Answer brought = run("C", StandardCharsets.UTF_8, "import --data d --source s réunion.md");
    assertEquals(0, brought.code(), brought.words());
    assertTrue(brought.words().contains("énoncés ajoutés"), brought.words());

    Answer answer = run("C", StandardCharsets.UTF_8, "route --data d --json 'réfugiés à l école'");
    assertEquals(0, answer.code(), answer.words());
    assertTrue(answer.words().contains("réfugiés à l école"), answer.words());
  }

  /** What is left to do where the program cannot start itself again. */
  @Test
  void whereAccentsWouldBeLostTheRefusalSaysWhatToSet() throws Exception {
    Answer refused =
        run(
            "C",
            StandardCharsets.UTF_8,
            "export PASSEUR_UTF8=$$",
            "org.passeur.app.Main validate réunion.ttl");
    assertEquals(2, refused.code(), refused.words());
    assertTrue(refused.words().contains("LC_ALL=C.UTF-8"), refused.words());
  }

  /** Maven, or an IDE, runs the program within itself: its own command line is not ours. */
  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8"})
  void withinAnotherProgramTheArgumentsAreThoseThatItGives(String locale) throws Exception {
    String other = "'" + Other.class.getName() + "' -q compile exec:java";
    Answer answer = run(locale, StandardCharsets.UTF_8, "", other);
    assertEquals(0, answer.code(), answer.words());
    assertTrue(answer.words().contains("passeur validate"), answer.words());
  }

  /** Another program with arguments of its own. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) {
      org.passeur.app.Main.main(new String[] {"validate", "--help"});
    }
  }
}
