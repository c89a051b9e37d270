package org.passeur.web.page;

import java.util.List;

/**
 * A list of everything of one kind.
 *
 * @param about the theme that all of them are about; empty for none
 * @param intro what it is, in a sentence
 * @param total how many there are
 * @param entries those of this page
 * @param tree for themes: from broad to narrow, in place of entries
 * @param number of this page, from 1
 * @param pages how many pages there are
 * @param previous address of the page before; empty on the first
 * @param next address of the page after; empty on the last
 */
public record Listing(
    Page page,
    Text about,
    String intro,
    int total,
    List<Entry> entries,
    List<Branch> tree,
    int number,
    int pages,
    String previous,
    String next) {
  /** One thing of the list, with a word about it. */
  public record Entry(Link link, List<Text> kind, Text summary, List<Text> note) {}

  /** A theme and those it holds. */
  public record Branch(Link link, List<Branch> narrower) {}
}
