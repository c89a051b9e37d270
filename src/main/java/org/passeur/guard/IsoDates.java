package org.passeur.guard;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * Dates of mixed precision, as people know them: a year, a month, a day or a moment (ISO 8601, XML
 * Schema part 2). Dates that overlap are neither before nor after each other, as 2024 and 2024-05.
 */
final class IsoDates {
  private static final int DAY = "2024-05-01".length();

  private IsoDates() {}

  /** Returns whether the first is certainly later than the second. */
  static boolean isLater(Node first, Node second) {
    Optional<OffsetDateTime> a = moment(first);
    Optional<OffsetDateTime> b = moment(second);
    if (a.isPresent() && b.isPresent()) {
      return a.get().isAfter(b.get());
    }
    return isLater(day(first), day(second));
  }

  /** The same for lexical forms. */
  static boolean isLater(String first, String second) {
    int common = Math.min(first.length(), second.length());
    return first.substring(0, common).compareTo(second.substring(0, common)) > 0;
  }

  /** The date without its time; empty for a literal that is not a date. */
  static String day(Node date) {
    String text = date.isLiteral() ? date.getLiteralLexicalForm() : "";
    String cut = text.substring(0, Math.min(DAY, text.length()));
    return cut.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?") ? cut : year(cut);
  }

  /** A year or month may carry a time zone, as in 2024Z. */
  private static String year(String text) {
    return text.matches("\\d{4}.*") ? text.substring(0, 4) : "";
  }

  private static Optional<OffsetDateTime> moment(Node date) {
    if (!date.isLiteral() || !date.getLiteralLexicalForm().contains("T")) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(date.getLiteralLexicalForm()));
    } catch (DateTimeException e) {
      return Optional.empty(); // a moment without time zone is compared by its day
    }
  }
}
