package org.passeur.web.site.vocabulary;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.Text;
import org.passeur.web.site.thing.EntityView;

/**
 * One term of the vocabulary.
 *
 * @param iri its address as data
 * @param kind kind of thing, link or value
 * @param other its name in the other language
 * @param facts broader terms, domain and range
 * @param lists properties that go with it
 * @param close terms of other vocabularies, by closeness
 * @param used how often the public data uses it, in words
 * @param samples uses of it
 * @param ask address that asks for all its uses
 * @param rules rules that apply to it
 * @param queries ready questions that use it
 */
public record TermPage(
    Page page,
    String iri,
    String kind,
    Text name,
    Text other,
    Text definition,
    Text remark,
    List<Text> examples,
    List<EntityView.Fact> facts,
    List<Properties> lists,
    List<EntityView.Fact> close,
    String used,
    List<List<Link>> samples,
    String ask,
    List<Link> rules,
    List<Link> queries) {
  /** Properties under a title. */
  public record Properties(String title, List<Property> properties) {}

  /** A property with its definition, and the classes of its values or subjects. */
  public record Property(Link link, Text definition, List<Link> others) {}
}
