package org.passeur.route;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Weights;
import org.passeur.route.relation.Relations;
import org.passeur.route.relation.Relations.Around;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.vocab.Psr;

/**
 * From communities found by earlier signals, finds the people who facilitate them, the communities
 * that bridge them and the organisations that carry them.
 */
final class CommunitySignal implements Signal {
  private static final int MOST = 8;
  private static final Set<Node> FACILITATING =
      Set.of(Psr.concept("role", "facilitator"), Psr.concept("role", "cofacilitator"));
  private static final Node MEMBER = Psr.concept("role", "member");

  private record Found(Entity community, double strength) {}

  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    List<Node> scored = List.copyOf(ballot.all().keySet());
    List<Found> communities =
        inquiry.entities(scored).values().stream()
            .filter(e -> e.kind() == EntityKind.COMMUNITY)
            .map(e -> new Found(e, ballot.score(e.iri())))
            .sorted(
                Comparator.comparingDouble(Found::strength)
                    .reversed()
                    .thenComparing(f -> f.community().iri().toString()))
            .limit(MOST)
            .toList();
    Map<Node, Reason> bridges = new LinkedHashMap<>();
    for (Found found : communities) {
      double strength = Math.min(1, found.strength());
      roles(found.community(), strength, inquiry, ballot);
      around(found.community(), strength, inquiry, ballot, bridges);
    }
    bridges.forEach(ballot::add);
  }

  private static void roles(Entity community, double strength, Inquiry inquiry, Ballot ballot) {
    for (Relations.Role held : inquiry.relations().roles(community.iri())) {
      String since = held.since();
      String until = held.until();
      boolean over = !until.isEmpty() && inquiry.counts(until);
      if (over || !inquiry.counts(since)) {
        continue;
      }
      Node role = held.role().orElse(MEMBER);
      boolean facilitates = FACILITATING.contains(role);
      boolean plain = role.equals(MEMBER);
      String phrase = facilitates ? "facilitates" : plain ? "member" : "role";
      Weights w = inquiry.weights();
      ballot.add(
          held.person(),
          new Reason(
              facilitates ? "facilitates" : "member",
              since.isEmpty() ? phrase : phrase + ".since",
              List.of(community.label(inquiry.language()), plain ? "" : role, Inquiry.year(since)),
              Optional.of(community.iri()),
              since,
              strength
                  * (facilitates
                      ? w.of(Dial.FACILITATES)
                      : plain ? w.of(Dial.MEMBER) : 2 * w.of(Dial.MEMBER))));
    }
  }

  /** The same reason from both ends of the bridge, so that it is counted once. */
  private static Reason bridge(
      Around around, Entity community, String name, double strength, Inquiry inquiry) {
    String other = around.other().map(inquiry::name).orElse("");
    boolean first = other.isEmpty() || name.compareTo(other) <= 0;
    return new Reason(
        "bridge",
        other.isEmpty() ? "bridge.one" : "bridge",
        first ? List.of(name, other) : List.of(other, name),
        first ? Optional.of(community.iri()) : around.other(),
        "",
        strength * inquiry.weights().of(Dial.BRIDGE));
  }

  /**
   * @param bridges the strongest reason for each bridge: one counts once, however many of its ends
   *     match
   */
  private static void around(
      Entity community,
      double strength,
      Inquiry inquiry,
      Ballot ballot,
      Map<Node, Reason> bridges) {
    String name = community.label(inquiry.language());
    for (Around near : inquiry.relations().aroundCommunity(community.iri())) {
      Weights w = inquiry.weights();
      if (near.link().equals("carriedBy")) {
        ballot.add(
            near.thing(),
            new Reason(
                "member",
                "carries",
                List.of(name),
                Optional.of(community.iri()),
                "",
                strength * w.of(Dial.CARRIES)));
      } else {
        bridges.merge(
            near.thing(),
            bridge(near, community, name, strength, inquiry),
            (one, other) -> other.weight() > one.weight() ? other : one);
      }
    }
  }
}
