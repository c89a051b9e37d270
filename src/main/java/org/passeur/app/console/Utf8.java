package org.passeur.app.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * UTF-8 in and out, whatever the locale. Java opens files by the encoding of the locale, and that
 * cannot be changed once it runs: in another locale (C, as cron and containers have it) the program
 * starts itself again in the same process, with {@code LC_ALL=C.UTF-8}; also where letters are made
 * small in a way of their own, since processes that it starts are in the same locale.
 */
public final class Utf8 {
  /** Holds the number of the process that was started again, so that it is done once. */
  private static final String ONCE = "PASSEUR_UTF8";

  private static final String LOCALE = "C.UTF-8";

  private Utf8() {}

  /**
   * Is to be called before anything else.
   *
   * @param main the class that was started, by its name or by the jar it is in
   * @param arguments as Java gives them
   * @return the arguments as they were typed
   * @throws IllegalArgumentException when they have letters that would be lost; the message says in
   *     both languages what to set
   */
  public static String[] begin(Class<?> main, String[] arguments) {
    boolean letters = "I".toLowerCase(Locale.getDefault()).equals("i"); // not so in Turkish
    Locale.setDefault(Locale.ROOT);
    if (isWindows()) {
      return arguments; // its consoles have encodings of their own, its arguments are Unicode
    }
    System.setOut(stream(FileDescriptor.out));
    System.setErr(stream(FileDescriptor.err));
    String encoding = System.getProperty("sun.jnu.encoding", "");
    boolean utf8 =
        Charset.isSupported(encoding) && Charset.forName(encoding).equals(StandardCharsets.UTF_8);
    Charset locale = OwnBytes.localeCharset(encoding, System.getenv());
    List<byte[]> line = OwnBytes.commandLine();
    boolean told = line.size() > arguments.length && isStarted(main, line, arguments.length);
    if (!(utf8 && letters) && told && !isAgain()) {
      StartAgain.with(inUtf8(line, arguments.length, locale), environment());
    }
    String[] typed = told ? typed(line, arguments.length, locale) : arguments;
    if (!utf8 && Stream.of(typed).anyMatch(word -> word.chars().anyMatch(c -> c > 0x7f))) {
      throw new IllegalArgumentException(
          """
          Les accents seraient perdus : ce système est réglé sur « %1$s ». Fixez LC_ALL=C.UTF-8 (ou \
          fr_FR.UTF-8, en_US.UTF-8), puis recommencez.
          Accents would be lost: this system is set to “%1$s”. Set LC_ALL=C.UTF-8 (or fr_FR.UTF-8, \
          en_US.UTF-8), and try again."""
              .formatted(encoding));
    }
    return typed;
  }

  /** What the console is written in. */
  public static Charset charset() {
    return isWindows() ? Charset.defaultCharset() : StandardCharsets.UTF_8;
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static boolean isAgain() {
    return String.valueOf(ProcessHandle.current().pid()).equals(System.getenv(ONCE));
  }

  /**
   * Whether the word before the arguments is the class or its jar: not so within another program,
   * such as Maven, whose line is not ours to repeat.
   */
  private static boolean isStarted(Class<?> main, List<byte[]> line, int arguments) {
    int at = line.size() - arguments - 1;
    String started = new String(line.get(at), StandardCharsets.ISO_8859_1);
    String before = at == 0 ? "" : new String(line.get(at - 1), StandardCharsets.ISO_8859_1);
    return started.equals(main.getName()) || before.equals("-jar");
  }

  private static List<byte[]> inUtf8(List<byte[]> line, int arguments, Charset locale) {
    List<byte[]> words = new ArrayList<>(line);
    for (int i = line.size() - arguments; i < line.size(); i++) {
      words.set(i, OwnBytes.text(line.get(i), locale).getBytes(StandardCharsets.UTF_8));
    }
    return words;
  }

  private static String[] typed(List<byte[]> line, int arguments, Charset locale) {
    return line.subList(line.size() - arguments, line.size()).stream()
        .map(word -> OwnBytes.text(word, locale))
        .toArray(String[]::new);
  }

  private static List<byte[]> environment() {
    List<byte[]> words = new ArrayList<>();
    for (byte[] word : OwnBytes.environment()) {
      String text = new String(word, StandardCharsets.ISO_8859_1);
      if (!text.startsWith("LC_ALL=") && !text.startsWith(ONCE + "=")) {
        words.add(word);
      }
    }
    words.add(("LC_ALL=" + LOCALE).getBytes(StandardCharsets.US_ASCII));
    String once = ONCE + "=" + ProcessHandle.current().pid();
    words.add(once.getBytes(StandardCharsets.US_ASCII));
    return words;
  }
}
