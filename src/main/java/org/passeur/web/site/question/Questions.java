package org.passeur.web.site.question;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;

/**
 * The library of ready questions.
 *
 * @param q words to filter by; empty for all
 * @param total how many are shown
 * @param groups questions by those who ask them
 */
public record Questions(Page page, String q, int total, List<Group> groups) {
  /** Questions that belong together. */
  public record Group(String id, String title, List<Entry> entries) {}

  /**
   * One question.
   *
   * @param staff true when only the staff gets the answer
   */
  public record Entry(Link link, String description, boolean staff) {}
}
