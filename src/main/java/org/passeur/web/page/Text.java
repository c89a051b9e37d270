package org.passeur.web.page;

/**
 * A text to show.
 *
 * @param value what is shown
 * @param lang its BCP 47 tag when it is not in the language of the page; empty otherwise
 */
public record Text(String value, String lang) {
  public static Text plain(String value) {
    return new Text(value, "");
  }

  public boolean foreign() {
    return !lang.isEmpty();
  }
}
