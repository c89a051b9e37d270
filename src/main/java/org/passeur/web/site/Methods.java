package org.passeur.web.site;

import java.util.List;
import org.passeur.web.page.Page;

/**
 * The page of methods and measures.
 *
 * @param sparing how those who are asked often are ranked lower, with the setting
 * @param sparingSet who chose that setting
 * @param diversity how varied suggestions are chosen
 * @param replay result of the replay of past requests, in a sentence
 * @param replayDay day of the replay; empty when there was none
 * @param dials the learned weights
 * @param measures figures on collections with known answers
 */
public record Methods(
    Page page,
    String sparing,
    String sparingSet,
    String diversity,
    String replay,
    String replayDay,
    List<Dial> dials,
    List<Measure> measures) {
  /** One ranking weight: its default and the value used here. */
  public record Dial(String name, String usual, String here) {}

  /** One row of measures, with the command that produces them. */
  public record Measure(
      String collection,
      String asked,
      String topics,
      String ndcg,
      String maxload,
      String day,
      String command) {}
}
