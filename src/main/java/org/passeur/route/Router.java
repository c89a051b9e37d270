package org.passeur.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Once;
import org.passeur.published.PublishedStore;
import org.passeur.route.Ranking.Scored;
import org.passeur.route.danger.Alert;
import org.passeur.route.danger.Emergency;
import org.passeur.route.need.Circumstances;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.SuggestionKind;
import org.passeur.route.need.Thesaurus;
import org.passeur.route.need.Weights;
import org.passeur.route.relation.Load;
import org.passeur.route.relation.Relations;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.library.QueryLibrary;

/**
 * Routes a need to people and things that can help, with reasons, from public data only.
 * Thread-safe and deterministic: the same need on the same data gives the same answer.
 */
public final class Router {
  private static final List<Signal> SIGNALS =
      List.of(
          new WorkSignal(),
          new MakerSignal(),
          new DirectSignal(),
          new PracticeSignal(),
          new ClaimSignal(),
          new CommunitySignal(),
          new PresenceSignal(),
          new AskedForSignal());

  private final SearchIndex index;
  private final PublishedStore published;
  private final QueryLibrary queries;
  private final Load load;
  private volatile Weights weights;
  private volatile Once<Emergency> emergency = new Once<>(Emergency::shipped);
  private final AtomicReference<Known> known = new AtomicReference<>();
  private final Relations relations;

  private record Known(long vocabulary, Thesaurus thesaurus) {}

  /**
   * @param relations relations of the same data as the index and the published store
   * @param load how often people were asked lately
   */
  public Router(
      SearchIndex index,
      Relations relations,
      PublishedStore published,
      QueryLibrary queries,
      Load load) {
    this.index = index;
    this.relations = relations;
    this.published = published;
    this.queries = queries;
    this.load = load;
    this.weights = Weights.DEFAULT;
  }

  /** Replaces the weights. */
  public void use(Weights other) {
    weights = other;
  }

  /** Replaces the help lines. */
  public void use(Once<Emergency> other) {
    emergency = other;
  }

  /** Reads the help lines now rather than at the first need. */
  public void readHelpLines() {
    emergency.make();
  }

  /** The weights in use. */
  public Weights weights() {
    return weights;
  }

  /** Answers a need, whatever its text. */
  public Routing route(Need need) {
    return route(need, Set.of());
  }

  /**
   * Answers a need while ignoring some things.
   *
   * @param setAside things neither used as evidence nor proposed, as when a past need is replayed
   *     without its outcome
   */
  public Routing route(Need need, Set<Node> setAside) {
    Alert alert = emergency.get().heard(need.text());
    return reading(
        (data, thesaurus) -> {
          Function<Need, Routing> plain =
              asked -> {
                var inquiry = inquiry(asked, setAside, thesaurus, data, weights);
                return new Fusion(inquiry, load, alert).answer(ballot(inquiry, setAside));
              };
          return new Widening(thesaurus, index, plain).widened(plain.apply(need));
        });
  }

  /**
   * Someone or something that a need leads to.
   *
   * @param match how well it matches, as shown
   */
  public record Ranked(Node iri, double match) {}

  /**
   * The order of the people of an answer, the same as that of {@link #route}, without putting any
   * reason into words.
   *
   * @param setAside as for {@link #route(Need, Set)}
   */
  public List<Ranked> ranked(Need need, Set<Node> setAside) {
    return ranked(need, setAside, weights);
  }

  /** The same with other weights than those in use. */
  public List<Ranked> ranked(Need need, Set<Node> setAside, Weights other) {
    return reading(
        (data, thesaurus) -> {
          var inquiry = inquiry(need, setAside, thesaurus, data, other);
          return new Fusion(inquiry, load, Alert.NONE)
              .wanted(ballot(inquiry, setAside)).stream()
                  .limit(need.limit())
                  .map(s -> new Ranked(s.entity().iri(), s.match()))
                  .toList();
        });
  }

  /**
   * A past need to be replayed.
   *
   * @param setAside its outcome, which is ignored
   */
  public record Past(Need need, Set<Node> setAside) {}

  /** Past needs prepared for replay with any weights; the expensive part is done once. */
  public interface Rehearsal {
    /** The people proposed for each need, with their scores. */
    List<Map<Node, Double>> scores(Weights weights);
  }

  /** Prepares past needs and passes them to the work, on one state of the data. */
  public <T> T rehearse(List<Past> needs, Function<Rehearsal, T> work) {
    return reading(
        (data, thesaurus) -> {
          List<Inquiry> inquiries =
              needs.stream()
                  .map(p -> inquiry(p.need(), p.setAside(), thesaurus, data, weights))
                  .toList();
          return work.apply(
              other -> {
                List<Map<Node, Double>> scores = new ArrayList<>();
                for (int i = 0; i < inquiries.size(); i++) {
                  scores.add(people(inquiries.get(i).with(other), needs.get(i).setAside()));
                }
                return scores;
              });
        });
  }

  private static Map<Node, Double> people(Inquiry inquiry, Set<Node> setAside) {
    Map<Node, Double> people = new LinkedHashMap<>();
    for (Scored scored : new Ranking(inquiry).best(ballot(inquiry, setAside))) {
      if (scored.kind() == SuggestionKind.PERSON) {
        people.put(scored.entity().iri(), scored.score());
      }
    }
    return people;
  }

  private <T> T reading(BiFunction<DatasetGraph, Thesaurus, T> work) {
    // read before the transaction begins, so that what is cached is never older than this number
    // says
    long vocabulary = index.vocabulary();
    return published.read(data -> work.apply(data, thesaurus(vocabulary, data)));
  }

  private Inquiry inquiry(
      Need asked, Set<Node> setAside, Thesaurus thesaurus, DatasetGraph data, Weights now) {
    Need need = placed(asked, thesaurus);
    var understanding = Understanding.of(need, thesaurus, now);
    var matches = Matches.of(need, understanding, index, setAside);
    return new Inquiry(
        need,
        now,
        understanding,
        thesaurus,
        matches.works(),
        matches.things(),
        new RecentWorks(need, index, setAside),
        MakerSignal.WholeWorks.of(
            need,
            understanding,
            matches,
            index,
            setAside,
            date -> Inquiry.recency(date, need, now)),
        matches.entities(),
        index,
        data,
        relations,
        new ConcurrentHashMap<>());
  }

  /** Someone who does not choose a territory is in the one that their words name. */
  private static Need placed(Need need, Thesaurus thesaurus) {
    return need.territory().isPresent()
        ? need
        : Circumstances.of(need, thesaurus).place().map(p -> need.in(p.territory())).orElse(need);
  }

  private static Ballot ballot(Inquiry inquiry, Set<Node> setAside) {
    var ballot = new Ballot();
    SIGNALS.forEach(signal -> signal.look(inquiry, ballot));
    ballot.all().keySet().removeAll(setAside);
    return ballot;
  }

  private Thesaurus thesaurus(long vocabulary, DatasetGraph data) {
    Known last = known.get();
    if (last == null || last.vocabulary() != vocabulary) {
      last = new Known(vocabulary, Thesaurus.read(data, queries));
      known.set(last);
    }
    return last.thesaurus();
  }
}
