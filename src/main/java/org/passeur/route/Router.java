package org.passeur.route;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.index.SearchIndex;
import org.passeur.query.QueryLibrary;
import org.passeur.store.PublishedStore;

/**
 * Routes a need to those who and what can help, with reasons, from public data alone. Thread-safe;
 * the same need on the same data has the same answer.
 */
public final class Router {
  private static final List<Signal> SIGNALS =
      List.of(
          new WorkSignal(),
          new DirectSignal(),
          new PracticeSignal(),
          new ClaimSignal(),
          new CommunitySignal());

  private final SearchIndex index;
  private final PublishedStore published;
  private final QueryLibrary queries;
  private final Weights weights;
  private final AtomicReference<Known> known = new AtomicReference<>();
  private final AtomicReference<Answers> answers;

  private record Known(long vocabulary, Thesaurus thesaurus) {}

  public Router(SearchIndex index, PublishedStore published, QueryLibrary queries) {
    this(index, published, queries, Weights.DEFAULT);
  }

  public Router(
      SearchIndex index, PublishedStore published, QueryLibrary queries, Weights weights) {
    this.index = index;
    this.published = published;
    this.queries = queries;
    this.weights = weights;
    this.answers = new AtomicReference<>(Answers.at(published.offset(), queries));
  }

  /** Answers a need; whatever its text, it answers. */
  public Routing route(Need need) {
    return route(need, Set.of());
  }

  /**
   * Answers a need without the help of some things.
   *
   * @param setAside things that neither count as reasons nor are proposed, as when a past need is
   *     replayed without what it led to
   */
  public Routing route(Need need, Set<Node> setAside) {
    // asked before the reading begins: what is kept is never older than its number says
    long change = published.offset();
    long vocabulary = index.vocabulary();
    Answers now = answers.updateAndGet(a -> a.change() == change ? a : Answers.at(change, queries));
    return published.read(data -> route(need, setAside, thesaurus(vocabulary, data), now, data));
  }

  private Routing route(
      Need need, Set<Node> setAside, Thesaurus thesaurus, Answers now, DatasetGraph data) {
    var understanding = Understanding.of(need, thesaurus, weights);
    var matches = Matches.of(need, understanding, index, weights, setAside);
    var inquiry =
        new Inquiry(
            need,
            weights,
            understanding,
            thesaurus,
            matches.works(),
            matches.things(),
            matches.entities(),
            index,
            data,
            now);
    var ballot = new Ballot();
    SIGNALS.forEach(signal -> signal.look(inquiry, ballot));
    ballot.all().keySet().removeAll(setAside);
    return new Fusion(inquiry).answer(ballot);
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
