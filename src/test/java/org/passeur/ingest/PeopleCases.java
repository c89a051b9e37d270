package org.passeur.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The small inputs of {@code src/test/resources/people}, each with what it shows. */
public record PeopleCases(String title, String turtle) {
  private static final Path FOLDER = Path.of("src/test/resources/people");

  /** Shapes of people's data: what holds the word "Canari", in any case, must stay inside. */
  public static List<PeopleCases> inside() {
    return read("inside.txt");
  }

  /** What tells of nobody. */
  public static List<PeopleCases> open() {
    return read("open.txt");
  }

  private static List<PeopleCases> read(String file) {
    try {
      String prefixes = Files.readString(FOLDER.resolve("prefixes.ttl"));
      List<PeopleCases> all = new ArrayList<>();
      for (String part : Files.readString(FOLDER.resolve(file)).split("(?m)^### ", -1)) {
        int end = part.indexOf('\n');
        if (!part.startsWith("#")) {
          all.add(new PeopleCases(part.substring(0, end), prefixes + part.substring(end)));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
