package org.passeur.arq.memory;

import java.time.LocalDate;
import java.util.Optional;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Where a value stands among those it may be compared with: a greater value never stands before a
 * smaller one, and different ones may share a place.
 *
 * @param at a number, or seconds since 1970 in UTC where no time zone is given
 */
public record Place(Kind kind, double at) {
  /** Values of one kind may be compared by {@code <}. */
  public enum Kind {
    /** Of any type of XSD that is a number. */
    NUMBER,
    /** Dates, with a time or without, and years and months. */
    INSTANT
  }

  /** Those without a time zone may be so far from UTC, by the comparison of XML Schema. */
  private static final double ZONE = 14 * 3600;

  /** Greater numbers are infinite as {@code xsd:float}, which the comparison may make of them. */
  private static final double LARGEST = 3e38;

  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final int DAY = 24 * 3600;
  private static final int FARTHEST_YEAR = 900_000_000;

  /** Empty for what is no number and no date, and for literals that are not well-formed. */
  public static Optional<Place> of(Node term) {
    return term.isLiteral() && term.getLiteral().isWellFormed()
        ? of(NodeValue.makeNode(term))
        : Optional.empty();
  }

  /** Empty for what is no number and no date. */
  public static Optional<Place> of(NodeValue value) {
    if (value.isNumber()) {
      double at = value.getDouble(); // ARQ takes NaN for the greatest number
      return Optional.of(new Place(Kind.NUMBER, Double.isNaN(at) ? INFINITE : at));
    }
    boolean instant =
        value.isDateTime() || value.isDate() || value.isGYear() || value.isGYearMonth();
    return instant
        ? Optional.of(new Place(Kind.INSTANT, seconds(value.getDateTime())))
        : Optional.empty();
  }

  /** The first and the last place that may hold an instant of these years. */
  public static Bounds years(double first, double last) {
    return new Bounds(Kind.INSTANT, start(first) - ZONE, start(last + 1) + ZONE);
  }

  private static double start(double year) {
    boolean far = Math.abs(year) > FARTHEST_YEAR;
    return far
        ? Math.copySign(Double.POSITIVE_INFINITY, year)
        : (double) LocalDate.of((int) Math.ceil(year), 1, 1).toEpochDay() * DAY;
  }

  /** What is at this place or after it, with what the comparison may take for that. */
  public Bounds andAfter() {
    double low = kind == Kind.NUMBER ? Math.min(at - blur(), LARGEST) : at - ZONE - 1;
    return new Bounds(kind, low, INFINITE);
  }

  /** What is at this place or before it, with what the comparison may take for that. */
  public Bounds andBefore() {
    double high = kind == Kind.NUMBER ? Math.max(at + blur(), -LARGEST) : at + ZONE + 1;
    return new Bounds(kind, -INFINITE, high);
  }

  /** Numbers that are so near are the same one as {@code xsd:float}. */
  private double blur() {
    return Double.isInfinite(at) ? 0 : Math.abs(at) * 1e-6 + Float.MIN_NORMAL;
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
