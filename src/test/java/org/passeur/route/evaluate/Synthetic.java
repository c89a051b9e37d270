package org.passeur.route.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.passeur.route.evaluate.Collection.Document;
import org.passeur.route.evaluate.Collection.Person;
import org.passeur.route.evaluate.Collection.Topic;

/**
 * An invented collection, always the same: people write about a few subjects with made-up words, a
 * few of them more than their share, and later needs are answered by people of the subject.
 */
final class Synthetic {
  private static final int SUBJECTS = 12;
  private static final int PEOPLE = 60;
  private static final int TOPICS = 40;
  private static final String[] SYLLABLES = {
    "ba", "ko", "ri", "mu", "ten", "vol", "sa", "zi", "pré", "lou"
  };

  private final Random random = new Random(20_260_101);
  private final List<List<String>> vocabularies = new ArrayList<>();

  Collection collection() {
    for (int s = 0; s <= SUBJECTS; s++) {
      vocabularies.add(words(s == SUBJECTS ? 60 : 25));
    }
    List<Document> documents = new ArrayList<>();
    List<Person> people = new ArrayList<>();
    Map<Integer, List<String>> experts = new HashMap<>();
    for (int p = 0; p < PEOPLE; p++) {
      int subject = p % SUBJECTS;
      String id = "p" + p;
      people.add(
          new Person(
              id,
              random.nextInt(3) == 0 ? List.of("sujet " + subject) : List.of(),
              Optional.empty()));
      experts.computeIfAbsent(subject, s -> new ArrayList<>()).add(id);
      int written = p % 15 == 0 ? 12 : 1 + random.nextInt(4);
      for (int d = 0; d < written; d++) {
        int about = p % 15 == 0 ? random.nextInt(SUBJECTS) : subject;
        documents.add(document("d" + p + "-" + d, id, about));
      }
    }
    List<Topic> topics = new ArrayList<>();
    Map<String, Map<String, Double>> judgments = new HashMap<>();
    for (int t = 0; t < TOPICS; t++) {
      int subject = t % SUBJECTS;
      String id = "t" + t;
      topics.add(
          new Topic(
              id, text(subject, 3), text(subject, 12), "", "", "fr", "2026", "", "dev", Set.of()));
      Map<String, Double> relevant = new HashMap<>();
      experts.getOrDefault(subject, List.of()).stream()
          .filter(p -> random.nextInt(2) == 0)
          .forEach(p -> relevant.put(p, 1.0));
      judgments.put(id, relevant);
    }
    return new Collection(documents, people, topics, judgments);
  }

  private Document document(String id, String author, int subject) {
    String year = Integer.toString(2014 + random.nextInt(12));
    List<String> tags = random.nextInt(4) == 0 ? List.of("sujet " + subject) : List.of();
    return new Document(
        id, text(subject, 4), text(subject, 40), "", "", "fr", year, List.of(author), tags, "");
  }

  /** Two words in five are of the subject, the others of everyone. */
  private String text(int subject, int length) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      List<String> from = vocabularies.get(random.nextInt(5) < 2 ? subject : SUBJECTS);
      words.add(from.get(random.nextInt(from.size())));
    }
    return String.join(" ", words);
  }

  private List<String> words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var word = new StringBuilder();
      for (int s = 0; s < 3; s++) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words.add(word.toString());
    }
    return words;
  }
}
