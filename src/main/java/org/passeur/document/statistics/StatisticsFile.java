package org.passeur.document.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passeur.kernel.PrivateFiles;
import org.passeur.kernel.Sha256;

/**
 * Stores the numbers in a file, with the number of the change they belong to. An incomplete file
 * counts as none. The file is replaced in one move and not synced: after a crash the numbers are
 * counted again.
 */
final class StatisticsFile {
  private static final String TAB = "\t";

  private final Path file;

  /** The content of the file. */
  record Kept(long number, Map<Measure, Long> numbers) {}

  StatisticsFile(Path file) {
    this.file = file;
  }

  void write(long number, Map<Measure, Long> numbers) {
    var text = new StringBuilder().append(number).append('\n');
    numbers.forEach(
        (m, count) ->
            text.append(String.join(TAB, m.kind().name(), m.of(), m.to(), String.valueOf(count)))
                .append('\n'));
    String body = text.toString();
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.deleteIfExists(next);
      Files.createFile(next);
      PrivateFiles.tightenFile(next); // made private before anything is written to it
      Files.writeString(next, body + Sha256.hex(body) + '\n');
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when there is no file, or one that is damaged. */
  Optional<Kept> read() {
    try {
      return Files.exists(file) ? parse(Files.readString(file)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // the numbers are counted again
    }
  }

  private static Optional<Kept> parse(String text) {
    int seal = text.lastIndexOf('\n', text.length() - 2) + 1;
    if (!text.substring(seal).strip().equals(Sha256.hex(text.substring(0, seal)))) {
      return Optional.empty();
    }
    List<String> lines = text.substring(0, seal).lines().toList();
    Map<Measure, Long> numbers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(TAB, -1);
      numbers.put(
          new Measure(Measure.Kind.valueOf(parts[0]), parts[1], parts[2]), Long.valueOf(parts[3]));
    }
    return Optional.of(new Kept(Long.parseLong(lines.get(0)), numbers));
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
