package org.passeur.web.site.vocabulary;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.Text;

/**
 * The rules that data keeps to.
 *
 * @param total how many rules there are
 * @param held the ways in which rules are enforced
 */
public record Rules(Page page, String iri, int total, List<Group> groups, List<Held> held) {
  /** Rules about one sort of thing. */
  public record Group(String id, String title, List<Rule> rules) {}

  /** A way in which rules are enforced: its name and what it means. */
  public record Held(String name, boolean refuses, String text) {}

  /**
   * One rule.
   *
   * @param id the last part of its address, where the page shows it
   * @param asks what must hold
   * @param about classes it applies to
   * @param looks properties it checks
   * @param told its messages, in the language of the page
   * @param toldOtherwise its messages in the other language
   */
  public record Rule(
      String id,
      String title,
      Held held,
      String asks,
      List<Link> about,
      List<Link> looks,
      List<String> told,
      List<Text> toldOtherwise,
      String iri) {}
}
