package org.passeur.rights;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.log.Change;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;

/**
 * Decides, in this one place, which graphs are public: graphs that are open by nature, and a
 * person's graph while consents in force for the public cover both its category and the name. Any
 * other graph is not public. Thread-safe for reading; {@link #follow} is called by one thread at a
 * time.
 */
public final class Visibility {
  /** Categories of a person's graphs. */
  public static final Set<String> CATEGORIES =
      Set.of(
          "name",
          "affiliation",
          "expertise",
          "membership",
          "contribution",
          "participation",
          "contact");

  /** Categories that no consent can make public. */
  public static final Set<String> NEVER_PUBLIC = Set.of("participation", "contact");

  private static final String CATEGORY = Psr.CONCEPT + "data/";
  private static final String NAME = "name";
  private static final Set<Node> PUBLIC = Set.of(Psr.PUBLIC_AUDIENCE);

  private final Addresses addresses;
  private final Clock clock;
  private final ConsentInForce inForce;
  private final boolean everything;
  private final Map<String, Set<String>> publicCategories = new ConcurrentHashMap<>();

  /**
   * The person of each consent record, as far as known: a record may lose its person in a change.
   */
  private final Map<Node, Set<Node>> subjectOf = new ConcurrentHashMap<>();

  /** True while the register is unconfirmed: no consent publishes anything. */
  private boolean registerInDoubt;

  private Visibility(Addresses addresses, Clock clock, boolean everything) {
    this.addresses = addresses;
    this.clock = clock;
    this.inForce = new ConsentInForce(addresses, clock);
    this.everything = everything;
  }

  /** The rule with the consents now in the store. */
  public static Visibility of(Addresses addresses, DatasetGraph record, Clock clock) {
    var visibility = new Visibility(addresses, clock, false);
    visibility.decideAgain(record);
    return visibility;
  }

  /** The rule while the consent register is unconfirmed. */
  public static Visibility withoutConsents(Addresses addresses, Clock clock) {
    var visibility = new Visibility(addresses, clock, false);
    visibility.registerInDoubt = true;
    return visibility;
  }

  /** The same rule with the consents of another state of the store. */
  public Visibility asOf(DatasetGraph record) {
    var then = new Visibility(addresses, clock, everything);
    then.registerInDoubt = registerInDoubt;
    then.decideAgain(record);
    return then;
  }

  /** For test suites only: every graph is public, the default graph included. */
  public static Visibility ofEverything(Addresses addresses) {
    return new Visibility(addresses, Clock.systemUTC(), true);
  }

  /** Returns whether the graph is public. */
  public boolean isPublic(Node graph) {
    if (everything) {
      return true;
    }
    return addresses.isOpenGraph(graph)
        || addresses
            .personPart(graph)
            .filter(p -> publicCategories.getOrDefault(p.key(), Set.of()).contains(p.category()))
            .isPresent();
  }

  /**
   * Takes a decided change into account and returns the change of the public view: the visible
   * statements of the change itself, and whole graphs that a consent opened or closed.
   *
   * @param change as decided
   * @param after the record store after the change, readable
   */
  public Change follow(Change change, DatasetGraph after) {
    Set<Node> people = concernedBy(change);
    Map<Node, Set<String>> before = new HashMap<>();
    people.forEach(p -> before.put(p, categories(p)));
    boolean done = false;
    try {
      people.forEach(p -> decide(p, after));
      Change turned = turned(people, before, change, after);
      done = true;
      return turned;
    } finally {
      if (!done) { // otherwise a second call would miss what opened or closed
        before.forEach(this::set);
      }
    }
  }

  private Change turned(
      Set<Node> people, Map<Node, Set<String>> before, Change change, DatasetGraph after) {
    Set<Quad> added = new LinkedHashSet<>();
    Set<Quad> removed = new LinkedHashSet<>();
    Set<Node> turned = new HashSet<>();
    Map<Node, List<Quad>> addedTo = byGraph(change.added());
    Map<Node, List<Quad>> removedFrom = byGraph(change.removed());
    for (Node person : people) {
      Set<String> now = categories(person);
      Set<String> then = before.getOrDefault(person, Set.of());
      for (Node graph : graphs(person, difference(now, then))) {
        turned.add(graph);
        after.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(added::add);
      }
      for (Node graph : graphs(person, difference(then, now))) {
        turned.add(graph);
        List<Quad> in = addedTo.getOrDefault(graph, List.of());
        List<Quad> out = removedFrom.getOrDefault(graph, List.of());
        removed.addAll(formerly(graph, in, out, after));
      }
    }
    change.added().stream().filter(q -> plainlyPublic(q, turned)).forEach(added::add);
    change.removed().stream().filter(q -> plainlyPublic(q, turned)).forEach(removed::add);
    return new Change(List.copyOf(added), List.copyOf(removed));
  }

  /**
   * Returns what the public view must add and remove to be right about everything that some changes
   * touched, whichever of them it already holds.
   *
   * @param changes the net change since the public view was right
   * @param record the record store in its present state
   */
  public Change touched(Change changes, DatasetGraph record) {
    Set<Quad> touched = new LinkedHashSet<>();
    changes.quads().forEach(touched::add);
    Set<String> named = namedBy(changes, record);
    for (Node person : concernedBy(changes)) {
      touched.addAll(graphsOf(person, named, record));
    }
    List<Quad> in = new ArrayList<>();
    List<Quad> out = new ArrayList<>();
    for (Quad quad : touched) {
      (isPublic(quad.getGraph()) && record.contains(quad) ? in : out).add(quad);
    }
    return new Change(in, out);
  }

  /** Categories covered, before or after, by the consents in the changes. */
  private Set<String> namedBy(Change changes, DatasetGraph record) {
    Set<String> named = new HashSet<>();
    // a consent may have lost its person and still name the categories it opened
    Set<Node> consents = new HashSet<>();
    changes
        .quads()
        .forEach(
            q -> {
              if (q.getPredicate().equals(Psr.CONSENT_COVERS)) {
                category(q.getObject()).ifPresent(named::add);
              }
              if (q.getGraph().equals(addresses.consentGraph())) {
                consents.add(q.getSubject());
              }
            });
    consents.forEach(consent -> named.addAll(coveredBy(consent, record)));
    return named;
  }

  /**
   * Statements in the person's graphs of every category named by a consent, in force or not.
   *
   * @param among further categories, beside those of the person's own consents
   */
  private List<Quad> graphsOf(Node person, Set<String> among, DatasetGraph record) {
    Set<String> named = new HashSet<>(among);
    record
        .find(addresses.consentGraph(), Node.ANY, Dpv.HAS_DATA_SUBJECT, person)
        .forEachRemaining(q -> named.addAll(coveredBy(q.getSubject(), record)));
    named.add(NAME);
    List<Quad> quads = new ArrayList<>();
    for (Node graph : graphs(person, named)) {
      record.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quads::add);
    }
    return quads;
  }

  /** Evaluates every consent again: some may have ended since. */
  void decideAgain(DatasetGraph record) {
    if (!everything) {
      subjectsIn(record).forEach(person -> decide(person, record));
    }
  }

  /** Statements of published graphs that no consent opens any more. */
  public Change lapsed(DatasetGraph published) {
    List<Quad> gone = new ArrayList<>();
    for (Node graph : Iter.toList(published.listGraphNodes())) {
      if (!isPublic(graph)) {
        published.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(gone::add);
      }
    }
    return new Change(List.of(), gone);
  }

  /** Returns whether a consent to publish has ended that the register still shows as given. */
  public boolean anyLapsed(DatasetGraph record) {
    Node graph = addresses.consentGraph();
    return !everything
        && Iter.anyMatch(
            record.find(graph, Node.ANY, Psr.CONSENT_AUDIENCE, Psr.PUBLIC_AUDIENCE),
            q ->
                inForce.isGiven(q.getSubject(), record)
                    && !record.contains(graph, q.getSubject(), Psr.PENDING_UNTIL, Node.ANY)
                    && !inForce.holds(q.getSubject(), PUBLIC, record));
  }

  private boolean plainlyPublic(Quad quad, Set<Node> turned) {
    return !turned.contains(quad.getGraph()) && isPublic(quad.getGraph());
  }

  private static Map<Node, List<Quad>> byGraph(List<Quad> quads) {
    return quads.stream().collect(Collectors.groupingBy(Quad::getGraph));
  }

  /** The statements of a graph before a change. */
  private static Set<Quad> formerly(
      Node graph, List<Quad> added, List<Quad> removed, DatasetGraph after) {
    Set<Quad> quads = new LinkedHashSet<>();
    after.find(graph, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quads::add);
    added.forEach(quads::remove);
    quads.addAll(removed);
    return quads;
  }

  private Set<Node> graphs(Node person, Set<String> categories) {
    Set<Node> graphs = new LinkedHashSet<>();
    addresses
        .thing(person)
        .ifPresent(t -> categories.forEach(c -> graphs.add(addresses.personGraph(t.key(), c))));
    return graphs;
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    Set<String> rest = new HashSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private Set<Node> subjectsIn(DatasetGraph record) {
    Set<Node> people = new LinkedHashSet<>();
    record
        .find(addresses.consentGraph(), Node.ANY, Dpv.HAS_DATA_SUBJECT, Node.ANY)
        .forEachRemaining(q -> people.add(q.getObject()));
    return people;
  }

  /** People whose consents the change touches. */
  private Set<Node> concernedBy(Change change) {
    Set<Node> people = new LinkedHashSet<>();
    if (everything) {
      return people;
    }
    Set<Node> records = new HashSet<>();
    change
        .quads()
        .filter(q -> q.getGraph().equals(addresses.consentGraph()))
        .forEach(
            q -> {
              records.add(q.getSubject());
              if (q.getPredicate().equals(Dpv.HAS_DATA_SUBJECT)) {
                people.add(q.getObject());
              }
            });
    records.forEach(r -> subjectOf.getOrDefault(r, Set.of()).forEach(people::add));
    return people;
  }

  private Set<String> categories(Node person) {
    return addresses
        .thing(person)
        .map(t -> publicCategories.getOrDefault(t.key(), Set.of()))
        .orElse(Set.of());
  }

  private void decide(Node person, DatasetGraph record) {
    Optional<Addresses.Thing> thing =
        addresses.thing(person).filter(t -> addresses.isPerson(person));
    if (thing.isEmpty()) {
      return;
    }
    Set<String> covered = new HashSet<>();
    Iter.toList(record.find(addresses.consentGraph(), Node.ANY, Dpv.HAS_DATA_SUBJECT, person))
        .forEach(
            q -> {
              subjectOf.merge(q.getSubject(), Set.of(person), Visibility::union);
              if (inForce.holds(q.getSubject(), PUBLIC, record)) {
                covered.addAll(coveredBy(q.getSubject(), record));
              }
            });
    covered.removeAll(NEVER_PUBLIC);
    if (covered.contains(NAME) && !registerInDoubt) {
      publicCategories.put(thing.get().key(), Set.copyOf(covered));
    } else {
      publicCategories.remove(thing.get().key());
    }
  }

  private void set(Node person, Set<String> categories) {
    addresses
        .thing(person)
        .ifPresent(
            t -> {
              if (categories.isEmpty()) {
                publicCategories.remove(t.key());
              } else {
                publicCategories.put(t.key(), categories);
              }
            });
  }

  private static Set<Node> union(Set<Node> a, Set<Node> b) {
    Set<Node> both = new HashSet<>(a);
    both.addAll(b);
    return Set.copyOf(both);
  }

  private Set<String> coveredBy(Node consent, DatasetGraph record) {
    Set<String> names = new HashSet<>();
    record
        .find(addresses.consentGraph(), consent, Psr.CONSENT_COVERS, Node.ANY)
        .forEachRemaining(q -> category(q.getObject()).ifPresent(names::add));
    return names;
  }

  private static Optional<String> category(Node concept) {
    return concept.isURI() && concept.getURI().startsWith(CATEGORY)
        ? Optional.of(concept.getURI().substring(CATEGORY.length()))
        : Optional.empty();
  }
}
