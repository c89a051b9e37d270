package org.passeur.ingest.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Counted;

/**
 * Gives names to the cells of rows. It waits for the first rows until it knows which one holds the
 * headings; later ones pass as they come. A row that is shorter than the headings has empty cells
 * there, as spreadsheets save it; one with something beyond them is refused.
 */
final class TableRows {
  /** Rows among which the headings are looked for. */
  private static final int FIRST = 100;

  /** Headings, lines and the like in a message. */
  private static final int SHOWN = 10;

  private final TableDialect dialect;
  private final String charset;
  private final Set<String> asked;
  private final boolean endsShow;
  private final TableSink sink;

  private List<TableRow> waiting = new ArrayList<>();
  private List<String> headings = List.of();
  private boolean headed;
  private boolean refused;

  private int shortRows;
  private int firstShort;
  private final Map<Integer, Integer> nameless = new TreeMap<>();

  /** For the rows of a sheet, which is as wide as its widest row. */
  static TableRows ofSheet(TableReading reading, TableSink sink) {
    return new TableRows(reading, "", false, sink);
  }

  /**
   * For the rows of a text.
   *
   * @param charset name of the encoding, for messages
   */
  static TableRows ofText(TableReading reading, String charset, TableSink sink) {
    return new TableRows(reading, charset, true, sink);
  }

  private TableRows(TableReading reading, String charset, boolean endsShow, TableSink sink) {
    this.endsShow = endsShow;
    this.dialect = reading.dialect();
    this.asked = reading.asked();
    this.charset = charset;
    this.sink = sink;
  }

  void accept(TableRow row) {
    if (refused || (row.problem() == null && row.cells().isEmpty())) {
      return;
    }
    if (headed) {
      give(row);
      return;
    }
    waiting.add(row);
    boolean reached = row.line() >= dialect.headingRow().orElse(Integer.MAX_VALUE);
    if (reached || waiting.size() >= FIRST) {
      decide();
    }
  }

  /** All rows were given. */
  void end() {
    if (!headed && !refused) {
      decide();
    }
    if (shortRows > 0) {
      sink.remark(
          new Bilingual(
              Counted.fr(shortRows, "ligne", "lignes")
                  + " (la première : "
                  + firstShort
                  + ") plus courte(s) que la ligne de titres : ce qui manque au bout a été lu comme"
                  + " vide.",
              Counted.en(shortRows, "row", "rows")
                  + " (the first: "
                  + firstShort
                  + ") shorter than the headings: what is missing at the end was read as empty."));
    }
    nameless.forEach(
        (column, times) ->
            sink.remark(
                new Bilingual(
                    "La colonne "
                        + (column + 1)
                        + " n'a pas de titre : ce qu'elle contient ("
                        + Counted.fr(times, "cellule", "cellules")
                        + ") n'a pas été lu. Donnez-lui un titre, ou videz-la.",
                    "Column "
                        + (column + 1)
                        + " has no heading: what it holds ("
                        + Counted.en(times, "cell", "cells")
                        + ") was not read. Give it a heading, or empty it.")));
  }

  private void decide() {
    List<TableRow> first = waiting;
    waiting = List.of();
    List<TableRow> sound = first.stream().filter(row -> row.problem() == null).toList();
    headed = true;
    Optional<TableRow> heading = heading(sound);
    if (heading.isPresent()) {
      name(heading.get(), sound);
    } else if (dialect.headingRow().orElse(-1) > 0) {
      refused = true;
      sink.refuse(
          0,
          new Bilingual(
              "La ligne de titres demandée ("
                  + dialect.headingRow().getAsInt()
                  + ") est vide ou n'existe pas.",
              "The row of headings that was asked for ("
                  + dialect.headingRow().getAsInt()
                  + ") is empty or does not exist."));
    }
    int from = heading.map(TableRow::line).orElse(0);
    first.stream().filter(row -> row.line() > from || row.problem() != null).forEach(this::give);
  }

  private Optional<TableRow> heading(List<TableRow> sound) {
    if (dialect.headingRow().isEmpty()) {
      return sound.isEmpty()
          ? Optional.empty()
          : Optional.of(sound.get(HeadingRow.of(sound, asked)));
    }
    int line = dialect.headingRow().getAsInt();
    return sound.stream().filter(row -> row.line() == line).findFirst();
  }

  private void name(TableRow row, List<TableRow> sound) {
    headings = headings(row);
    if (row.isUnreadable()) {
      refused = true;
      sink.refuse(row.line(), unreadable("Les titres contiennent", "The headings hold"));
      return;
    }
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      Integer other = headings.get(i).isEmpty() ? null : columns.putIfAbsent(headings.get(i), i);
      if (other != null) {
        refused = true;
        sink.refuse(row.line(), twice(headings.get(i), other + 1, i + 1));
      }
    }
    if (refused) {
      return;
    }
    if (dialect.headingRow().isEmpty() && !row.equals(sound.get(0))) {
      sink.remark(below(row.line()));
    }
    if (!asked.isEmpty() && columns.keySet().stream().noneMatch(asked::contains)) {
      sink.remark(unknown());
    }
  }

  /** Also the empty ones at the end: what stands below them is told as without a heading. */
  private static List<String> headings(TableRow row) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.width(); i++) {
      names.add(Cells.heading(row.cell(i)));
    }
    return names;
  }

  private static Bilingual twice(String heading, int one, int other) {
    return new Bilingual(
        "Deux colonnes ont le même titre « "
            + heading
            + " » (colonnes "
            + one
            + " et "
            + other
            + ") : le fichier n'a pas été lu. Renommez l'une des deux.",
        "Two columns have the same heading “"
            + heading
            + "” (columns "
            + one
            + " and "
            + other
            + "): the file was not read. Rename one of them.");
  }

  private Bilingual below(int line) {
    String some = some(headings);
    return new Bilingual(
        "Les titres des colonnes ont été pris à la ligne "
            + line
            + " ("
            + some
            + ") ; ce qui est au-dessus n'a pas été lu. Si c'est faux, dites la bonne ligne avec"
            + " --heading-row.",
        "The headings of the columns were taken from line "
            + line
            + " ("
            + some
            + "); what stands above was not read. If that is wrong, say the right line with"
            + " --heading-row.");
  }

  private Bilingual unknown() {
    return new Bilingual(
        "Aucune des colonnes de la correspondance ("
            + some(asked.stream().sorted().toList())
            + ") n'est dans ce fichier, qui a : "
            + some(headings)
            + ". Vérifiez la correspondance, ou dites le séparateur (--delimiter) ou la ligne de"
            + " titres (--heading-row).",
        "None of the columns of the mapping ("
            + some(asked.stream().sorted().toList())
            + ") is in this file, which has: "
            + some(headings)
            + ". Check the mapping, or say the delimiter (--delimiter) or the row of headings"
            + " (--heading-row).");
  }

  private static String some(List<String> names) {
    List<String> few = names.stream().filter(n -> !n.isEmpty()).limit(SHOWN).toList();
    String text = String.join(", ", few);
    return (text.length() > 200 ? text.substring(0, 200) + "…" : text)
        + (names.size() > SHOWN ? "…" : "");
  }

  private Bilingual unreadable(String fr, String en) {
    return new Bilingual(
        fr
            + " des octets qui ne sont pas du "
            + charset
            + ". Corrigez, ou dites l'encodage du fichier avec --charset.",
        en
            + " bytes that are not "
            + charset
            + ". Correct them, or say the encoding of the file with --charset.");
  }

  private void give(TableRow row) {
    Bilingual problem = row.problem();
    if (refused) {
      return;
    }
    if (problem != null) {
      sink.refuse(row.line(), problem);
    } else if (row.isUnreadable()) {
      sink.refuse(row.line(), unreadable("Cette ligne contient", "This row holds"));
    } else if (isTooLong(row)) {
      sink.refuse(row.line(), tooLong(row));
    } else {
      named(row);
    }
  }

  private boolean isTooLong(TableRow row) {
    return !isWithoutHeadings() && row.cells().size() > headings.size();
  }

  private boolean isWithoutHeadings() {
    return dialect.headingRow().orElse(-1) == 0;
  }

  private Bilingual tooLong(TableRow row) {
    int given = row.cells().size();
    return new Bilingual(
        "Cette ligne a "
            + Counted.fr(given, "valeur", "valeurs")
            + " pour "
            + Counted.fr(headings.size(), "titre", "titres")
            + " de colonne : elle n'a pas été lue.",
        "This row has "
            + Counted.en(given, "value", "values")
            + " for "
            + Counted.en(headings.size(), "heading", "headings")
            + ": it was not read.");
  }

  private void named(TableRow row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String value = row.cell(i);
      if (!value.isEmpty()) {
        String name = isWithoutHeadings() ? "_col." + (i + 1) : headings.get(i);
        if (name.isEmpty()) {
          nameless.merge(i, 1, Integer::sum);
        } else {
          cells.put(name, value);
        }
      }
    }
    if (endsShow && row.width() < headings.size()) {
      shortRows++;
      firstShort = firstShort == 0 ? row.line() : firstShort;
    }
    if (!cells.isEmpty()) {
      sink.row(row.line(), cells);
    }
  }
}
