package org.passeur.generate;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Psr;

/** Decides who belongs to what. Everything is recomputed when asked for; nothing is stored. */
final class Plan {
  final Settings settings;
  final Sizes sizes;
  final Addresses addresses;
  final GeneratedThemes themes;
  final Sentences words = new Sentences();
  private final Keys keys;
  private final Zipf communities;
  private final Zipf organizations;
  private final Zipf territories;
  private final Zipf practices;
  private final Zipf authors;

  Plan(Settings settings) {
    this.settings = settings;
    sizes = Sizes.of(settings.people());
    addresses = settings.addresses();
    themes = new GeneratedThemes(sizes.themes());
    keys = new Keys(settings.seed());
    communities = new Zipf(sizes.ordinary(), 0.75);
    organizations = new Zipf(sizes.organizations(), 0.75);
    territories = new Zipf(sizes.territories(), 0.8);
    practices = new Zipf(sizes.practices(), 0.7);
    authors = new Zipf(sizes.people(), 0.6);
  }

  Draw draw(ThingKind kind, long number) {
    return new Draw(settings.seed(), kind, number);
  }

  /** A second, independent random stream for the same thing. */
  Draw other(ThingKind kind, long number) {
    return new Draw(~settings.seed(), kind, number);
  }

  String key(ThingKind kind, long number) {
    return keys.key(kind, number);
  }

  Node thing(ThingKind kind, long number) {
    return addresses.thing(kind.path, key(kind, number));
  }

  /**
   * Visibility: one in ten ordinary communities is visible in the network only, and a few are
   * private or hidden.
   */
  String visibility(int community) {
    if (community >= sizes.ordinary()) {
      return "public";
    }
    return switch (community % 20) {
      case 3, 9 -> "network";
      case 13 -> "private";
      case 17 -> "hidden";
      default -> "public";
    };
  }

  boolean isOpen(int community) {
    return visibility(community).equals("public");
  }

  Node concept(String scheme, String notation) {
    return Psr.concept(scheme, notation);
  }

  int community(Draw draw) {
    return communities.draw(draw);
  }

  /** The community's share of all memberships and activities. */
  double share(int community) {
    return community < sizes.ordinary() ? communities.share(community) : 0.5 / sizes.communities();
  }

  int openCommunity(Draw draw) {
    int community = community(draw);
    while (!isOpen(community)) {
      community = (community + 1) % sizes.ordinary();
    }
    return community;
  }

  /** The two communities that a bridge links. */
  List<Integer> bridged(int bridge) {
    Draw draw = other(ThingKind.COMMUNITY, bridge);
    int one = openCommunity(draw);
    int two = openCommunity(draw);
    while (two == one || !isOpen(two)) {
      two = (two + 1) % sizes.ordinary();
    }
    return List.of(one, two);
  }

  /** The themes of a community, its main theme first. */
  List<Integer> themesOf(int community) {
    Draw draw = other(ThingKind.THEME, community);
    int count = 1 + draw.below(3);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int theme = themes.draw(draw);
      if (!found.contains(theme)) {
        found.add(theme);
      }
    }
    return found;
  }

  int practice(Draw draw) {
    return practices.draw(draw);
  }

  int territory(Draw draw) {
    return territories.draw(draw);
  }

  int organization(Draw draw) {
    return organizations.draw(draw);
  }

  int organizationOf(int person) {
    return organization(other(ThingKind.ORGANIZATION, person));
  }

  int author(Draw draw) {
    return authors.draw(draw);
  }

  double authorShare(int person) {
    return authors.share(person);
  }

  /**
   * The communities of a person; a member of a bridge is also in both communities that it links.
   */
  List<Integer> communitiesOf(int person) {
    Draw draw = other(ThingKind.PERSON, person);
    List<Integer> found = new ArrayList<>();
    if (draw.chance(0.08)) {
      return found;
    }
    if (draw.chance(0.07)) {
      int bridge = sizes.ordinary() + draw.below(sizes.bridges());
      found.add(bridge);
      found.addAll(bridged(bridge));
    }
    do {
      int community = community(draw);
      if (!found.contains(community)) {
        found.add(community);
      }
    } while (found.size() < 9 && draw.chance(0.42));
    return found;
  }

  /** The facilitator of a community, never one of its ordinary members. */
  int facilitator(int community) {
    Draw draw = other(ThingKind.MEMBERSHIP, community);
    int person = draw.below(sizes.people());
    while (communitiesOf(person).contains(community)) {
      person = (person + 1) % sizes.people();
    }
    return person;
  }

  /** The author of a resource; -1 for none. */
  int authorOf(int resource) {
    Draw draw = other(ThingKind.RESOURCE, resource);
    return draw.chance(0.1) ? -1 : author(draw);
  }

  /** The community a resource comes from, one of its author's; -1 for none. */
  int homeOf(int resource) {
    Draw draw = other(ThingKind.CLAIM, resource);
    int author = authorOf(resource);
    if (author < 0) {
      return draw.chance(0.5) ? -1 : openCommunity(draw);
    }
    List<Integer> own = communitiesOf(author);
    return own.isEmpty() || draw.chance(0.1) ? -1 : draw.any(own);
  }

  boolean isOpenResource(int resource) {
    int home = homeOf(resource);
    return home < 0 || isOpen(home);
  }

  /** Activities of a community are numbered from {@code community * 100,000}. */
  int activitiesOf(int community) {
    return 1 + (int) (share(community) * sizes.people() / 6);
  }

  long activity(int community, int number) {
    return community * 100_000L + number;
  }

  Node graphOf(int community) {
    return isOpen(community)
        ? publicGraph()
        : addresses.communityGraph(key(ThingKind.COMMUNITY, community));
  }

  Node publicGraph() {
    return addresses.publicGraph(Generator.SOURCE);
  }

  Node personGraph(int person, String category) {
    return addresses.personGraph(key(ThingKind.PERSON, person), category);
  }
}
