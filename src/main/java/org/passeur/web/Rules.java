package org.passeur.web;

import java.util.List;

/**
 * The rules that data keeps to.
 *
 * @param total how many rules there are
 * @param held the ways a rule is held
 */
public record Rules(Page page, String iri, int total, List<Group> groups, List<Held> held) {
  /** Rules about one sort of thing. */
  public record Group(String id, String title, List<Rule> rules) {}

  /** A way to hold a rule: its name and what it means. */
  public record Held(String name, boolean refuses, String text) {}

  /**
   * One rule.
   *
   * @param id the last part of its address, where the page shows it
   * @param asks what must hold
   * @param about kinds of things it is for
   * @param looks properties it looks at
   * @param told what is said when it is broken, in the language of the page
   * @param toldOtherwise the same in the other language
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
