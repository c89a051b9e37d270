package org.passeur.engine.memory;

import java.time.LocalDate;
import java.util.Optional;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * The position of a value among the values it can be compared with: a greater value never has a
 * smaller position, and different values may share one.
 *
 * @param at a number, or seconds since 1970 in UTC where no time zone is given
 * @param margin values within this distance may be equal to it in ARQ's comparison
 */
public record ValueRank(Kind kind, double at, double margin) {
  /** Values of the same kind can be compared by {@code <}. */
  public enum Kind {
    /** Any numeric XSD type. */
    NUMBER,
    /** Dates with or without time, years and months. */
    INSTANT
  }

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** Greater numbers may become infinite as {@code xsd:float} in a comparison. */
  private static final double LARGEST = 3e38;

  private static final int DAY = 24 * 3600;

  /** Largest offset assumed for values without a time zone, as in XML Schema's comparison. */
  private static final double ZONE = 14 * 3600;

  private static final int FARTHEST_YEAR = 900_000_000;

  /** Later instants share one position, because Java's calendar ends there. */
  private static final double FARTHEST = 2.5e16;

  /** Empty for terms that are neither numbers nor dates, and for ill-formed literals. */
  public static Optional<ValueRank> of(Node term) {
    return isValue(term) ? of(NodeValue.makeNode(term)) : Optional.empty();
  }

  /** Returns false for strings, which most literals are, and for ill-formed literals. */
  private static boolean isValue(Node term) {
    return term.isLiteral()
        && term.getLiteralDatatype() instanceof XSDDatatype type
        && !type.equals(XSDDatatype.XSDstring)
        && term.getLiteral().isWellFormed();
  }

  /** Empty for values that are neither numbers nor dates. */
  public static Optional<ValueRank> of(NodeValue value) {
    if (value.isNumber()) {
      double given = value.getDouble();
      double at = Double.isNaN(given) ? INFINITE : given; // ARQ sorts NaN as the greatest number
      double blur = Math.abs(at) * 1e-6 + Float.MIN_NORMAL; // so close are equal as xsd:float
      return Optional.of(new ValueRank(Kind.NUMBER, at, Double.isInfinite(at) ? 0 : blur));
    }
    double margin = margin(value);
    return margin == 0
        ? Optional.empty()
        : Optional.of(new ValueRank(Kind.INSTANT, seconds(value.getDateTime()), margin + ZONE + 1));
  }

  /** ARQ converts dates with a zone to UTC and ignores the hour; likewise for months and years. */
  private static double margin(NodeValue value) {
    if (value.isDateTime()) {
      return 1;
    }
    if (value.isDate()) {
      return DAY;
    }
    return value.isGYearMonth() ? 31 * DAY : value.isGYear() ? 366 * DAY : 0;
  }

  /** Returns whether the term is a duration, which has a year but no position. */
  static boolean isDuration(Node term) {
    return isValue(term) && NodeValue.makeNode(term).isDuration();
  }

  /** The bounds of values within these years. */
  public static Bounds years(double first, double last) {
    return new Bounds(Kind.INSTANT, start(first) - ZONE, start(last + 1) + ZONE, true);
  }

  private static double start(double year) {
    boolean far = Math.abs(year) > FARTHEST_YEAR;
    return far
        ? Math.copySign(INFINITE, year)
        : (double) LocalDate.of((int) Math.ceil(year), 1, 1).toEpochDay() * DAY;
  }

  /** Bounds of values at or after this position, with its margin. */
  public Bounds andAfter() {
    double last = kind == Kind.NUMBER ? LARGEST : FARTHEST;
    double low = at < -last ? -INFINITE : Math.min(at - margin, last);
    return new Bounds(kind, low, INFINITE, false);
  }

  /** Bounds of values at or before this position, with its margin. */
  public Bounds andBefore() {
    double last = kind == Kind.NUMBER ? LARGEST : FARTHEST;
    double high = at > last ? INFINITE : Math.max(at + margin, -last);
    return new Bounds(kind, -INFINITE, high, false);
  }

  private static double seconds(XMLGregorianCalendar value) {
    double year = value.getEonAndYear().doubleValue();
    if (Math.abs(year) > FARTHEST_YEAR) {
      return Math.copySign(INFINITE, year);
    }
    long days = LocalDate.of((int) year, given(value.getMonth(), 1), 1).toEpochDay();
    long zone = 60L * given(value.getTimezone(), 0);
    return (double) (days + given(value.getDay(), 1) - 1) * DAY
        + given(value.getHour(), 0) * 3600L
        + given(value.getMinute(), 0) * 60L
        + given(value.getSecond(), 0)
        - zone;
  }

  private static int given(int field, int otherwise) {
    return field == DatatypeConstants.FIELD_UNDEFINED ? otherwise : field;
  }
}
