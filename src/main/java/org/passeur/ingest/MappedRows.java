package org.passeur.ingest;

import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.DataRow;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.Input;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.source.RmlMapping;
import org.passeur.ingest.source.Row;
import org.passeur.ingest.table.TableDialect;

/** Reads data files and maps their rows, one by one. */
final class MappedRows {
  private final RmlMapping mapping;
  private final Placing placing;
  private final Minting minting;
  private final String base;
  private final String source;
  private final TableDialect tables;
  private final Harvest harvest;
  private final Consumer<Row> rows;

  /**
   * @param rows receives each row, as soon as it is read and mapped
   */
  MappedRows(
      RmlMapping mapping,
      Placing placing,
      Minting minting,
      String base,
      String source,
      TableDialect tables,
      Harvest harvest,
      Consumer<Row> rows) {
    this.rows = rows;
    this.mapping = mapping;
    this.placing = placing;
    this.minting = minting;
    this.base = base;
    this.source = source;
    this.tables = tables;
    this.harvest = harvest;
  }

  void read(Input input) {
    if (!mapping.knows(input)) {
      harvest.add(
          ImportProblem.remark(
              input.name(),
              "La correspondance ne mentionne pas ce fichier : il n'a pas été lu. Ajoutez-le à la"
                  + " correspondance, ou vérifiez son nom.",
              "The mapping does not mention this file: it was not read. Add it to the mapping, or"
                  + " check its name."));
      return;
    }
    harvest.files++;
    input.rows(source, mapping.reading(input, tables), harvest, this::row);
  }

  private void row(DataRow row) {
    if (!mapping.takes(row)) {
      return;
    }
    harvest.rowsRead++;
    try {
      RmlMapping.Mapped mapped = mapping.map(row);
      List<Quad> quads = mapped.quads();
      if (quads.isEmpty()) {
        if (!mapping.expectsSomething(row)) {
          return;
        }
        harvest.refuse(
            row.file(),
            row.line(),
            "La correspondance ne produit rien pour cette ligne : il y manque une clé ou un champ"
                + " nécessaire.",
            "The mapping produces nothing for this row: a key or a required field is missing.");
        return;
      }
      Row named = new Row(row.file(), row.line(), BlankNames.named(quads, minting, base));
      if (mapped.problem().isPresent()) {
        placing.leaveOut(named, mapped.problem().get(), harvest);
      } else {
        placing.whole(named, harvest).ifPresent(rows);
      }
    } catch (RuntimeException | StackOverflowError e) {
      String said = said(e);
      harvest.refuse(
          row.file(),
          row.line(),
          "Cette ligne ne peut pas être convertie : " + said,
          "This row cannot be converted: " + said);
    }
  }

  private static String said(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getMessage() == null) {
      cause = cause.getCause();
    }
    String text = String.valueOf(cause.getMessage());
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
