package org.passeur.web.site.question;

import java.util.List;
import org.passeur.web.page.Home;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;

/**
 * One ready question with its answer.
 *
 * @param name area and name
 * @param fields values that the reader may change
 * @param problem what is wrong with the values; empty when they are valid
 * @param staff true when the question is for the staff
 * @param answered false when there is no answer to show
 * @param columns names of the columns, in words
 * @param count how many rows there are, in words
 * @param text the query as it is sent
 * @param workshop address that opens it for changes; empty for none
 */
public record Question(
    Page page,
    String name,
    String description,
    List<Field> fields,
    String problem,
    boolean staff,
    boolean answered,
    List<String> columns,
    List<List<Cell>> rows,
    String count,
    String text,
    String workshop) {
  /**
   * A value that the reader may change.
   *
   * @param kind one of the words date, text and choice
   * @param help what may be written
   */
  public record Field(
      String name,
      String label,
      String kind,
      String value,
      List<Home.Choice> choices,
      String help) {}

  /** One value of the answer: several things where the query joins their addresses. */
  public record Cell(List<Link> links, boolean number) {}
}
