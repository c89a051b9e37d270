package org.passeur.route.danger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Detects phrases in a need that suggest that someone is in danger. Immutable. */
final class DangerPhrases {
  /**
   * Marks kinds that only choose among help lines once a danger is detected; they are not dangers
   * by themselves.
   */
  private static final String BESIDE = "+";

  private final Map<String, List<Phrase>> byKind = new LinkedHashMap<>();

  /** The phrases that ship with the program. */
  static final DangerPhrases SHIPPED = new DangerPhrases(text("phrases.txt"));

  /**
   * @param file in the notation that the head of {@code danger/phrases.txt} explains
   */
  DangerPhrases(String file) {
    Map<String, Set<String>> sets = new LinkedHashMap<>();
    String kind = "";
    for (String line : file.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        kind = line.substring(1, line.length() - 1);
      } else if (kind.isEmpty()) {
        List<String> words = List.of(line.split("\\s+", -1));
        sets.put(words.get(0).substring(1), Set.copyOf(words.subList(1, words.size())));
      } else {
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Phrase(line, sets));
      }
    }
  }

  /** All kinds of danger. */
  Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    byKind.keySet().forEach(k -> kinds.add(k.replace(BESIDE, "")));
    return kinds;
  }

  /** The kinds of danger a text suggests, each with its words. */
  Map<String, Set<String>> in(String text) {
    List<String> words = Sentence.words(text);
    Set<String> all = new HashSet<>(words);
    Map<String, Set<String>> heard = new LinkedHashMap<>();
    byKind.forEach(
        (kind, phrases) -> {
          if (!kind.endsWith(BESIDE) || !heard.isEmpty()) {
            for (Phrase phrase : phrases) {
              phrase
                  .in(words, all)
                  .ifPresent(
                      said ->
                          heard
                              .computeIfAbsent(kind.replace(BESIDE, ""), k -> new LinkedHashSet<>())
                              .addAll(said));
            }
          }
        });
    return heard;
  }

  /** Returns whether a text suggests one of these kinds of danger. */
  boolean isOf(String text, Set<String> kinds) {
    List<String> words = Sentence.words(text);
    Set<String> all = new HashSet<>(words);
    return kinds.stream()
        .flatMap(kind -> byKind.getOrDefault(kind, List.of()).stream())
        .anyMatch(phrase -> phrase.in(words, all).isPresent());
  }

  /** A file of this package. */
  static String text(String file) {
    try (InputStream in = DangerPhrases.class.getResourceAsStream("/danger/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
