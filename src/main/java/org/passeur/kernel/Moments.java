package org.passeur.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * Converts the dates and times of RDF (XML Schema part 2: {@code date}, {@code dateTime}) to
 * instants. A value with an offset is used as it is; one without is in the time zone of the
 * installation, where a day lasts from midnight to midnight: 23, 24 or 25 hours.
 */
public final class Moments {
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)(T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?");

  private Moments() {}

  /**
   * The first instant of the day, or the time itself; empty when it cannot be read. For a
   * beginning.
   */
  public static Optional<Instant> beginning(Node date, ZoneId zone) {
    return read(date, zone, true);
  }

  /**
   * The first instant after the day, or the time itself; empty when it cannot be read. For an end.
   */
  public static Optional<Instant> end(Node date, ZoneId zone) {
    return read(date, zone, false);
  }

  private static Optional<Instant> read(Node date, ZoneId zone, boolean begins) {
    if (!date.isLiteral()) {
      return Optional.empty();
    }
    Matcher m = DATE.matcher(date.getLiteralLexicalForm().strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      ZoneId of = m.group(3) == null ? zone : ZoneOffset.of(m.group(3));
      LocalDate day = LocalDate.parse(m.group(1));
      if (m.group(2) == null) {
        return Optional.of((begins ? day : day.plusDays(1)).atStartOfDay(of).toInstant());
      }
      var moment = LocalDateTime.parse(m.group(1) + m.group(2)).atZone(of);
      // an hour that occurs twice in autumn: a beginning takes the later one, an end the earlier
      // one
      return Optional.of(
          (begins ? moment.withLaterOffsetAtOverlap() : moment.withEarlierOffsetAtOverlap())
              .toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day or hour
    }
  }
}
