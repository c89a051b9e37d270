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
  /** The links that a class may have. */
  public record Saying(Link subject, List<EntityView.Fact> links) {}

  /** Terms that belong together. */
  public record Topic(String id, String title, String text, List<Glossary.Term> terms) {}
}
