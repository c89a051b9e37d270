package org.passeur.web.site.thing;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Text;

/**
 * The page of one thing.
 *
 * @param iri its address as data
 * @param kind the word in addresses; {@code thing} for one without a layout
 * @param kindName what it is, in words
 * @param icon its icon
 * @param available true when it says that it takes requests
 * @param name its name
 * @param otherName its name in the other language of the pages; empty when there is none
 * @param summary what it is about
 * @param enterprise the joint enterprise of a community
 * @param chips its themes
 * @param sections lists of what belongs to it
 * @param circle the continuum, when the thing has activities on it
 * @param facts short values
 * @param asks the text of a need, or its name when it has no text, as stored
 */
public record EntityView(
    Page page,
    String iri,
    String kind,
    Text kindName,
    String icon,
    boolean available,
    Text name,
    Text otherName,
    Text summary,
    Text enterprise,
    List<Link> chips,
    List<Section> sections,
    List<Step> circle,
    List<Fact> facts,
    String asks) {
  /**
   * A section of the page: a titled list of things.
   *
   * @param name a key of texts, or words
   * @param lang of the words, when it is not that of the page
   * @param more how many are not shown
   */
  public record Section(String name, String lang, List<Item> items, int more) {
    Section(String name, List<Item> items, int more) {
      this(name, "", items, more);
    }
  }

  /**
   * One thing of a list.
   *
   * @param link its name and address
   * @param notes short words about it, such as a role
   * @param when date or period, in words
   * @param proofs what shows it
   */
  public record Item(Link link, List<Link> notes, String when, List<Link> proofs) {}

  /**
   * A short fact: a label and its values.
   *
   * @param lang of the name, when it is not that of the page
   */
  public record Fact(String name, String lang, List<Item> values) {
    public Fact(String name, List<Item> values) {
      this(name, "", values);
    }

    public Fact(Text name, List<Item> values) {
      this(name.value(), name.lang(), values);
    }
  }

  /** A function of the continuum; {@code on} when an activity serves it. */
  public record Step(Link function, boolean on) {}

  /** The address that answers the need shown on this page. */
  public String asking() {
    return "/aiguillage?q=" + PageRequest.encode(asks);
  }

  public boolean is(String word) {
    return kind.equals(word);
  }
}
