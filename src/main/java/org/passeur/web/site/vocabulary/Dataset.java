package org.passeur.web.site.vocabulary;

import java.util.List;
import org.passeur.web.page.Home;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.Prose;
import org.passeur.web.page.Text;

/**
 * The public data as a dataset.
 *
 * @param figures how much there is
 * @param classes kinds of things, most numerous first
 * @param properties links and values, most used first
 * @param languages texts by language
 * @param links to other sites
 * @param sources where the data comes from
 * @param access addresses where it can be had
 */
public record Dataset(
    Page page,
    String iri,
    List<Home.Figure> figures,
    List<Count> classes,
    List<Property> properties,
    List<Count> languages,
    List<Count> links,
    List<Source> sources,
    List<Prose.Row> access) {
  /**
   * The number of instances of a class or uses of a property.
   *
   * @param number the same as a number, for words that follow it
   * @param share of the largest, from 0 to 100
   */
  public record Count(Link link, String count, long number, int share) {}

  /** How often a property is used, with the number of its subjects and objects. */
  public record Property(Link link, String statements, String subjects, String objects) {}

  /** A part of the data: what it is, its licence, and since when. */
  public record Source(Text name, List<Link> licences, String date) {}
}
