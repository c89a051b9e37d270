package org.passeur.route.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.passeur.kernel.WrittenDate;
import org.passeur.route.Router;
import org.passeur.route.Router.Ranked;
import org.passeur.route.evaluate.Collection.Person;
import org.passeur.route.evaluate.Collection.Topic;
import org.passeur.route.learn.Factors;
import org.passeur.route.learn.Learned;
import org.passeur.route.need.Need;
import org.passeur.route.need.SuggestionKind;
import org.passeur.route.need.Weights;
import org.passeur.route.relation.Load;

/**
 * Answers the topics of a collection with the router and measures the answers. The collection is
 * loaded as a network of its own; each topic is a need of its date, so that only earlier documents
 * count.
 */
public final class RankingEvaluation {
  /** Number of people ranked for a topic. */
  private static final int DEPTH = 200;

  private final Collection collection;

  public RankingEvaluation(Collection collection) {
    this.collection = collection;
  }

  /**
   * Options of an evaluation.
   *
   * @param split which topics; empty for all
   * @param english true to ask them in English
   * @param learning true to learn first from the documents older than all of these topics
   * @param sparing true to rank people lower who were shown for many earlier topics
   * @param untranslated true to ignore the translations of documents
   * @param schemes RDF files with further concepts
   */
  public record Options(
      String split,
      boolean english,
      boolean learning,
      boolean sparing,
      boolean untranslated,
      List<Path> schemes) {
    public static final Options DEV = new Options("dev", false, true, true, false, List.of());
  }

  /**
   * nDCG@10 of one topic.
   *
   * @param routed by the match alone, before anyone is spared
   * @param shown in the order that is shown, in which people shown for earlier topics are spared
   * @param prior with the weights that every network starts with
   * @param rivals by each of the textbook rankers, by name
   */
  public record Compared(double routed, double shown, double prior, Map<String, Double> rivals) {}

  /**
   * The result.
   *
   * @param scores by topic, then by person, best first
   * @param means of each measure, by name; empty without judgments
   * @param milliseconds of each topic, in the order of the scores
   * @param learned what was learned from the past of the collection; empty when it is too short
   * @param byTopic nDCG@10 of each topic with relevant people, by the router and by others
   */
  public record Result(
      Map<String, Map<String, Double>> scores,
      Map<String, Double> means,
      List<Double> milliseconds,
      Optional<Learned> learned,
      Map<String, Compared> byTopic) {

    /** The figures beside those of textbook rankers. */
    public Comparison comparison() {
      return new Comparison(byTopic.values());
    }

    /** Writes the scores in the format of TREC: topic Q0 person rank score tag. */
    public void write(Path file) {
      List<String> lines = new ArrayList<>();
      scores.forEach(
          (topic, people) -> {
            int rank = 1;
            for (Map.Entry<String, Double> p : people.entrySet()) {
              lines.add(
                  String.join(
                      " ",
                      topic,
                      "Q0",
                      p.getKey(),
                      Integer.toString(rank++),
                      p.getValue().toString(),
                      "passeur"));
            }
          });
      try {
        Files.write(file, lines);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The measures on one line, four decimals. */
    public String summary() {
      return means.entrySet().stream()
          .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey(), e.getValue()))
          .collect(Collectors.joining("  "));
    }

    /** The 95th percentile of the response times, in milliseconds. */
    public double p95() {
      List<Double> sorted = milliseconds.stream().sorted().toList();
      return sorted.isEmpty() ? 0 : sorted.get((int) Math.floor(0.95 * (sorted.size() - 1)));
    }
  }

  public Result run(Options options) {
    Set<String> candidates = candidates();
    var metrics = new Metrics(candidates.size());
    Map<String, Map<String, Double>> run = new LinkedHashMap<>();
    List<Double> times = new ArrayList<>();
    Map<Node, String> ids = new LinkedHashMap<>();
    candidates.forEach(p -> ids.put(Loader.person(p), p));
    Map<String, Compared> byTopic = new LinkedHashMap<>();
    var shown = new Shown();
    Optional<Learned> learned = Optional.empty();
    List<Topic> topics = topics(options);
    var rivals = new Rivals(collection.documents(), language(topics, options));
    try (var laboratory = new Laboratory(shown, new Loader(collection, options))) {
      if (options.learning() && !topics.isEmpty()) {
        learned = laboratory.replay().run(dayBefore(topics.get(0).date()).plusDays(1), excluded());
        learned.ifPresent(l -> laboratory.router().use(l.inUse()));
      }
      for (Topic topic : topics) {
        long start = System.nanoTime();
        Need need = need(topic, options);
        List<Ranked> answer = laboratory.router().ranked(need, setAside(topic));
        times.add((System.nanoTime() - start) / 1e6);
        Map<String, Double> scores = scores(answer, ids);
        run.put(topic.id(), scores);
        if (options.sparing()) {
          shown.add(
              answer.stream().map(Ranked::iri).filter(ids::containsKey).limit(Shown.TOP).toList(),
              need.date());
        }
        Map<String, Double> prior = scores;
        if (learned.isPresent()) {
          prior = scores(laboratory.router().ranked(need, setAside(topic), Weights.DEFAULT), ids);
        }
        Map<String, Double> judged = collection.judgments().getOrDefault(topic.id(), Map.of());
        metrics.add(scores, judged);
        if (judged.values().stream().anyMatch(v -> v > 0)) {
          byTopic.put(
              topic.id(),
              new Compared(
                  Metrics.ndcg(scores, judged),
                  Metrics.ndcg(List.copyOf(scores.keySet()), judged),
                  Metrics.ndcg(prior, judged),
                  rivals(rivals, topic, need, candidates, judged)));
        }
      }
    }
    return new Result(
        run,
        collection.judgments().isEmpty() ? Map.of() : metrics.means(),
        times,
        learned,
        byTopic);
  }

  /**
   * What each dial adds in this collection, for {@link LeaveOneOut}: nothing is learned from its
   * past.
   *
   * @param name of the collection
   */
  public LeaveOneOut.Known known(String name, Options options) {
    Set<String> candidates = candidates();
    List<Router.Past> needs = new ArrayList<>();
    List<Factors.Answered> answers = new ArrayList<>();
    List<Compared> compared = new ArrayList<>();
    List<Topic> topics = topics(options);
    var rivals = new Rivals(collection.documents(), language(topics, options));
    for (Topic topic : topics) {
      Map<String, Double> judged = collection.judgments().getOrDefault(topic.id(), Map.of());
      if (judged.values().stream().anyMatch(v -> v > 0)) {
        Need need = need(topic, options);
        Map<Node, Double> relevance = new LinkedHashMap<>();
        judged.forEach((person, r) -> relevance.put(Loader.person(person), r));
        needs.add(new Router.Past(need, setAside(topic)));
        answers.add(new Factors.Answered(relevance));
        compared.add(new Compared(0, 0, 0, rivals(rivals, topic, need, candidates, judged)));
      }
    }
    Set<Node> people = candidates.stream().map(Loader::person).collect(Collectors.toSet());
    try (var laboratory = new Laboratory(Load.NONE, new Loader(collection, options))) {
      Factors factors =
          laboratory.router().rehearse(needs, r -> Factors.read(only(people, r), answers));
      return new LeaveOneOut.Known(name, factors, new Comparison(compared).bestReached());
    }
  }

  private static Router.Rehearsal only(Set<Node> people, Router.Rehearsal rehearsal) {
    return weights -> {
      List<Map<Node, Double>> scores = rehearsal.scores(weights);
      scores.forEach(s -> s.keySet().retainAll(people));
      return scores;
    };
  }

  private static Map<String, Double> rivals(
      Rivals rivals, Topic topic, Need need, Set<String> candidates, Map<String, Double> judged) {
    Map<String, Double> gains = new LinkedHashMap<>();
    rivals
        .of(need.text(), need.date(), topic.exclude())
        .forEach(
            (name, people) -> {
              people.keySet().retainAll(candidates);
              gains.put(name, Metrics.ndcg(people, judged));
            });
    return gains;
  }

  private static Map<String, Double> scores(List<Ranked> people, Map<Node, String> ids) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Ranked s : people) {
      Optional.ofNullable(ids.get(s.iri())).ifPresent(id -> scores.put(id, s.match()));
    }
    return scores;
  }

  /** The topics in order of date. */
  private List<Topic> topics(Options options) {
    return collection.topics().stream()
        .filter(t -> options.split().isEmpty() || t.split().equals(options.split()))
        .sorted(Comparator.comparing((Topic t) -> dayBefore(t.date())))
        .toList();
  }

  private Set<Node> excluded() {
    return collection.topics().stream()
        .flatMap(t -> setAside(t).stream())
        .collect(Collectors.toSet());
  }

  /** The people who may be ranked, if the collection names them. */
  private Set<String> candidates() {
    boolean said =
        !collection.people().isEmpty() && collection.people().get(0).candidate().isPresent();
    return collection.people().stream()
        .filter(p -> !said || p.candidate().orElse(false))
        .map(Person::id)
        .collect(Collectors.toSet());
  }

  /** The language that most topics are asked in. */
  private static String language(List<Topic> topics, Options options) {
    long english = topics.stream().filter(t -> t.lang().equals("en")).count();
    return options.english() || 2 * english > topics.size() ? "en" : "fr";
  }

  private static Set<Node> setAside(Topic topic) {
    Set<Node> documents = new HashSet<>();
    topic.exclude().forEach(id -> documents.add(Loader.document(id)));
    return documents;
  }

  private Need need(Topic topic, Options options) {
    String text =
        options.english()
            ? topic.titleEn() + "\n" + topic.textEn()
            : topic.title() + "\n" + topic.text();
    String language = options.english() || topic.lang().equals("en") ? "en" : "fr";
    return new Need(
        text,
        language,
        Set.of(),
        Set.of(),
        Optional.empty(),
        topic.context().isEmpty()
            ? Optional.empty()
            : Optional.of(Loader.community(topic.context())),
        Set.of(SuggestionKind.PERSON),
        dayBefore(topic.date()),
        DEPTH);
  }

  /** The last day before the topic; a year without a day begins on January 1. */
  private static LocalDate dayBefore(String date) {
    return WrittenDate.firstDay(date)
        .map(day -> day.minusDays(1))
        .orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
  }
}
