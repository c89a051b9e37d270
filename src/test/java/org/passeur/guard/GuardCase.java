package org.passeur.guard;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.passeur.TestData;

/**
 * One file of cases: {folder}/{rule}/{verdict}/{name}.trig. The line {@code # then} parts the
 * states of the data, each whole; {@link CaseDates} are put in.
 */
record GuardCase(Path file, String rule, String verdict, String name, List<List<Quad>> states) {
  static List<GuardCase> all(String folder) {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources").resolve(folder))) {
      return files
          .filter(f -> f.toString().endsWith(".trig"))
          .sorted()
          .map(GuardCase::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<GuardCase> of(List<GuardCase> all, String verdict) {
    return all.stream().filter(c -> c.verdict().equals(verdict));
  }

  static Set<String> rules(List<GuardCase> all, String verdict) {
    return of(all, verdict).map(GuardCase::rule).collect(toCollection(TreeSet::new));
  }

  /** The state to be judged. */
  List<Quad> last() {
    return states.get(states.size() - 1);
  }

  private static GuardCase read(Path file) {
    try {
      String text = CaseDates.dated(Files.readString(file));
      int body = text.indexOf("\n\n");
      String prefixes = text.substring(0, body);
      return new GuardCase(
          file,
          file.getName(file.getNameCount() - 3).toString(),
          file.getName(file.getNameCount() - 2).toString(),
          file.getFileName().toString().replace(".trig", "").replace('-', ' '),
          Stream.of(text.substring(body).split("\n# then\n"))
              .map(state -> TestData.quads(prefixes + "\n" + state))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return rule + ": " + name;
  }
}
