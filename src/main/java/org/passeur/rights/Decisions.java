package org.passeur.rights;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.engine.FilteredDataset.Extent;
import org.passeur.kernel.Moments;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides graph by graph, in one state of the record store, what one asker reads. */
final class Decisions {
  private static final Logger LOG = LoggerFactory.getLogger(View.class);

  /** People whose consents are looked up one by one. */
  private static final int FEW = 200;

  private static final Set<Node> EVERYONE = Set.of(Psr.PUBLIC_AUDIENCE);
  private static final Set<Node> NETWORK = Set.of(Psr.PUBLIC_AUDIENCE, Psr.NETWORK_AUDIENCE);
  private static final Set<Node> MEMBERS = Set.of(Psr.PUBLIC_AUDIENCE, Psr.MEMBERS_AUDIENCE);

  private final Asker asker;
  private final View.Rules rules;
  private final Set<GraphKind> more;
  private final DatasetGraph record;
  private final boolean committed;
  private final Addresses addresses;

  /** What a person shows an audience. */
  private record Shown(Node person, Set<Node> audiences) {}

  private final Map<Shown, Set<Node>> covered = new HashMap<>();
  private final Map<GraphKind, Set<Reach>> reaches = new EnumMap<>(GraphKind.class);
  private DatasetGraph register;
  private int looked;

  /** People of the asker's communities, once they are needed. */
  private Optional<Set<Node>> fellows = Optional.empty();

  private boolean noted;

  /**
   * @param more kinds that are read whatever the role
   * @param committed true for a state that is read, false for one that an edit found
   */
  Decisions(
      Asker asker, View.Rules rules, Set<GraphKind> more, DatasetGraph record, boolean committed) {
    this.asker = asker;
    this.rules = rules;
    this.more = more;
    this.record = record;
    this.register = record;
    this.committed = committed;
    this.addresses = rules.addresses();
  }

  /** How much of a graph the asker reads; in doubt nothing. */
  Extent extent(Node graph) {
    Optional<GraphKind> kind = GraphKind.of(graph, addresses);
    if (kind.isEmpty() || !(more.contains(kind.get()) || reads(graph, kind.get()))) {
      return Extent.NOTHING;
    }
    return addresses.isOpenGraph(graph) ? Extent.ALL : Extent.ALL_BUT_HIDDEN;
  }

  private boolean reads(Node graph, GraphKind kind) {
    Set<Reach> reaches = reaches(kind);
    boolean read =
        reaches.contains(Reach.YES) || reaches.stream().anyMatch(reach -> reads(graph, reach));
    if (read && kind == GraphKind.COMMUNITY && asker.roles().contains(Role.ADMIN) && !noted) {
      noted = true;
      LOG.info("the administrator “{}” reads the inside of communities", asker.name());
    }
    return read;
  }

  /** How far the asker reads the kind, as one of everyone and by each role. */
  private Set<Reach> reaches(GraphKind kind) {
    return reaches.computeIfAbsent(
        kind,
        k -> {
          Set<Reach> all = EnumSet.of(k.everyone());
          asker.roles().forEach(role -> all.add(k.of(role)));
          if (all.contains(Reach.NETWORK_CONSENT)) {
            all.remove(Reach.PUBLIC_CONSENT); // which it includes
          }
          return all;
        });
  }

  private boolean reads(Node graph, Reach reach) {
    return switch (reach) {
      case YES -> true;
      case NO -> false;
      case OWN -> own().contains(graph);
      case IF_ALLOWED -> isForTheNetwork(graph);
      case PUBLIC_CONSENT -> agreed(graph, EVERYONE, true);
      case NETWORK_CONSENT -> agreed(graph, NETWORK, false);
      case MEMBERS_CONSENT -> isOfAFellow(graph) && agreed(graph, MEMBERS, false);
    };
  }

  /**
   * Returns whether the person of the graph agreed to show its category.
   *
   * @param named whether they must agree to show their name too
   */
  private boolean agreed(Node graph, Set<Node> audiences, boolean named) {
    return addresses
        .personPart(graph)
        .filter(
            part -> {
              Set<Node> covered = covered(addresses.thing("person", part.key()), audiences);
              return covered.contains(category(part.category()))
                  && (!named || covered.contains(category("name")));
            })
        .isPresent();
  }

  private Set<Node> covered(Node person, Set<Node> audiences) {
    return covered.computeIfAbsent(
        new Shown(person, audiences), s -> rules.consents().covered(person, audiences, register()));
  }

  /** The register, from the database for a few people and then in memory for all others. */
  private DatasetGraph register() {
    if (++looked == FEW) {
      register =
          committed
              ? rules.consents().registerOf(record)
              : KeptRegister.copied(record, addresses.consentGraph());
    }
    return register;
  }

  private static Node category(String name) {
    return Psr.concept("data", name);
  }

  /** The graphs of the communities that the asker's token is for. */
  private Set<Node> own() {
    Set<Node> own = new HashSet<>();
    for (Node community : asker.communities()) {
      addresses.thing(community).ifPresent(t -> own.add(addresses.communityGraph(t.key())));
    }
    return own;
  }

  /** Returns whether all that is said of the community's visibility is that it is the network. */
  private boolean isForTheNetwork(Node graph) {
    String key = graph.getURI().substring(addresses.communityGraph("").getURI().length());
    Node community = addresses.thing("community", key);
    List<Quad> said = Iter.toList(record.find(Node.ANY, community, Psr.VISIBILITY, Node.ANY));
    return !said.isEmpty()
        && said.stream().allMatch(q -> q.getObject().equals(Psr.NETWORK_VISIBILITY));
  }

  private boolean isOfAFellow(Node graph) {
    if (fellows.isEmpty()) {
      Set<Node> people = new HashSet<>();
      asker.communities().forEach(community -> people.addAll(membersOf(community)));
      fellows = Optional.of(people);
    }
    Set<Node> known = fellows.get();
    return addresses
        .personPart(graph)
        .filter(part -> known.contains(addresses.thing("person", part.key())))
        .isPresent();
  }

  /** Members of a community today: by a membership that has not ended, or said without dates. */
  private Set<Node> membersOf(Node community) {
    Set<Node> people = new HashSet<>();
    record
        .find(Node.ANY, Node.ANY, Org.MEMBER_OF, community)
        .forEachRemaining(q -> people.add(q.getSubject()));
    for (Quad q : Iter.toList(record.find(Node.ANY, Node.ANY, Org.ORGANIZATION, community))) {
      if (!hasEnded(q.getSubject())) {
        record
            .find(Node.ANY, q.getSubject(), Org.MEMBER, Node.ANY)
            .forEachRemaining(m -> people.add(m.getObject()));
      }
    }
    return people;
  }

  /** In doubt it has ended. */
  private boolean hasEnded(Node membership) {
    Instant now = rules.clock().instant();
    return Iter.anyMatch(
        record.find(Node.ANY, membership, Schema.END_DATE, Node.ANY),
        q ->
            Moments.end(q.getObject(), rules.clock().getZone())
                .map(end -> !now.isBefore(end))
                .orElse(true));
  }
}
