package org.passeur.web.site.vocabulary;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.Text;
import org.passeur.web.site.thing.EntityView;

/**
 * Terms and what they mean: the vocabulary, or one list of terms.
 *
 * @param iri what is described
 * @param kind what it is, in words
 * @param intro what it is for
 * @param remark what should be known about it
 * @param groups terms in groups, such as classes and properties
 * @param lists the other lists of terms
 */
public record Glossary(
    Page page,
    String iri,
    Text name,
    String kind,
    Text intro,
    Text remark,
    List<Group> groups,
    List<Link> lists) {
  /** Terms under one title; an empty title for the only group. */
  public record Group(String id, String title, List<Term> terms) {}

  /**
   * One term.
   *
   * @param id the last part of its address, where the page shows it
   * @param other its name in the other language
   * @param page its own page; empty when it has none
   * @param relations broader terms, domain and range
   * @param used how often the public data uses it, in words
   * @param ask address that asks for all its uses
   */
  public record Term(
      String id,
      Text label,
      Text other,
      String page,
      String iri,
      Text definition,
      Text remark,
      List<Text> examples,
      List<EntityView.Fact> relations,
      String used,
      String ask) {}
}
