package org.passeur.web.page;

import java.util.List;
import java.util.Locale;

/**
 * What every page has around its content: title, description, menu, languages, data formats.
 *
 * @param visit the request
 * @param title its heading
 * @param name its title in the browser, unique among pages, without the name of the site
 * @param about what it says, in a sentence
 * @param section which entry of the menu it belongs to; empty for none
 * @param listed false to keep it out of search engines
 * @param contents what the installation holds
 * @param formats the same content as data
 * @param site addresses of the files of the site
 */
public record Page(
    PageRequest visit,
    String title,
    String name,
    String about,
    String section,
    boolean listed,
    Contents contents,
    List<Format> formats,
    StaticFiles site,
    String base) {
  /** Longest description, in characters. */
  private static final int LONGEST = 400;

  /**
   * The content of a page in a data format.
   *
   * @param name as people call it
   * @param type media type
   * @param href where it is
   */
  public record Format(String name, String type, String href) {}

  /** What an installation holds, as far as the words of its pages depend on it. */
  public enum Contents {
    /** Nothing but the vocabulary. */
    EMPTY,
    /** Data of its own. */
    OWN,
    /** The demonstration network, which is fictional. */
    DEMONSTRATION,
    /** The demonstration network beside data of its own. */
    BOTH;

    /** True when the demonstration network is there. */
    public boolean demonstration() {
      return this == DEMONSTRATION || this == BOTH;
    }

    /** The suffix of the keys of texts that depend on the contents. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Messages words() {
    return visit.words();
  }

  public String t(String key, Object... values) {
    return visit.words().t(key, values);
  }

  /** A text of the pages; the variant for the contents of the installation when there is one. */
  public String said(String key) {
    String own = key + "." + contents.key();
    return visit.words().t(visit.words().has(own) ? own : key);
  }

  public String href(String target) {
    return visit.href(target);
  }

  public String icon(String name) {
    return site.address("icons.svg") + "#" + name;
  }

  /** Absolute address of this page in a language. */
  public String absolute(String language) {
    return base + visit.itself(language);
  }

  /** The title and the start of the description, for search engines and link previews. */
  public String description() {
    String all = name + " – " + (about.isEmpty() ? t("layout.about") : about);
    return all.length() <= LONGEST
        ? all
        : all.substring(0, LONGEST).replaceFirst("\\s+\\S*$", "") + "…";
  }

  public Page unlisted() {
    return new Page(visit, title, name, about, section, false, contents, formats, site, base);
  }

  public Page also(List<Format> data) {
    return new Page(visit, title, name, about, section, listed, contents, data, site, base);
  }

  /** The same page with a title of its own, for pages whose headings are alike. */
  public Page named(String own) {
    return new Page(visit, title, own, about, section, listed, contents, formats, site, base);
  }

  public Page about(String text) {
    return new Page(visit, title, name, text, section, listed, contents, formats, site, base);
  }
}
