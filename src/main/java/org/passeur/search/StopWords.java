package org.passeur.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;

/**
 * Words that carry no meaning by themselves. The lists of the two languages conflict ("car" is a
 * conjunction in French and a noun in English), so the language of the text decides which list
 * applies, when it is clear.
 */
final class StopWords {
  static final CharArraySet FRENCH = read("stop_fr.txt");
  static final CharArraySet ENGLISH = read("stop_en.txt");

  /** Words used to ask: "help", "someone", "je cherche". */
  private static final CharArraySet ASKING = read("asking.txt");

  /** Words that frame a need without telling its subject, as stems of both languages. */
  private static final Set<String> FRAMING = roots("framing.txt");

  /** Stop words of other languages, used to tell users that their language is not supported. */
  private static final Map<String, CharArraySet> OTHERS = new LinkedHashMap<>();

  /** Number of stop words from which a language is recognized. */
  private static final int ENOUGH = 2;

  static {
    OTHERS.put("es", folded(SpanishAnalyzer.getDefaultStopSet()));
    OTHERS.put("de", folded(GermanAnalyzer.getDefaultStopSet()));
    OTHERS.put("it", folded(ItalianAnalyzer.getDefaultStopSet()));
    OTHERS.put("pt", folded(PortugueseAnalyzer.getDefaultStopSet()));
    OTHERS.put("nl", folded(DutchAnalyzer.getDefaultStopSet()));
  }

  private StopWords() {}

  /** The stop words of an index language. */
  static CharArraySet in(String language) {
    return language.equals("fr") ? FRENCH : ENGLISH;
  }

  /** Returns whether an exact form is a stop word in French or English. */
  static boolean inEither(String word) {
    return FRENCH.contains(word) || ENGLISH.contains(word);
  }

  /**
   * A test for stop words in a text with these words.
   *
   * @param words exact forms
   */
  static Predicate<String> of(List<String> words) {
    long french = count(words, FRENCH);
    long english = count(words, ENGLISH);
    Predicate<String> stops = StopWords::inEither;
    if (french >= ENOUGH && french > 2 * english) {
      stops = FRENCH::contains;
    } else if (english >= ENOUGH && english > 2 * french) {
      stops = ENGLISH::contains;
    }
    Optional<CharArraySet> foreign = foreign(words).map(OTHERS::get);
    stops = foreign.isPresent() ? stops.or(foreign.get()::contains) : stops;
    return stops.or(ASKING::contains);
  }

  /**
   * The language of a text that is neither French nor English, as a tag; empty when unsure.
   *
   * @param words exact forms
   */
  static Optional<String> foreign(List<String> words) {
    String best = "";
    long most = Math.max(ENOUGH - 1, Math.max(count(words, FRENCH), count(words, ENGLISH)));
    for (Map.Entry<String, CharArraySet> other : OTHERS.entrySet()) {
      long count = count(words, other.getValue());
      if (count > most) {
        best = other.getKey();
        most = count;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Returns whether an exact form frames a need without telling its subject. */
  static boolean frames(String word) {
    return word.matches("[0-9]+") || rootsOf(word).stream().anyMatch(FRAMING::contains);
  }

  private static Set<String> roots(String file) {
    Set<String> roots = new HashSet<>();
    for (String line : lines(file)) {
      WordAnalysis.exact(line).forEach(word -> roots.addAll(rootsOf(word)));
    }
    return Set.copyOf(roots);
  }

  /** The stems of a word, each with its language, because "form" differs between the two. */
  private static List<String> rootsOf(String word) {
    List<String> roots = new ArrayList<>();
    WordAnalysis.tokens(WordAnalysis.FRENCH_ROOT, word).forEach(root -> roots.add("fr " + root));
    WordAnalysis.tokens(WordAnalysis.ENGLISH_ROOT, word).forEach(root -> roots.add("en " + root));
    return roots;
  }

  /**
   * The language of a text, judged by its stop words, as a tag; empty when unsure.
   *
   * @param words exact forms
   */
  static String language(List<String> words) {
    long french = count(words, FRENCH);
    long english = count(words, ENGLISH);
    return foreign(words)
        .orElse(
            french == english
                ? ""
                : french > 2 * english ? "fr" : english > 2 * french ? "en" : "");
  }

  private static long count(List<String> words, CharArraySet set) {
    return words.stream().filter(set::contains).count();
  }

  private static CharArraySet read(String file) {
    CharArraySet words = new CharArraySet(400, true);
    for (String line : lines(file)) {
      words.addAll(List.of(line.strip().split("\\s+", -1)));
    }
    return folded(words);
  }

  /** The lines of a file of this package, without comments. */
  static List<String> lines(String file) {
    try (InputStream in = StopWords.class.getResourceAsStream("/index/" + file)) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CharArraySet folded(CharArraySet words) {
    CharArraySet all = new CharArraySet(words, true);
    for (Object word : words) {
      all.add(folded((char[]) word));
    }
    return CharArraySet.unmodifiableSet(all);
  }

  private static String folded(char[] letters) {
    char[] out = new char[4 * letters.length];
    int length = ASCIIFoldingFilter.foldToASCII(letters, 0, out, 0, letters.length);
    return new String(out, 0, length);
  }
}
