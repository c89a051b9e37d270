package org.passeur.web.page;

import java.util.List;

/**
 * The first page.
 *
 * @param q text to fill the search field with; usually empty
 * @param examples needs that suit the network
 * @param territories to choose from
 * @param figures what the network holds
 */
public record Home(
    Page page, String q, List<Link> examples, List<Choice> territories, List<Figure> figures) {
  /** An entry of a list to choose from. */
  public record Choice(String value, Text label, boolean chosen) {}

  /** A number and what it counts. */
  public record Figure(String number, String label, String href) {}
}
