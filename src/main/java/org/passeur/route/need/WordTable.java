package org.passeur.route.need;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tables of words that ship with the program: a line each, parts between bars, # for remarks. */
final class WordTable {
  private WordTable() {}

  /**
   * The lines of a table, their parts without the space around them.
   *
   * @param name such as {@code places.txt}, of the folder {@code route}
   */
  static List<List<String>> read(String name) {
    try (InputStream in =
        Objects.requireNonNull(WordTable.class.getResourceAsStream("/route/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> Stream.of(line.split("[|]")).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
