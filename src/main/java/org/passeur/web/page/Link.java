package org.passeur.web.page;

/**
 * A link or a name on a page.
 *
 * @param text its name
 * @param href target address; empty for plain text
 * @param icon name of its icon; empty for none
 * @param outside true when it leads away from this site
 */
public record Link(Text text, String href, String icon, boolean outside) {
  public static Link to(String text, String href, String icon) {
    return new Link(Text.plain(text), href, icon, false);
  }

  public boolean leads() {
    return !href.isEmpty();
  }
}
