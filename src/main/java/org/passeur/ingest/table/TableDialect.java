package org.passeur.ingest.table;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.passeur.kernel.Bilingual;

/**
 * How a table is written, where somebody says so; what is empty is guessed.
 *
 * @param delimiter between the cells of a text
 * @param charset encoding of a text
 * @param headingRow line of the headings in the file, or row of the sheet; 0 when there are none,
 *     and columns are then called {@code _col.1}, {@code _col.2}, as in CSV on the Web
 * @param sheet name of a sheet, or its number from 1
 */
public record TableDialect(
    Optional<Character> delimiter,
    Optional<Charset> charset,
    OptionalInt headingRow,
    Optional<String> sheet) {
  /** Everything is guessed. */
  public static final TableDialect GUESSED =
      new TableDialect(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

  private static final Map<String, Character> DELIMITERS =
      Map.ofEntries(
          Map.entry("comma", ','),
          Map.entry("virgule", ','),
          Map.entry("semicolon", ';'),
          Map.entry("point-virgule", ';'),
          Map.entry("tab", '\t'),
          Map.entry("\\t", '\t'),
          Map.entry("tabulation", '\t'),
          Map.entry("pipe", '|'),
          Map.entry("barre", '|'),
          Map.entry("colon", ':'),
          Map.entry("deux-points", ':'),
          Map.entry("space", ' '),
          Map.entry("espace", ' '));

  private static final Map<String, String> CHARSETS =
      Map.of(
          "latin-9", "ISO-8859-15",
          "latin9", "ISO-8859-15",
          "latin-1", "ISO-8859-1",
          "latin1", "ISO-8859-1",
          "mac-roman", "x-MacRoman",
          "macroman", "x-MacRoman",
          "macintosh", "x-MacRoman",
          "ansi", "windows-1252");

  /** A value that cannot be understood; the message says in both languages what to give. */
  public static final class Misunderstood extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final Bilingual words;

    Misunderstood(String fr, String en) {
      super(fr + "\n" + en);
      words = new Bilingual(fr, en);
    }

    public Bilingual words() {
      return words;
    }
  }

  /**
   * The same with a delimiter.
   *
   * @param text one character, or its name in French or English, such as {@code tab}
   * @throws Misunderstood when it is neither
   */
  public TableDialect withDelimiter(String text) {
    Character named = DELIMITERS.get(text.toLowerCase(Locale.ROOT));
    if (named == null && (text.length() != 1 || "\"\r\n".contains(text))) {
      throw new Misunderstood(
          "Le séparateur « "
              + text
              + " » n'est pas compris : donnez un seul caractère, ou l'un des noms comma,"
              + " semicolon, tab, pipe, colon, space.",
          "The delimiter “"
              + text
              + "” is not understood: give one character, or one of the names comma, semicolon,"
              + " tab, pipe, colon, space.");
    }
    char delimiter = named == null ? text.charAt(0) : named;
    return new TableDialect(Optional.of(delimiter), charset, headingRow, sheet);
  }

  /**
   * The same with an encoding.
   *
   * @param name as IANA or Java call it, such as {@code windows-1252} or {@code x-MacRoman}
   * @throws Misunderstood when nothing is known by that name
   */
  public TableDialect withCharset(String name) {
    try {
      Charset known = Charset.forName(CHARSETS.getOrDefault(name.toLowerCase(Locale.ROOT), name));
      return new TableDialect(delimiter, Optional.of(known), headingRow, sheet);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Misunderstood(
          "L'encodage « "
              + name
              + " » n'est pas connu : donnez par exemple UTF-8, UTF-16LE, windows-1252,"
              + " ISO-8859-15 ou macintosh.",
          "The encoding “"
              + name
              + "” is not known: give for instance UTF-8, UTF-16LE, windows-1252, ISO-8859-15 or"
              + " macintosh.");
    }
  }

  /**
   * The same with the row of the headings.
   *
   * @throws Misunderstood when it is negative
   */
  public TableDialect withHeadingRow(int row) {
    if (row < 0) {
      throw new Misunderstood(
          "La ligne des titres se compte à partir de 1 ; 0 veut dire qu'il n'y en a pas.",
          "The row of headings is counted from 1; 0 means that there is none.");
    }
    return new TableDialect(delimiter, charset, OptionalInt.of(row), sheet);
  }

  public TableDialect withSheet(String name) {
    return new TableDialect(delimiter, charset, headingRow, Optional.of(name.strip()));
  }

  /** What this says, and what the other says where this says nothing. */
  public TableDialect or(TableDialect other) {
    return new TableDialect(
        delimiter.or(other::delimiter),
        charset.or(other::charset),
        headingRow.isPresent() ? headingRow : other.headingRow,
        sheet.or(other::sheet));
  }
}
