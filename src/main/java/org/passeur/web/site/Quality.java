package org.passeur.web.site;

import java.util.List;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;

/**
 * The result of the last daily check, for the page {@code /qualite}.
 *
 * @param when in words; empty when there was no check yet
 * @param verdict whether the blocking rules are kept, in a sentence
 * @param sound true when they are
 * @param advice what could be better, one for each rule, most frequent first
 */
public record Quality(Page page, String when, String verdict, boolean sound, List<Advice> advice) {
  /**
   * One rule of advice.
   *
   * @param message what is missing and what to do
   * @param count public things concerned
   * @param examples some of them
   */
  public record Advice(String message, int count, List<Link> examples) {}
}
