package org.passeur.route.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passeur.kernel.WrittenDate;
import org.passeur.route.evaluate.Collection.Document;
import org.passeur.search.WordAnalysis;

/**
 * Textbook rankers to compare the routing with. They share nothing with it: words are those of
 * Lucene's analyzer of the language, in one field (title, text, subjects), weighed by BM25 with the
 * usual parameters; they look at all the documents that count for a need, one by one.
 *
 * <ul>
 *   <li>votes: a matching document gives each author one over its rank (reciprocal rank);
 *   <li>expCombSUM: it gives e to the power of its score (both: Macdonald and Ounis, 2006);
 *   <li>profile: everything that a person wrote is one document (Balog's candidate model);
 *   <li>walk: a random walk over people and documents, begun again at matching documents
 *       (Serdyukov, Rode and Hiemstra, 2008);
 *   <li>popularity: number of documents, whatever the need.
 * </ul>
 */
final class Rivals {
  /** Names of the rankers, as shown. */
  static final List<String> NAMES = List.of("votes", "expCombSUM", "profile", "walk", "popularity");

  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /** Documents that vote. */
  private static final int DEPTH = 400;

  private static final int STEPS = 6;

  /** Part of the walk that begins again at the matching documents, at each step. */
  private static final double AGAIN = 0.3;

  private record Text(
      Document of, String id, LocalDate day, Map<String, Integer> words, int length) {}

  private record Scored(Text text, double score) {}

  private final List<Text> texts = new ArrayList<>();
  private final String language;

  /**
   * @param language of the needs, {@code fr} or {@code en}: documents are read in it where they
   *     have it
   */
  Rivals(List<Document> documents, String language) {
    this.language = language;
    for (Document document : documents) {
      LocalDate day = WrittenDate.firstDay(document.date()).orElse(LocalDate.MIN);
      Map<String, Integer> words = words(text(document, language));
      int length = words.values().stream().mapToInt(Integer::intValue).sum();
      texts.add(new Text(document, document.id(), day, words, length));
    }
  }

  private static String text(Document document, String language) {
    boolean translated =
        language.equals("en") && !(document.titleEn() + document.textEn()).isBlank();
    String text =
        translated
            ? document.titleEn() + "\n" + document.textEn()
            : document.title() + "\n" + document.text();
    return text + "\n" + String.join("\n", document.tags());
  }

  private Map<String, Integer> words(String text) {
    Map<String, Integer> words = new LinkedHashMap<>();
    WordAnalysis.textbook(language, text).forEach(w -> words.merge(w, 1, Integer::sum));
    return words;
  }

  /**
   * The scores that each ranker gives to people.
   *
   * @param need the words of the need
   * @param last documents of later days are not looked at
   * @param without documents that are not looked at
   */
  Map<String, Map<String, Double>> of(String need, LocalDate last, Set<String> without) {
    List<Text> all =
        texts.stream().filter(t -> !t.day().isAfter(last) && !without.contains(t.id())).toList();
    Map<String, Integer> words = words(need);
    List<Scored> found = documents(words, all);
    Map<String, Map<String, Double>> rankers = new LinkedHashMap<>();
    rankers.put("votes", votes(found));
    rankers.put("expCombSUM", exponential(found));
    rankers.put("profile", profiles(words, all));
    rankers.put("walk", walk(found, all));
    rankers.put("popularity", popularity(all));
    return rankers;
  }

  private static List<Scored> documents(Map<String, Integer> need, List<Text> all) {
    Map<String, Integer> frequencies = new HashMap<>();
    for (String word : need.keySet()) {
      frequencies.put(word, (int) all.stream().filter(t -> t.words().containsKey(word)).count());
    }
    double mean = all.stream().mapToInt(Text::length).average().orElse(1);
    List<Scored> scored = new ArrayList<>();
    for (Text text : all) {
      double score = bm25(need, text.words(), text.length(), mean, frequencies, all.size());
      if (score > 0) {
        scored.add(new Scored(text, score));
      }
    }
    scored.sort(
        Comparator.comparingDouble(Scored::score).reversed().thenComparing(s -> s.text().id()));
    return scored.subList(0, Math.min(DEPTH, scored.size()));
  }

  private static double bm25(
      Map<String, Integer> need,
      Map<String, Integer> text,
      double length,
      double mean,
      Map<String, Integer> frequencies,
      int all) {
    double score = 0;
    for (Map.Entry<String, Integer> word : need.entrySet()) {
      int times = text.getOrDefault(word.getKey(), 0);
      if (times > 0) {
        double frequency = frequencies.getOrDefault(word.getKey(), 0);
        double rarity = Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
        score += word.getValue() * rarity * times / (times + K1 * (1 - B + B * length / mean));
      }
    }
    return score;
  }

  private static Map<String, Double> votes(List<Scored> found) {
    Map<String, Double> people = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      double vote = 1.0 / (i + 1);
      found.get(i).text().of().authors().forEach(a -> people.merge(a, vote, Double::sum));
    }
    return people;
  }

  /** The greatest score is taken off first, which changes no order and keeps numbers small. */
  private static Map<String, Double> exponential(List<Scored> found) {
    Map<String, Double> people = new HashMap<>();
    for (Scored one : found) {
      double vote = Math.exp(one.score() - found.get(0).score());
      one.text().of().authors().forEach(a -> people.merge(a, vote, Double::sum));
    }
    return people;
  }

  private static Map<String, Double> profiles(Map<String, Integer> need, List<Text> all) {
    Map<String, Map<String, Integer>> words = new HashMap<>();
    Map<String, Integer> lengths = new HashMap<>();
    for (Text text : all) {
      Map<String, Integer> shared = new HashMap<>();
      need.keySet().stream()
          .filter(text.words()::containsKey)
          .forEach(w -> shared.put(w, text.words().getOrDefault(w, 0)));
      for (String author : text.of().authors()) {
        Map<String, Integer> own = words.computeIfAbsent(author, a -> new HashMap<>());
        shared.forEach((word, times) -> own.merge(word, times, Integer::sum));
        lengths.merge(author, text.length(), Integer::sum);
      }
    }
    Map<String, Integer> frequencies = new HashMap<>();
    words.values().forEach(p -> p.keySet().forEach(w -> frequencies.merge(w, 1, Integer::sum)));
    double mean = lengths.values().stream().mapToInt(Integer::intValue).average().orElse(1);
    Map<String, Double> people = new HashMap<>();
    words.forEach(
        (author, own) -> {
          int length = lengths.getOrDefault(author, 0);
          double score = bm25(need, own, length, mean, frequencies, words.size());
          if (score > 0) {
            people.put(author, score);
          }
        });
    return people;
  }

  private static Map<String, Double> walk(List<Scored> found, List<Text> all) {
    Map<String, Integer> places = new HashMap<>();
    Map<String, List<Integer>> works = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      places.put(all.get(i).id(), i);
      for (String author : all.get(i).of().authors()) {
        works.computeIfAbsent(author, a -> new ArrayList<>()).add(i);
      }
    }
    double sum = found.stream().mapToDouble(Scored::score).sum();
    double[] start = new double[all.size()];
    found.forEach(f -> start[places.getOrDefault(f.text().id(), 0)] = f.score() / sum);
    double[] at = start;
    Map<String, Double> people = new LinkedHashMap<>();
    for (int step = 0; step < STEPS; step++) {
      people = new LinkedHashMap<>();
      for (int i = 0; i < at.length; i++) {
        List<String> authors = all.get(i).of().authors();
        if (at[i] > 0) {
          for (String author : authors) {
            people.merge(author, at[i] / authors.size(), Double::sum);
          }
        }
      }
      double[] next = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        next[i] = start[i] * AGAIN;
      }
      people.forEach(
          (author, part) -> {
            List<Integer> own = works.getOrDefault(author, List.of());
            own.forEach(i -> next[i] += (1 - AGAIN) * part / own.size());
          });
      at = next;
    }
    return people;
  }

  private static Map<String, Double> popularity(List<Text> all) {
    Map<String, Double> people = new HashMap<>();
    all.forEach(t -> t.of().authors().forEach(a -> people.merge(a, 1.0, Double::sum)));
    return people;
  }
}
