package org.passeur.web;

import java.util.List;

/**
 * What every page has around its content.
 *
 * @param visit the request
 * @param title what it is about, without the name of the site
 * @param section which entry of the menu it belongs to; empty for none
 * @param listed false to keep it out of search engines
 * @param contents what the installation holds
 * @param formats the same content as data
 * @param site addresses of the files of the site
 */
public record Page(
    Visit visit,
    String title,
    String section,
    boolean listed,
    Contents contents,
    List<Format> formats,
    StaticFiles site,
    String base) {
  /**
   * The content of a page in a data format.
   *
   * @param name as people call it
   * @param type media type
   * @param href where it is
   */
  public record Format(String name, String type, String href) {}

  public Words words() {
    return visit.words();
  }

  public String t(String key, Object... values) {
    return visit.words().t(key, values);
  }

  /** A text that differs with what the installation holds, where it does. */
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

  /** This page, absolute, in a language. */
  public String absolute(String language) {
    return base + visit.itself(language);
  }

  Page unlisted() {
    return new Page(visit, title, section, false, contents, formats, site, base);
  }

  Page also(List<Format> data) {
    return new Page(visit, title, section, listed, contents, data, site, base);
  }
}
