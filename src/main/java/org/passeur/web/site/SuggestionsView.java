package org.passeur.web.site;

import java.util.List;
import org.passeur.route.danger.Alert;
import org.passeur.route.need.Routing;
import org.passeur.route.need.Suggestion;
import org.passeur.web.page.Home;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.Text;

/**
 * What the page of suggestions shows.
 *
 * @param q the need in words, as far as it was used
 * @param said the need with typographic quotes and spaces, in its own language
 * @param asked false when the request has neither words nor themes
 * @param diverse true when varied organisations and territories were asked for
 * @param setting the setting that ranks those who are asked often lower
 * @param alert help lines to show first, when someone may be in danger
 * @param notices remarks on how the words were understood
 * @param understood themes recognised, each with a link that removes it
 * @param widened related themes that were used too
 * @param removed themes that were taken out
 * @param total how many suggestions of all kinds
 * @param more address that shows more of them; empty when there are no more, or these are all
 * @param leftOut who or what was not proposed, and why
 * @param widerSearches when nothing fits: wider searches that find something
 * @param nearest when nothing fits: communities that come near
 */
public record SuggestionsView(
    Page page,
    String q,
    Text said,
    boolean asked,
    boolean diverse,
    String setting,
    Alert alert,
    List<Notice> notices,
    List<Chip> understood,
    List<Chip> widened,
    List<Chip> removed,
    List<Tab> tabs,
    List<Home.Choice> territories,
    List<Card> cards,
    int total,
    String more,
    List<Routing.LeftOut> leftOut,
    List<Link> widerSearches,
    List<Card> nearest,
    List<Link> examples) {
  /** A remark on how the words were understood. */
  public record Notice(String kind, String text) {}

  /** Returns whether every word is too common to search with. */
  public boolean tooCommon() {
    return notices.stream().anyMatch(n -> n.kind().equals("common"));
  }

  /** A theme, with the addresses that remove it and that add it. */
  public record Chip(Text label, String remove, String add) {}

  /** One kind of suggestions. */
  public record Tab(String label, int count, String href, boolean current) {}

  /**
   * One suggestion.
   *
   * @param available true when it says that it takes requests
   * @param strength from 0 to 1, compared with the best of this answer
   */
  public record Card(
      Link link,
      String kind,
      Suggestion suggestion,
      Text summary,
      boolean available,
      double strength,
      String strengthWord,
      List<Text> facts,
      List<Reason> reasons) {}

  /** One reason why; a name in another language is a part of its own. */
  public record Reason(String icon, String kind, List<Text> text, String href, String date) {}
}
