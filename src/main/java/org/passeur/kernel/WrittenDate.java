package org.passeur.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * A date as people know and write it: a year, a month, a day or a moment (ISO 8601; XML Schema part
 * 2: {@code gYear}, {@code gYearMonth}, {@code date}, {@code dateTime}), with or without a time
 * zone. Its day is the one that is written, in whatever zone; {@link Moments} tells when that was.
 * Sorted by first day; of two that begin together the less precise comes first.
 *
 * @param first its first day
 * @param last its last day; the first one for a day or a moment
 * @param moment the instant, for one with time and offset
 */
public record WrittenDate(LocalDate first, LocalDate last, Optional<Instant> moment)
    implements Comparable<WrittenDate> {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)([T ]\\d\\d:.*)?)?)?(?:Z|[+-]\\d\\d:\\d\\d)?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Comparator<WrittenDate> BY_DAYS =
      Comparator.comparing(WrittenDate::first)
          .thenComparing(WrittenDate::last, Comparator.reverseOrder());

  /** Reads the literal; empty when it is no date, or one that no calendar has. */
  public static Optional<WrittenDate> of(Node date) {
    return date.isLiteral() ? of(date.getLiteralLexicalForm()) : Optional.empty();
  }

  /** Reads the whole text; empty when it is no date, or one that no calendar has. */
  public static Optional<WrittenDate> of(String text) {
    Matcher m = WRITTEN.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(m));
    } catch (DateTimeException e) {
      return Optional.empty(); // no such month or day
    }
  }

  /** The first day of a date; empty when it cannot be read. */
  public static Optional<LocalDate> firstDay(String text) {
    return of(text).map(WrittenDate::first);
  }

  /** The first day, month and year together, that stands somewhere in the text. */
  public static Optional<LocalDate> dayWithin(String text) {
    return DAY.matcher(text)
        .results()
        .flatMap(found -> firstDay(found.group()).stream())
        .findFirst();
  }

  private static WrittenDate read(Matcher m) {
    int year = Integer.parseInt(m.group(1));
    if (m.group(2) == null) {
      return new WrittenDate(
          LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Optional.empty());
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(m.group(2)));
    if (m.group(3) == null) {
      return new WrittenDate(month.atDay(1), month.atEndOfMonth(), Optional.empty());
    }
    LocalDate day = LocalDate.of(year, month.getMonth(), Integer.parseInt(m.group(3)));
    return new WrittenDate(day, day, m.group(4) == null ? Optional.empty() : moment(m.group()));
  }

  /** Empty for a moment without an offset, which is known by its day only. */
  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether this one is certainly later. Dates that overlap, such as 2024 and 2024-05, are
   * neither before nor after each other.
   */
  public boolean isAfter(WrittenDate other) {
    return (moment.isPresent() && other.moment.isPresent())
        ? moment.get().isAfter(other.moment.get())
        : first.isAfter(other.last);
  }

  /** Returns whether it tells the day. */
  public boolean isDay() {
    return first.equals(last);
  }

  /** Returns whether it tells a month and no day. */
  public boolean isMonth() {
    return !isDay() && first.getMonth().equals(last.getMonth());
  }

  @Override
  public int compareTo(WrittenDate other) {
    return BY_DAYS.compare(this, other);
  }
}
