package org.passeur.web;

/**
 * Something named on a page.
 *
 * @param text its name
 * @param href where it leads; empty when it leads nowhere
 * @param icon name of its icon; empty for none
 * @param outside true when it leads away from this site
 */
public record Link(Text text, String href, String icon, boolean outside) {
  static Link to(String text, String href, String icon) {
    return new Link(Text.plain(text), href, icon, false);
  }

  public boolean leads() {
    return !href.isEmpty();
  }
}
