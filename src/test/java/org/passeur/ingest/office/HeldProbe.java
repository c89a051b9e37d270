package org.passeur.ingest.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.passeur.ingest.NaughtyParser;
import org.passeur.ingest.confine.Means;

/**
 * A program for {@link HeldReaderTest}, which runs it with each Java: starts a reader, has it try
 * everything, prints what holds it and what went well.
 */
final class HeldProbe {
  private HeldProbe() {}

  /**
   * Tries, held by some means only, what a reader must not be able to do.
   *
   * @param arguments means between commas or {@code -}, port, folder
   */
  public static void main(String[] arguments) throws Exception {
    Set<Means> asked = EnumSet.noneOf(Means.class);
    for (String name : arguments[0].split(",", -1)) {
      if (!name.equals("-")) {
        asked.add(Means.valueOf(name));
      }
    }
    Path file = Files.createTempFile("probe", ".pdf");
    Files.writeString(
        file, "try " + arguments[1] + " " + arguments[2] + " " + ProcessHandle.current().pid());
    try (var reader = ReaderProcess.start(asked, List.of(NaughtyParser.class.getName()))) {
      System.out.println("held=" + reader.held());
      System.out.println(reader.read(file, "x.pdf", 60_000).passages().get(0).text());
    } finally {
      Files.delete(file);
    }
  }
}
