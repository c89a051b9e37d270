package org.passeur.arq.memory;

import java.time.LocalDate;
import java.util.Optional;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Where a value stands among those it may be compared with: a greater value never stands before a
 * smaller one, and different ones may share a place.
 *
 * @param at a number, or seconds since 1970 in UTC where no time zone is given
 * @param margin values that are so near may be equal to it, as ARQ compares them
 */
public record Place(Kind kind, double at, double margin) {
  /** Values of one kind may be compared by {@code <}. */
  public enum Kind {
    /** Of any type of XSD that is a number. */
    NUMBER,
    /** Dates, with a time or without, and years and months. */
    INSTANT
  }

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** Greater numbers are infinite as {@code xsd:float}, which the comparison may make of them. */
  private static final double LARGEST = 3e38;

  private static final int DAY = 24 * 3600;

  /** Those without a time zone may be so far from UTC, by the comparison of XML Schema. */
  private static final double ZONE = 14 * 3600;

  private static final int FARTHEST_YEAR = 900_000_000;

  /** Instants beyond are taken for one, for the calendar of Java ends. */
  private static final double FARTHEST = 2.5e16;

  /** Empty for what is no number and no date, and for literals that are not well-formed. */
  public static Optional<Place> of(Node term) {
    return isValue(term) ? of(NodeValue.makeNode(term)) : Optional.empty();
  }

  /** False for texts, which are most literals, and for those that are not well-formed. */
  private static boolean isValue(Node term) {
    return term.isLiteral()
        && term.getLiteralDatatype() instanceof XSDDatatype type
        && !type.equals(XSDDatatype.XSDstring)
        && term.getLiteral().isWellFormed();
  }

  /** Empty for what is no number and no date. */
  public static Optional<Place> of(NodeValue value) {
    if (value.isNumber()) {
      double given = value.getDouble();
      double at = Double.isNaN(given) ? INFINITE : given; // ARQ takes it for the greatest number
      double blur = Math.abs(at) * 1e-6 + Float.MIN_NORMAL; // such numbers are one as xsd:float
      return Optional.of(new Place(Kind.NUMBER, at, Double.isInfinite(at) ? 0 : blur));
    }
    double margin = margin(value);
    return margin == 0
        ? Optional.empty()
        : Optional.of(new Place(Kind.INSTANT, seconds(value.getDateTime()), margin + ZONE + 1));
  }

  /** ARQ brings dates with a zone to UTC and forgets the hour, and so with months and years. */
  private static double margin(NodeValue value) {
    if (value.isDateTime()) {
      return 1;
    }
    if (value.isDate()) {
      return DAY;
    }
    return value.isGYearMonth() ? 31 * DAY : value.isGYear() ? 366 * DAY : 0;
  }

  /** True for what has a year and no place. */
  static boolean isDuration(Node term) {
    return isValue(term) && NodeValue.makeNode(term).isDuration();
  }

  /** The bounds of what may be in these years. */
  public static Bounds years(double first, double last) {
    return new Bounds(Kind.INSTANT, start(first) - ZONE, start(last + 1) + ZONE, true);
  }

  private static double start(double year) {
    boolean far = Math.abs(year) > FARTHEST_YEAR;
    return far
        ? Math.copySign(INFINITE, year)
        : (double) LocalDate.of((int) Math.ceil(year), 1, 1).toEpochDay() * DAY;
  }

  /** What is at this place or after it, with what the comparison may take for that. */
  public Bounds andAfter() {
    double last = kind == Kind.NUMBER ? LARGEST : FARTHEST;
    double low = at < -last ? -INFINITE : Math.min(at - margin, last);
    return new Bounds(kind, low, INFINITE, false);
  }

  /** What is at this place or before it, with what the comparison may take for that. */
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
