package org.passeur.web.site.vocabulary;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Listing;
import org.passeur.web.page.Page;
import org.passeur.web.site.thing.EntityView;

/**
 * The vocabulary on one page.
 *
 * @param iri its address as data
 * @param version such as {@code 0.2.0}
 * @param wheel diagram of classes and links
 * @param sayings the links of the diagram, in words
 * @param tree kinds of things, from broad to narrow
 * @param topics all terms
 * @param borrowed terms of other vocabularies that ours refer to
 * @param lists the lists of terms
 */
public record Vocabulary(
    Page page,
    String iri,
    String version,
    Wheel wheel,
    List<Saying> sayings,
    List<Listing.Branch> tree,
    List<Topic> topics,
    List<Link> borrowed,
    List<Link> lists) {
  /**
   * The vocabulary as a diagram: classes on a circle, links between them across it.
   *
   * @param width of the drawing, in its own units
   * @param height of the drawing, in its own units
   * @param spots kinds of things
   * @param rays links, drawn below the spots
   * @param headings names of the topics, in their places
   */
  public record Wheel(
      int width, int height, List<Spot> spots, List<Ray> rays, List<Heading> headings) {
    /**
     * A kind of thing.
     *
     * @param right true on the right half, where the name stands to the right
     * @param topic number of its topic, from 1: its colour
     */
    public record Spot(
        int x, int y, int radius, int labelX, boolean right, int topic, Link link, String count) {}

    /**
     * A link from one kind of thing to another.
     *
     * @param line path of the line
     * @param head path of the arrow's head
     * @param words the link as a sentence
     */
    public record Ray(String line, String head, int topic, String words) {}

    /** The name of a topic. */
    public record Heading(int x, int y, boolean right, int topic, String text) {}
  }

  /** The links that a class may have. */
  public record Saying(Link subject, List<EntityView.Fact> links) {}

  /** Terms that belong together. */
  public record Topic(String id, String title, String text, List<Glossary.Term> terms) {}
}
