package org.passeur.ingest.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Counted;

/**
 * Takes the cells of a sheet, one after the other, and gives its rows on. What readers of the sheet
 * do not see (hidden rows and columns) is not read. What may be missing from the values is told.
 */
final class SheetRows {
  /** The widest and longest sheets of Excel and LibreOffice. */
  private static final int COLUMNS = 16_384;

  private static final int LONGEST_CELL = 1 << 20;

  /** Cells that hold something; more is no sheet that somebody made. */
  private static final long CELLS = 50_000_000;

  private static final int NAMED = 5;

  /** A sheet that is larger than any that somebody would make. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final TableRows rows;
  private final BitSet hiddenColumns = new BitSet();
  private final BitSet leftColumns = new BitSet();

  private List<String> cells = new ArrayList<>();
  private int line;
  private boolean hidden;
  private long taken;

  private int given;
  private int hiddenRows;
  private int firstHidden;
  private final Places errors = new Places();
  private final Places unreckoned = new Places();
  private final Places merged = new Places();

  SheetRows(TableRows rows) {
    this.rows = rows;
  }

  /** Cells of one kind: how many, and the first ones by name. */
  private static final class Places {
    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String name) {
      count++;
      if (first.size() < NAMED) {
        first.add(name);
      }
    }

    @Override
    public String toString() {
      return String.join(", ", first) + (count > NAMED ? "…" : "");
    }
  }

  /**
   * @param from the first column, from 0
   * @param to the last one
   */
  void hideColumns(int from, int to) {
    hiddenColumns.set(from, Math.min(to, COLUMNS - 1) + 1);
  }

  /**
   * @param number of the row in the sheet, from 1
   */
  void begin(int number, boolean isHidden) {
    line = number;
    hidden = isHidden;
    cells = new ArrayList<>();
  }

  /**
   * A cell of the row that was begun; what is empty need not be told.
   *
   * @param column from 0
   */
  void cell(int column, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (++taken > CELLS || column >= COLUMNS || text.length() > LONGEST_CELL) {
      throw new TooLarge();
    }
    if (hiddenColumns.get(column)) {
      leftColumns.set(column);
      return;
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, text);
  }

  /** A cell whose formula gives an error. */
  void error(int column) {
    errors.add(name(column, line));
  }

  /** A cell whose formula was never reckoned. */
  void unreckoned(int column) {
    unreckoned.add(name(column, line));
  }

  /** Cells of several rows that were merged: the first one alone has the value. */
  void merged(String name) {
    merged.add(name);
  }

  void merged(int column) {
    merged.add(name(column, line));
  }

  /**
   * The row that was begun is complete.
   *
   * @param times how often it stands in the sheet
   */
  void end(int times) {
    if (cells.stream().allMatch(String::isBlank)) {
      return;
    }
    if (hidden) {
      hiddenRows += times;
      firstHidden = firstHidden == 0 ? line : firstHidden;
      return;
    }
    for (int i = 0; i < times; i++) {
      taken += i == 0 ? 0 : cells.size();
      if (taken > CELLS) {
        throw new TooLarge();
      }
      given++;
      rows.accept(TableRow.of(line + i, cells));
    }
  }

  boolean isEmpty() {
    return given == 0 && hiddenRows == 0;
  }

  /** The sheet is complete. */
  void finish(TableSink sink) {
    rows.end();
    if (hiddenRows > 0) {
      sink.refuse(
          firstHidden,
          new Bilingual(
              Counted.fr(hiddenRows, "ligne masquée n'a", "lignes masquées n'ont")
                  + " pas été lue(s) (la première : "
                  + firstHidden
                  + "). Affichez-les (retirez le filtre) pour qu'elles soient lues, ou"
                  + " supprimez-les.",
              Counted.en(hiddenRows, "hidden row was", "hidden rows were")
                  + " not read (the first: "
                  + firstHidden
                  + "). Show them (remove the filter) to have them read, or delete them."));
    }
    if (!leftColumns.isEmpty()) {
      List<String> names = leftColumns.stream().mapToObj(SheetRows::name).limit(20).toList();
      String some = String.join(", ", names);
      sink.refuse(
          0,
          new Bilingual(
              "Des colonnes masquées n'ont pas été lues ("
                  + some
                  + "). Affichez-les pour qu'elles soient lues, ou supprimez-les.",
              "Hidden columns were not read ("
                  + some
                  + "). Show them to have them read, or delete them."));
    }
    if (errors.count > 0) {
      sink.remark(
          new Bilingual(
              "Cellules en erreur, lues comme vides : " + errors + ".",
              "Cells with an error, read as empty: " + errors + "."));
    }
    if (unreckoned.count > 0) {
      sink.refuse(
          0,
          new Bilingual(
              "Formules jamais calculées, lues comme vides : "
                  + unreckoned
                  + ". Ouvrez le fichier dans un tableur et enregistrez-le.",
              "Formulas that were never reckoned, read as empty: "
                  + unreckoned
                  + ". Open the file in a spreadsheet program and save it."));
    }
    if (merged.count > 0) {
      sink.remark(
          new Bilingual(
              "Cellules fusionnées sur plusieurs lignes ("
                  + merged
                  + ") : seule la première ligne en a la valeur. Défusionnez-les si les autres"
                  + " doivent l'avoir.",
              "Cells merged over several rows ("
                  + merged
                  + "): the first row alone has the value. Unmerge them if the others are to have"
                  + " it."));
    }
  }

  private static String name(int column, int line) {
    return name(column) + line;
  }

  private static String name(int column) {
    var name = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      name.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return name.toString();
  }
}
