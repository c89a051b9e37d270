package org.passeur.route.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.sys.JenaSystem;

/**
 * Makes the small evaluation collection of the build: an invented village, whose people have
 * written notes on twelve subjects. Subjects, their words and the needs are written down in {@code
 * subjects.txt}; who wrote what is drawn, always the same. Nobody in it exists.
 *
 * <p>A need is about one subject, in French or English; who wrote at least two notes on it before,
 * is an answer. A few busy people write a little on everything, as in any network.
 *
 * <p>Argument: the folder with {@code subjects.txt}, where the collection is written, with what
 * each topic reaches now.
 */
public final class Village {
  static final Path FOLDER = Path.of("src/test/resources/evaluation/village");
  private static final int SPECIALISTS = 4;
  private static final int BUSY = 4;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * A subject: its name and phrases in both languages, and needs about it.
   *
   * @param phrases of French notes, then of English ones
   */
  private record Subject(String name, List<List<String>> phrases, List<List<String>> needs) {}

  private final Random random = new Random(20_260_401);
  private final List<Subject> subjects;
  private final List<String> everyday = new ArrayList<>();
  private final List<String> documents = new ArrayList<>();
  private final List<String> people = new ArrayList<>();
  private final List<String> topics = new ArrayList<>();
  private final List<String> qrels = new ArrayList<>();

  private Village(List<String> lines) {
    this.subjects = read(lines);
  }

  public static void main(String[] args) throws IOException {
    JenaSystem.init();
    Path folder = Path.of(args[0]);
    write(folder, folder);
    List<String> reached = new ArrayList<>();
    var result = new RankingEvaluation(Collection.read(folder)).run(RankingEvaluation.Options.DEV);
    result.byTopic().forEach((topic, ndcg) -> reached.add(topic + "\t" + ndcg.routed()));
    Files.write(folder.resolve("expected.tsv"), reached);
    System.out.println(result.summary());
    System.out.println(result.comparison().row("village"));
    System.exit(0);
  }

  /** Writes the collection that belongs to the subjects of a folder. */
  static void write(Path subjectsFrom, Path folder) throws IOException {
    new Village(Files.readAllLines(subjectsFrom.resolve("subjects.txt"))).write(folder);
  }

  /** Blocks of a line with the name, then lines that begin with fr:, en:, fr? or en?. */
  private List<Subject> read(List<String> lines) {
    List<Subject> read = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("*")) {
        everyday.add(line.substring(1).strip());
      } else if (line.matches("(fr|en)[:?].*")) {
        Subject last = read.get(read.size() - 1);
        var into = line.charAt(2) == ':' ? last.phrases() : last.needs();
        into.get(line.startsWith("fr") ? 0 : 1).add(line.substring(3).strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        read.add(new Subject(line.strip(), lists(), lists()));
      }
    }
    return read;
  }

  private static List<List<String>> lists() {
    return List.of(new ArrayList<>(), new ArrayList<>());
  }

  private void write(Path folder) throws IOException {
    for (int b = 0; b < BUSY; b++) {
      person("busy-" + b, List.of());
      for (int i = 0; i < 14; i++) {
        note("busy-" + b, subjects.get(random.nextInt(subjects.size())), i);
      }
    }
    for (int s = 0; s < subjects.size(); s++) {
      Subject subject = subjects.get(s);
      List<String> able = new ArrayList<>();
      for (int p = 0; p < SPECIALISTS; p++) {
        String id = "person-" + s + "-" + p;
        person(id, random.nextInt(3) == 0 ? List.of(subject.name()) : List.of());
        int notes = 1 + random.nextInt(4);
        for (int i = 0; i < notes; i++) {
          note(id, subject, i);
        }
        if (random.nextInt(2) == 0) {
          note(id, subjects.get((s + 1 + random.nextInt(3)) % subjects.size()), notes);
        }
        if (notes >= 2) {
          able.add(id);
        }
      }
      needs(s, subject, able);
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("documents.jsonl"), documents);
    Files.write(folder.resolve("people.jsonl"), people);
    Files.write(folder.resolve("topics.jsonl"), topics);
    Files.write(folder.resolve("qrels.tsv"), qrels);
  }

  private void person(String id, List<String> tags) throws IOException {
    ObjectNode json = MAPPER.createObjectNode().put("id", id);
    tags.forEach(json.putArray("tags")::add);
    people.add(MAPPER.writeValueAsString(json));
  }

  private void note(String author, Subject subject, int number) throws IOException {
    int language = random.nextInt(3) == 0 ? 1 : 0;
    List<String> phrases = subject.phrases().get(language);
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("id", author + "-note-" + number)
            .put("title", phrases.get(random.nextInt(phrases.size())))
            .put("text", phrases.get(random.nextInt(phrases.size())) + " " + everyday())
            .put("lang", language == 0 ? "fr" : "en")
            .put("date", (2016 + random.nextInt(9)) + "-0" + (1 + random.nextInt(9)) + "-10");
    json.putArray("authors").add(author);
    var tags = json.putArray("tags");
    if (random.nextInt(4) == 0) {
      tags.add(subject.name());
    }
    documents.add(MAPPER.writeValueAsString(json));
  }

  private String everyday() {
    return everyday.get(random.nextInt(everyday.size()))
        + " "
        + everyday.get(random.nextInt(everyday.size()));
  }

  private void needs(int number, Subject subject, List<String> able) throws IOException {
    for (int language = 0; language < 2; language++) {
      int count = 0;
      for (String need : subject.needs().get(language)) {
        String id = "need-" + number + (language == 0 ? "-fr-" : "-en-") + count++;
        topics.add(
            MAPPER.writeValueAsString(
                MAPPER
                    .createObjectNode()
                    .put("id", id)
                    .put("title", need)
                    .put("text", "")
                    .put("lang", language == 0 ? "fr" : "en")
                    .put("date", "2025-06-01")
                    .put("split", "dev")));
        able.forEach(person -> qrels.add(id + "\t0\t" + person + "\t1"));
      }
    }
  }
}
