package org.passeur.ingest.source;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * Datatypes with which a mapping says how people wrote a value ({@code rr:datatype read:date}).
 * They are never stored: the value becomes one of XML Schema, as precise as it was written. Nothing
 * is guessed: a year of two digits or a month that nobody knows is not read.
 */
final class ReadAs {
  static final String NS = "https://w3id.org/passeur/read#";

  private static final String ZONE = "(?:\\s?(Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?))?";
  private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?");
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})");
  private static final Pattern MONTH_AND_YEAR = Pattern.compile("(\\d{1,2})[/.-](\\d{4})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})(?:er|st|nd|rd|th)? (?:de |of )?(\\p{L}+)\\.?,? (?:de )?(\\d{4})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(\\p{L}+)\\.?(?: (\\d{1,2})(?:er|st|nd|rd|th)?,?)? (?:de )?(\\d{4})");
  private static final Pattern MOMENT =
      Pattern.compile(
          "(.{8,40}?)(?:t|,? (?:a |at )?)(\\d{1,2})(?:(?::| ?h ?)(\\d\\d)?)"
              + "(?::(\\d\\d)(\\.\\d{1,9})?)?"
              + ZONE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+|\\d{1,3}(?:[ '’]\\d{3}){1,30})(?:[.,]\\d+)?");

  private static final Map<String, Integer> MONTHS = new HashMap<>();
  private static final Set<String> WEEKDAYS = new HashSet<>();

  static {
    for (Locale language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
      for (TextStyle style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
        for (Month month : Month.values()) {
          MONTHS.put(plain(month.getDisplayName(style, language)), month.getValue());
        }
        for (DayOfWeek day : DayOfWeek.values()) {
          WEEKDAYS.add(plain(day.getDisplayName(style, language)));
        }
      }
    }
    MONTHS.put("sept", 9);
  }

  private static final Map<String, String> TRUTHS =
      Map.ofEntries(
          Map.entry("oui", "true"),
          Map.entry("vrai", "true"),
          Map.entry("yes", "true"),
          Map.entry("true", "true"),
          Map.entry("on", "true"),
          Map.entry("1", "true"),
          Map.entry("non", "false"),
          Map.entry("faux", "false"),
          Map.entry("no", "false"),
          Map.entry("false", "false"),
          Map.entry("off", "false"),
          Map.entry("0", "false"));

  private ReadAs() {}

  /** Returns whether the term is a literal with a datatype of reading. */
  static boolean concerns(Node node) {
    return node.isLiteral() && node.getLiteralDatatypeURI().startsWith(NS);
  }

  /** The value that a literal with a datatype of reading tells; empty when it cannot be read. */
  static Optional<Node> read(Node literal) {
    String text =
        literal
            .getLiteralLexicalForm()
            .replaceAll("[\\s\\u00A0\\u2007\\u2009\\u202F]+", " ")
            .strip();
    try {
      return switch (literal.getLiteralDatatypeURI().substring(NS.length())) {
        case "date" -> date(plain(text), true).or(() -> moment(plain(text), true));
        case "date-month-first" -> date(plain(text), false).or(() -> moment(plain(text), false));
        case "decimal" -> number(text, ',');
        case "decimal-point" -> number(text, '.');
        case "integer" -> whole(text);
        case "boolean" ->
            Optional.ofNullable(TRUTHS.get(plain(text))).map(t -> typed(t, XSDDatatype.XSDboolean));
        default -> Optional.empty();
      };
    } catch (DateTimeException e) {
      return Optional.empty(); // no calendar has that day
    }
  }

  /** In small letters, without accents and full stops at the end of words. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("(?<=\\p{L})\\.", "")
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<Node> date(String text, boolean dayFirst) {
    Matcher m = ISO.matcher(text);
    if (m.matches()) {
      return Optional.of(date(m.group(1), m.group(2), m.group(3)));
    }
    m = NUMBERS.matcher(text);
    if (m.matches()) {
      return Optional.of(date(m.group(4), m.group(dayFirst ? 3 : 1), m.group(dayFirst ? 1 : 3)));
    }
    m = MONTH_AND_YEAR.matcher(text);
    if (m.matches()) {
      return Optional.of(date(m.group(2), m.group(1), null));
    }
    String day = withoutWeekday(text);
    m = DAY_FIRST.matcher(day);
    if (m.matches() && MONTHS.containsKey(m.group(2))) {
      return Optional.of(date(m.group(3), month(m.group(2)), m.group(1)));
    }
    m = MONTH_FIRST.matcher(day);
    return m.matches() && MONTHS.containsKey(m.group(1))
        ? Optional.of(date(m.group(3), month(m.group(1)), m.group(2)))
        : Optional.empty();
  }

  private static String withoutWeekday(String text) {
    String[] words = text.split(",? ", 2);
    return words.length == 2 && WEEKDAYS.contains(words[0]) ? words[1] : text;
  }

  private static String month(String name) {
    return String.valueOf(MONTHS.get(name));
  }

  private static Node date(String year, @Nullable String month, @Nullable String day) {
    int y = Integer.parseInt(year);
    if (month == null) {
      return typed(year, XSDDatatype.XSDgYear);
    }
    int m = Integer.parseInt(month);
    return day == null
        ? typed(YearMonth.of(y, m).toString(), XSDDatatype.XSDgYearMonth)
        : typed(LocalDate.of(y, m, Integer.parseInt(day)).toString(), XSDDatatype.XSDdate);
  }

  private static Optional<Node> moment(String text, boolean dayFirst) {
    Matcher m = MOMENT.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    Optional<Node> day =
        date(m.group(1).strip(), dayFirst)
            .filter(d -> d.getLiteralDatatype().equals(XSDDatatype.XSDdate));
    if (day.isEmpty()) {
      return Optional.empty();
    }
    String time =
        "%02d:%s:%s"
            .formatted(
                Integer.parseInt(m.group(2)),
                m.group(3) == null ? "00" : m.group(3),
                m.group(4) == null ? "00" : m.group(4));
    LocalTime.parse(time); // or there is no such hour
    String fraction = m.group(5) == null ? "" : m.group(5);
    return Optional.of(
        typed(
            day.get().getLiteralLexicalForm() + "T" + time + fraction + zone(m.group(6)),
            XSDDatatype.XSDdateTime));
  }

  private static String zone(@Nullable String written) {
    if (written == null) {
      return ""; // not told, so not guessed
    }
    if (!written.startsWith("+") && !written.startsWith("-")) {
      return "Z";
    }
    String digits = written.replace(":", "");
    return digits.substring(0, 3) + ":" + (digits.length() > 3 ? digits.substring(3) : "00");
  }

  /**
   * @param point the sign before decimals where a number has one sign only; with two, it is the
   *     last one
   */
  private static Optional<Node> number(String text, char point) {
    String number = text.replace('\u2212', '-');
    int comma = number.lastIndexOf(',');
    int stop = number.lastIndexOf('.');
    if (comma >= 0 && stop >= 0) {
      number = withoutGroups(number, comma > stop ? "." : ",");
    } else if (number.indexOf(',') != comma || (point == '.' && comma >= 0)) {
      number = withoutGroups(number, ",");
    } else if (number.indexOf('.') != stop) {
      number = withoutGroups(number, ".");
    }
    return NUMBER.matcher(number).matches()
        ? Optional.of(
            typed(number.replaceAll("[ '’]", "").replace(',', '.'), XSDDatatype.XSDdecimal))
        : Optional.empty();
  }

  private static Optional<Node> whole(String text) {
    String number = text.replace('\u2212', '-');
    if (number.matches("[+-]?\\d{1,3}(?:[., '’]\\d{3}){1,30}")) {
      number = number.replaceAll("[., '’]", "");
    }
    return number.matches("[+-]?\\d+")
        ? Optional.of(typed(number, XSDDatatype.XSDinteger))
        : Optional.empty();
  }

  /** Takes out the sign between groups of three digits; empty where it stands anywhere else. */
  private static String withoutGroups(String number, String sign) {
    String grouped = "[+-]?\\d{1,3}(?:" + Pattern.quote(sign) + "\\d{3}){1,30}(?:[.,]\\d+)?";
    return number.matches(grouped) ? number.replace(sign, "") : "";
  }

  private static Node typed(String text, XSDDatatype type) {
    return NodeFactory.createLiteralDT(text, type);
  }
}
