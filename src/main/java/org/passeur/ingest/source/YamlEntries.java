package org.passeur.ingest.source;

import java.util.ArrayList;
import java.util.List;

/** Splits a YAML text at its top-level entries, without parsing it. */
final class YamlEntries {
  private YamlEntries() {}

  /** One text for each entry, preceded by empty lines so that line numbers stay right. */
  static List<String> of(String text) {
    String[] lines = text.split("\n", -1);
    boolean list = false;
    for (String line : lines) {
      if (isContent(line)) {
        list = line.startsWith("- ");
        break;
      }
    }
    List<String> entries = new ArrayList<>();
    var entry = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (isContent(line) && line.startsWith("- ") == list && !isIndented(line)) {
        keep(entry, entries);
        entry = new StringBuilder("\n".repeat(i));
      }
      if (!line.startsWith("---") && !line.startsWith("...")) {
        entry.append(line);
      }
      entry.append('\n');
    }
    keep(entry, entries);
    return entries;
  }

  private static void keep(StringBuilder entry, List<String> entries) {
    if (entry.toString().lines().anyMatch(YamlEntries::isContent)) {
      entries.add(entry.toString());
    }
  }

  private static boolean isIndented(String line) {
    return line.startsWith(" ") || line.startsWith("\t");
  }

  private static boolean isContent(String line) {
    return !line.isBlank()
        && !line.stripLeading().startsWith("#")
        && !line.startsWith("---")
        && !line.startsWith("...");
  }
}
