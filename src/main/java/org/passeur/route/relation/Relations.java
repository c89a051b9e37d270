package org.passeur.route.relation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/**
 * The public facts that lead from a theme or a thing to those who can help: who claims which
 * expertise, who holds which role in which community, what belongs to practices and communities. A
 * projection held in memory. Reading is thread-safe.
 */
public final class Relations extends MemoryProjection<Relations.Tables> {
  private static final int MOST_CLAIMS = 500;
  private static final int MOST_ROLES = 200;
  private static final int MOST_AROUND = 200;

  public Relations() {
    super("relations", Tables::new);
  }

  /** A claim of expertise; sorted with the most recently exercised first. */
  public record Claim(
      Node iri, Node person, Optional<Node> level, Optional<Node> basis, String exercised) {
    static final Comparator<Claim> ORDER =
        Comparator.comparing(Claim::exercised)
            .reversed()
            .thenComparing(c -> c.iri().toString())
            .thenComparing(c -> c.person().toString());
  }

  /** A role in a community; sorted with the latest first. */
  public record Role(
      Node membership, Node person, Optional<Node> role, String since, String until) {
    static final Comparator<Role> ORDER =
        Comparator.comparing(Role::since)
            .reversed()
            .thenComparing(r -> r.membership().toString())
            .thenComparing(r -> r.role().map(Node::toString).orElse(""))
            .thenComparing(r -> r.person().toString());
  }

  /**
   * Something linked to a practice or a community.
   *
   * @param link {@code cultivates}, {@code documents}, {@code bridges} or {@code carriedBy}
   * @param other the community at the other end of a bridge
   * @param date of a resource that documents a practice; empty when unknown
   */
  public record Around(Node thing, String link, Optional<Node> other, String date) {
    static final Comparator<Around> ORDER =
        Comparator.comparing(Around::date)
            .reversed()
            .thenComparing(Around::link)
            .thenComparing(a -> a.thing().toString())
            .thenComparing(a -> a.other().map(Node::toString).orElse(""));
  }

  /** The claims of expertise in a theme or a practice. */
  public List<Claim> claims(Node subject) {
    return first(MOST_CLAIMS, facts().claims.of(subject));
  }

  /** Present and former roles in a community. */
  public List<Role> roles(Node community) {
    return first(MOST_ROLES, facts().roles.of(community));
  }

  /** The communities that cultivate a practice and the resources that document it. */
  public List<Around> aroundPractice(Node practice) {
    return first(MOST_AROUND, facts().practices.of(practice));
  }

  /** The communities that bridge a community and the organisations that carry it. */
  public List<Around> aroundCommunity(Node community) {
    return first(MOST_AROUND, facts().communities.of(community));
  }

  private static <V> List<V> first(int most, List<V> values) {
    return values.size() <= most ? values : values.subList(0, most);
  }

  /** The facts, indexed by their subject. */
  static final class Tables implements MemoryProjection.Facts<Tables> {
    private static final Set<Node> TELLING =
        Set.of(
            Psr.EXPERTISE_IN,
            Org.ORGANIZATION,
            Psr.CULTIVATES,
            Psr.DOCUMENTS,
            Psr.BRIDGES,
            Psr.CARRIED_BY);

    private final Filed<Claim> claims = new Filed<>(Claim.ORDER);
    private final Filed<Role> roles = new Filed<>(Role.ORDER);
    private final Filed<Around> practices = new Filed<>(Around.ORDER);
    private final Filed<Around> communities = new Filed<>(Around.ORDER);

    @Override
    public Set<Node> telling() {
      return TELLING;
    }

    @Override
    public void put(Node source, Statements said) {
      List.of(claims, roles, practices, communities).forEach(filed -> filed.remove(source));
      for (Node person : said.things(Psr.HOLDER)) {
        for (Node subject : said.things(Psr.EXPERTISE_IN)) {
          claims.add(source, subject, claim(source, person, said));
        }
      }
      for (Node person : said.things(Org.MEMBER)) {
        for (Node community : said.things(Org.ORGANIZATION)) {
          addRoles(source, person, community, said);
        }
      }
      for (Node practice : said.things(Psr.CULTIVATES)) {
        practices.add(source, practice, new Around(source, "cultivates", Optional.empty(), ""));
      }
      for (Node practice : said.things(Psr.DOCUMENTS)) {
        String date = said.latest(Dcterms.ISSUED);
        practices.add(source, practice, new Around(source, "documents", Optional.empty(), date));
      }
      for (Node carrier : said.things(Psr.CARRIED_BY)) {
        communities.add(source, source, new Around(carrier, "carriedBy", Optional.empty(), ""));
      }
      addBridges(source, said.things(Psr.BRIDGES));
    }

    private static Claim claim(Node iri, Node person, Statements said) {
      return new Claim(
          iri,
          person,
          smallest(said.things(Psr.EXPERTISE_LEVEL)),
          smallest(said.things(Psr.CLAIM_BASIS)),
          said.latest(Psr.LAST_EXERCISED));
    }

    private void addRoles(Node membership, Node person, Node community, Statements said) {
      String since = said.latest(Schema.START_DATE);
      String until = said.latest(Schema.END_DATE);
      List<Node> held = said.things(Org.ROLE);
      if (held.isEmpty()) {
        roles.add(
            membership, community, new Role(membership, person, Optional.empty(), since, until));
      }
      for (Node role : held) {
        roles.add(
            membership, community, new Role(membership, person, Optional.of(role), since, until));
      }
    }

    private void addBridges(Node bridge, List<Node> ends) {
      for (Node end : ends) {
        if (ends.size() == 1) {
          communities.add(bridge, end, new Around(bridge, "bridges", Optional.empty(), ""));
        }
        for (Node other : ends) {
          if (!other.equals(end)) {
            communities.add(bridge, end, new Around(bridge, "bridges", Optional.of(other), ""));
          }
        }
      }
    }

    /** The smallest, so that the choice does not depend on the order of the store. */
    private static Optional<Node> smallest(List<Node> nodes) {
      return nodes.stream().min(Comparator.comparing(Node::toString));
    }

    @Override
    public long differences(Tables other) {
      return claims.differences(other.claims)
          + roles.differences(other.roles)
          + practices.differences(other.practices)
          + communities.differences(other.communities);
    }
  }
}
