package org.passeur.engine.watch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.Duration;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.vocabulary.XSD;

/**
 * Accepts numbers, dates and durations of a size that can be computed with quickly. XML Schema
 * allows any size; a number of a million digits takes seconds to parse, and durations are added
 * month by month.
 */
public final class SaneValues {
  /** Most digits of a number, before and after the decimal point. */
  private static final int DIGITS = 1_000;

  private static final int BITS = 4 * DIGITS;
  private static final int LONGEST_DATE = 100;
  private static final int YEAR_DIGITS = 9;

  /** Most days of a duration, about 2,700 years. */
  private static final long DAYS = 1_000_000;

  private static final long SECONDS_OF_A_DAY = 86_400;
  private static final Pattern PART = Pattern.compile("([0-9]+)(?:\\.[0-9]*)?([YMDHS])");
  private static final Pattern LONG_YEAR =
      Pattern.compile("\\s*-?[0-9]{" + (YEAR_DIGITS + 1) + ",}.*", Pattern.DOTALL);

  private static final Set<String> TIMES =
      Set.of(
          XSD.dateTime.getURI(),
          XSD.dateTimeStamp.getURI(),
          XSD.date.getURI(),
          XSD.time.getURI(),
          XSD.gYear.getURI(),
          XSD.gYearMonth.getURI(),
          XSD.gMonth.getURI(),
          XSD.gMonthDay.getURI(),
          XSD.gDay.getURI());

  private static final Set<String> LENGTHS =
      Set.of(XSD.duration.getURI(), XSD.dayTimeDuration.getURI(), XSD.yearMonthDuration.getURI());

  /** Types of text, for which any length is allowed. */
  private static final Set<String> TEXTS =
      Set.of(
          XSD.xstring.getURI(),
          XSD.normalizedString.getURI(),
          XSD.token.getURI(),
          XSD.anyURI.getURI(),
          XSD.hexBinary.getURI(),
          XSD.base64Binary.getURI());

  private SaneValues() {}

  /** Returns whether the term is not a literal, or one that can be computed with. */
  public static boolean isSane(Node node) {
    return !node.isLiteral() || isSane(node.getLiteralLexicalForm(), node.getLiteralDatatypeURI());
  }

  private static boolean isSane(String text, String type) {
    if (!type.startsWith(XSD.getURI()) || TEXTS.contains(type)) {
      return true;
    }
    if (text.length() > (TIMES.contains(type) ? LONGEST_DATE : DIGITS)) {
      return false;
    }
    return LENGTHS.contains(type)
        ? isShort(text)
        : !TIMES.contains(type) || !LONG_YEAR.matcher(text).matches();
  }

  /** Judged by the text, because parsing the value is what must be avoided. */
  private static boolean isShort(String text) {
    int time = text.indexOf('T');
    double days = 0;
    for (MatchResult part : PART.matcher(text).results().toList()) {
      double count = Double.parseDouble(part.group(1));
      days +=
          switch (part.group(2)) {
            case "Y" -> 366 * count;
            case "M" -> time >= 0 && part.start() > time ? count / 1_440 : 31 * count;
            case "D" -> count;
            case "H" -> count / 24;
            default -> count / SECONDS_OF_A_DAY;
          };
    }
    return days <= DAYS;
  }

  /**
   * Returns the value if it is not too large.
   *
   * @throws ExprEvalException when it is too large
   */
  static NodeValue require(NodeValue value) {
    boolean sane = true;
    if (value.isInteger()) {
      sane = value.getInteger().bitLength() <= BITS;
    } else if (value.isDecimal()) {
      BigDecimal number = value.getDecimal();
      sane = Math.abs((long) number.scale()) <= DIGITS && number.precision() <= DIGITS;
    } else if (value.isDuration()) {
      sane = isShort(value.getDuration());
    } else if (value.hasNode() && !value.isNumber()) {
      sane = isSane(value.asNode());
    }
    if (!sane) {
      throw tooLarge();
    }
    return value;
  }

  /**
   * Checks a text before it is parsed as a value.
   *
   * @throws ExprEvalException when that would be too large
   */
  static void require(String text, String type) {
    if (!isSane(text, type)) {
      throw tooLarge();
    }
  }

  /**
   * Checks a power of integers before it is computed.
   *
   * @throws ExprEvalException when it would be too large
   */
  static void requirePower(BigInteger base, BigInteger exponent) {
    if (exponent.signum() > 0
        && BigInteger.valueOf(base.bitLength()).multiply(exponent).bitLength() > 12) {
      throw tooLarge();
    }
  }

  private static boolean isShort(Duration duration) {
    double days =
        366 * field(duration, DatatypeConstants.YEARS)
            + 31 * field(duration, DatatypeConstants.MONTHS)
            + field(duration, DatatypeConstants.DAYS)
            + field(duration, DatatypeConstants.HOURS) / 24
            + field(duration, DatatypeConstants.MINUTES) / 1_440
            + field(duration, DatatypeConstants.SECONDS) / SECONDS_OF_A_DAY;
    return days <= DAYS;
  }

  private static double field(Duration duration, DatatypeConstants.Field field) {
    Number value = duration.getField(field);
    return value == null ? 0 : Math.abs(value.doubleValue());
  }

  static ExprEvalException tooLarge() {
    return new ExprEvalException("a value too large to compute with");
  }
}
