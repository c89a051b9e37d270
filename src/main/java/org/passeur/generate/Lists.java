package org.passeur.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passeur.kernel.Bundled;

/** A bundled file of named lists: {@code [name]}, then one entry per line; {@code #} comments. */
record Lists(Map<String, List<String>> lists) {
  static Lists read(String file) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    try (var in =
        new BufferedReader(new InputStreamReader(Bundled.open(file), StandardCharsets.UTF_8))) {
      for (String line : in.lines().toList()) {
        if (line.startsWith("[")) {
          current = new ArrayList<>();
          lists.put(line.substring(1, line.length() - 1), current);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          current.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Lists(lists);
  }

  List<String> of(String name) {
    List<String> list = lists.get(name);
    if (list == null) {
      throw new IllegalArgumentException("no list " + name);
    }
    return list;
  }
}
