package org.passeur.route.danger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A sequence of words that suggests danger, in the notation of {@code phrases.txt}. */
final class Phrase {
  private static final Map<String, Integer> GAPS = Map.of("..", 3, "...", 7);
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BEGINNING = Pattern.compile("[a-z0-9]+\\*");
  private static final Pattern NEARLY = Pattern.compile("[a-z]{6,}~");
  private static final Pattern EXACT = Pattern.compile("[a-z0-9]+");

  /** The alternatives for one word. */
  private record Choice(Set<String> exact, List<String> beginnings, List<String> nearly) {
    /** Returns whether none of these words matches. */
    boolean misses(Set<String> words) {
      return beginnings.isEmpty() && nearly.isEmpty() && Collections.disjoint(exact, words);
    }

    boolean takes(String word) {
      return exact.contains(word)
          || beginnings.stream().anyMatch(word::startsWith)
          || nearly.stream().anyMatch(n -> Slip.apart(n, word));
    }
  }

  private enum How {
    WORD,
    MAY_BE,
    NOT,
    GAP
  }

  private record Part(How how, Choice choice, int gap) {}

  private final List<Part> parts = new ArrayList<>();

  /**
   * @param written one line of the file
   * @param sets words by the name of their set
   * @throws IllegalArgumentException when the line is not in that notation
   */
  Phrase(String written, Map<String, Set<String>> sets) {
    for (String part : SPACES.split(written.strip(), -1)) {
      Integer gap = GAPS.get(part);
      char first = part.charAt(0);
      if (gap != null) {
        parts.add(new Part(How.GAP, choice("x", sets), gap));
      } else if (first == '?') {
        parts.add(new Part(How.MAY_BE, choice(part.substring(1), sets), 0));
      } else if (first == '!') {
        parts.add(new Part(How.NOT, choice(part.substring(1), sets), 0));
      } else {
        parts.add(new Part(How.WORD, choice(part, sets), 0));
      }
    }
  }

  private static Choice choice(String written, Map<String, Set<String>> sets) {
    Set<String> exact = new HashSet<>();
    List<String> beginnings = new ArrayList<>();
    List<String> nearly = new ArrayList<>();
    for (String word : written.split("\\|", -1)) {
      if (word.startsWith("@")) {
        Set<String> set = sets.get(word.substring(1));
        if (set == null) {
          throw new IllegalArgumentException("no such set of words: " + word);
        }
        exact.addAll(set);
      } else if (BEGINNING.matcher(word).matches()) {
        beginnings.add(word.substring(0, word.length() - 1));
      } else if (NEARLY.matcher(word).matches()) {
        nearly.add(word.substring(0, word.length() - 1));
      } else if (EXACT.matcher(word).matches()) {
        exact.add(word);
      } else {
        throw new IllegalArgumentException("neither word nor sign: " + word + " in " + written);
      }
    }
    return new Choice(exact, beginnings, nearly);
  }

  /**
   * The words of the first occurrence in a text; empty when there is none.
   *
   * @param words in order
   * @param all the same words as a set, which rules out most phrases quickly
   */
  Optional<List<String>> in(List<String> words, Set<String> all) {
    for (Part part : parts) {
      if (part.how() == How.WORD && part.choice().misses(all)) {
        return Optional.empty();
      }
    }
    for (int i = 0; i < words.size(); i++) {
      List<String> said = new ArrayList<>();
      if (from(0, words, i, said)) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
  }

  private boolean from(int part, List<String> words, int at, List<String> said) {
    if (part == parts.size()) {
      return true;
    }
    Part now = parts.get(part);
    String word = at < words.size() ? words.get(at) : Sentence.END;
    return switch (now.how()) {
      case NOT -> !now.choice().takes(word) && from(part + 1, words, at, said);
      case MAY_BE ->
          (now.choice().takes(word) && from(part + 1, words, at + 1, said))
              || from(part + 1, words, at, said);
      case GAP -> {
        for (int over = 0; over <= now.gap(); over++) {
          if (from(part + 1, words, at + over, said)) {
            yield true;
          }
          if (at + over >= words.size() || words.get(at + over).equals(Sentence.END)) {
            yield false;
          }
        }
        yield false;
      }
      default -> {
        if (at >= words.size() || !now.choice().takes(word)) {
          yield false;
        }
        said.add(word);
        if (from(part + 1, words, at + 1, said)) {
          yield true;
        }
        said.remove(said.size() - 1);
        yield false;
      }
    };
  }
}
