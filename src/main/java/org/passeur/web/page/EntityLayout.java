package org.passeur.web.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of a kind of thing shows, and in which order. The names are the sections that the
 * query {@code browse/{kind}} gives.
 *
 * @param kind the word in addresses
 * @param facts short values beside the text
 * @param sections lists below the text
 */
public record EntityLayout(String kind, List<String> facts, List<String> sections) {
  private static final Map<String, EntityLayout> ALL = new LinkedHashMap<>();

  static {
    add(
        "person",
        "territory language availability contactRoute memberOf page",
        "expertise memberships resources activities needs");
    add(
        "community",
        "telephone email address hours spoken communityKind stages territory language formality"
            + " carriedBy hostedOn modified source",
        "facilitators bridgesTo bridgedBy practices activities resources members overlaps needs"
            + " offers challenges expertise conditions outcomes studies");
    add("practice", "modified source", "people communities resources challenges related");
    add(
        "resource",
        "page type language issued modified creators publisher territory license reviewDue source",
        "practices originatedIn sharedIn functions evidenceFor repertoires challenges related");
    add(
        "organization",
        "telephone email address hours eligibility fees spoken accessibility page territory source",
        "offers communities expertise people resources needs challenges");
    add(
        "theme",
        "broader narrower relatedThemes collections scheme",
        "people communities practices resources needs matches");
    add(
        "territory",
        "telephone email address hours accessibility broader source",
        "communities organizations offers people resources");
    add(
        "activity",
        "date ended formality territory source",
        "functions communities people resources");
    add("need", "expressedBy created territory language source", "practices communities");
    add(
        "offer",
        "telephone email address hours eligibility fees spoken accessibility provider territory"
            + " page source",
        "conditions functions supports");
    add("platform", "telephone email hours page license source", "communities interoperates");
  }

  private static void add(String kind, String facts, String sections) {
    ALL.put(kind, new EntityLayout(kind, List.of(facts.split(" ")), List.of(sections.split(" "))));
  }

  public static Optional<EntityLayout> of(String kind) {
    return Optional.ofNullable(ALL.get(kind));
  }

  public String query() {
    return "browse/" + kind;
  }
}
