package org.passeur.web;

import java.util.List;

/**
 * The page of methods and measures.
 *
 * @param sparing how whoever is asked often is spared, with the setting
 * @param sparingSet who chose that setting
 * @param diversity how varied suggestions are chosen
 * @param replay what the network's past taught, in a sentence
 * @param replayDay when; empty when the past was not replayed
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
  /** One weight: the usual one and the one of this network. */
  public record Dial(String name, String usual, String here) {}

  /** One line of figures, with the command that gives them. */
  public record Measure(
      String collection,
      String asked,
      String topics,
      String ndcg,
      String maxload,
      String day,
      String command) {}
}
