package org.passeur.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passeur.ingest.table.TableDialect;
import picocli.CommandLine.Option;

/** How the tables of an import are written, for those of which the program guesses wrong. */
final class TableOptions {
  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description =
          "séparateur des tableaux : un caractère, ou comma, semicolon, tab, pipe, colon"
              + " / delimiter of tables: a character, or one of these names")
  @Nullable String delimiter;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description = "encodage des tableaux, comme windows-1252 ou macintosh / encoding of tables")
  @Nullable String charset;

  @Option(
      names = "--heading-row",
      paramLabel = "N",
      description =
          "ligne des titres de colonnes ; 0 s'il n'y en a pas / line of the headings; 0 for none")
  @Nullable Integer headingRow;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description =
          "feuille à lire, par son nom ou son numéro / sheet to read, by its name or number")
  @Nullable String sheet;

  /**
   * @throws IllegalArgumentException when an option cannot be understood; the message says why in
   *     both languages
   */
  TableDialect dialect() {
    TableDialect dialect = TableDialect.GUESSED;
    if (delimiter != null) {
      dialect = dialect.withDelimiter(delimiter);
    }
    if (charset != null) {
      dialect = dialect.withCharset(charset);
    }
    if (headingRow != null) {
      dialect = dialect.withHeadingRow(headingRow);
    }
    return sheet == null ? dialect : dialect.withSheet(sheet);
  }

  /** The options that were given, by their names, for a server. */
  Map<String, List<String>> given() {
    Map<String, List<String>> given = new LinkedHashMap<>();
    put("delimiter", delimiter, given);
    put("charset", charset, given);
    put("heading-row", headingRow, given);
    put("sheet", sheet, given);
    return given;
  }

  private static void put(String name, @Nullable Object value, Map<String, List<String>> given) {
    if (value != null) {
      given.put(name, List.of(value.toString()));
    }
  }
}
