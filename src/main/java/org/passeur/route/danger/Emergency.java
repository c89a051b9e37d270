package org.passeur.route.danger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passeur.store.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears in a need that someone may be in danger, and says whom to call. Works without any setting;
 * an installation adapts the lines. Immutable.
 */
public final class Emergency {
  private static final Logger LOG = LoggerFactory.getLogger(Emergency.class);

  /** The file of an installation, in its data folder. */
  public static final String FILE = "emergency.json";

  private final DangerPhrases phrases;
  private final List<HelpLine> lines;

  private Emergency(DangerPhrases phrases, Map<String, HelpLine> lines) {
    this.phrases = phrases;
    this.lines = List.copyOf(lines.values());
  }

  /** With the lines that ship with the program. */
  public static Emergency shipped() {
    return new Emergency(DangerPhrases.SHIPPED, HelpLines.shipped());
  }

  /**
   * With the lines of an installation, where its folder has a file of them. A file that cannot be
   * read is said in the log and those that ship are used: a slip in a file must not take the help
   * away.
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
   * Whom to call for a need.
   *
   * @param text the need in words
   * @return {@link Alert#NONE} when nothing in it sounds like danger
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
