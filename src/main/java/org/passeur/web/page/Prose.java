package org.passeur.web.page;

import java.util.List;

/** A page of text in parts. */
public record Prose(Page page, String intro, List<Part> parts) {
  /**
   * A part with its own address.
   *
   * @param id its fragment identifier
   * @param rows addresses, each with what it is for
   * @param links further reading
   */
  public record Part(
      String id, String title, List<String> paragraphs, List<Row> rows, List<Link> links) {}

  /** An address and what it is for. */
  public record Row(String address, boolean linked, String use) {}
}
