package org.passeur.app.console;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The words that this process was started with, as the bytes they were: Java decodes them by the
 * locale, and what that does not know is lost.
 */
final class OwnBytes {
  private OwnBytes() {}

  /** The command line, with the program; empty where the system does not tell. */
  static List<byte[]> commandLine() {
    return words(Path.of("/proc/self/cmdline"));
  }

  /** What was set in the environment, as {@code NAME=value}. */
  static List<byte[]> environment() {
    return words(Path.of("/proc/self/environ"));
  }

  private static List<byte[]> words(Path file) {
    try {
      byte[] all = Files.readAllBytes(file);
      List<byte[]> words = new ArrayList<>();
      int begin = 0;
      for (int i = 0; i < all.length; i++) {
        if (all[i] == 0) {
          words.add(java.util.Arrays.copyOfRange(all, begin, i));
          begin = i + 1;
        }
      }
      return words;
    } catch (IOException e) {
      return List.of(); // no Linux, or it is not shown here
    }
  }

  /**
   * The text that somebody typed: in UTF-8 where it is that, else in the encoding of the locale.
   */
  static String text(byte[] word, Charset locale) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(word)).toString();
    } catch (CharacterCodingException e) {
      return new String(word, locale);
    }
  }

  /**
   * The encoding of a locale.
   *
   * @param known what Java takes it to be; where the locale is not installed that is ASCII
   * @param environment of the process
   */
  static Charset localeCharset(String known, Map<String, String> environment) {
    if (!known.isEmpty() && Charset.isSupported(known)) {
      Charset charset = Charset.forName(known);
      if (!charset.equals(StandardCharsets.US_ASCII) && !charset.equals(StandardCharsets.UTF_8)) {
        return charset;
      }
    }
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String locale = environment.getOrDefault(name, "").replaceFirst("@.*", "");
      if (!locale.isEmpty()) {
        return named(locale.substring(locale.indexOf('.') + 1));
      }
    }
    return named("");
  }

  private static Charset named(String name) {
    Charset usual = Charset.forName("windows-1252");
    try {
      Charset charset = Charset.forName(name);
      return charset.equals(StandardCharsets.UTF_8) ? usual : charset;
    } catch (IllegalArgumentException e) { // IllegalCharsetName, UnsupportedCharset
      return usual;
    }
  }
}
