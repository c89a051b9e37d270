package org.passeur.route.danger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passeur.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects in a need that someone may be in danger, and gives help lines. Works without
 * configuration; an installation can adapt the lines. Immutable.
 */
public final class Emergency {
  private static final Logger LOG = LoggerFactory.getLogger(Emergency.class);

  /** The file of an installation's own lines, in its data folder. */
  public static final String FILE = "emergency.json";

  private final DangerPhrases phrases;
  private final List<HelpLine> lines;

  private Emergency(DangerPhrases phrases, Map<String, HelpLine> lines) {
    this.phrases = phrases;
    this.lines = List.copyOf(lines.values());
  }

  /** Uses the lines that ship with the program. */
  public static Emergency shipped() {
    return new Emergency(DangerPhrases.SHIPPED, HelpLines.shipped());
  }

  /**
   * Uses the lines in the data folder, if there is a file. When it cannot be read, this is logged
   * and the shipped lines are used, so that a typing error in the file does not remove the help.
   */
  public static Emergency of(Path folder) {
    Path file = folder.resolve(FILE);
    Map<String, HelpLine> shipped = HelpLines.shipped();
    if (!Files.exists(file)) {
      return new Emergency(DangerPhrases.SHIPPED, shipped);
    }
    try {
      return new Emergency(DangerPhrases.SHIPPED, HelpLines.read(Files.readString(file), shipped));
    } catch (Problem | IOException e) {
      LOG.error("{}: {}", file, e.getMessage());
      return new Emergency(DangerPhrases.SHIPPED, shipped);
    }
  }

  /**
   * Finds the help lines for a need.
   *
   * @param text the need in words
   * @return {@link Alert#NONE} when no danger is detected
   */
  public Alert heard(String text) {
    Map<String, Set<String>> dangers = phrases.in(text);
    if (dangers.isEmpty()) {
      return Alert.NONE;
    }
    List<HelpLine> first = new ArrayList<>();
    List<HelpLine> others = new ArrayList<>();
    for (HelpLine line : lines) {
      boolean fits = line.isFor(dangers.keySet());
      (fits ? first : others).add(line);
    }
    return new Alert(dangers, first, others);
  }
}
