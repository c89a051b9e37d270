package org.passeur.ingest.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passeur.kernel.Bilingual;

/** Which sheet of a workbook is read: the one that is named, or the first that holds something. */
final class SheetChoice {
  /**
   * A sheet.
   *
   * @param key how the reader finds it
   * @param hidden whether people do not see it
   */
  record Sheet(String name, String key, boolean hidden) {}

  private SheetChoice() {}

  /** The sheets to be tried, in their order; empty, and told, when there is none of that name. */
  static List<Sheet> of(List<Sheet> sheets, TableDialect dialect, TableSink sink) {
    if (dialect.sheet().isEmpty()) {
      return sheets.stream().filter(sheet -> !sheet.hidden()).toList();
    }
    String wanted = dialect.sheet().get();
    Optional<Sheet> named =
        sheets.stream().filter(s -> s.name().strip().equalsIgnoreCase(wanted)).findFirst();
    if (named.isPresent()) {
      return List.of(named.get());
    }
    if (wanted.matches("[1-9]\\d{0,3}") && Integer.parseInt(wanted) <= sheets.size()) {
      return List.of(sheets.get(Integer.parseInt(wanted) - 1));
    }
    String all = names(sheets);
    sink.refuse(
        0,
        new Bilingual(
            "Aucune feuille ne s'appelle « " + wanted + " ». Il y a : " + all + ".",
            "No sheet is called “" + wanted + "”. There are: " + all + "."));
    return List.of();
  }

  /** Tells which sheet was read, where nobody had named it and there are others. */
  static void tell(Sheet read, List<Sheet> sheets, TableDialect dialect, TableSink sink) {
    List<Sheet> others = new ArrayList<>(sheets);
    others.remove(read);
    if (others.isEmpty() || dialect.sheet().isPresent()) {
      return;
    }
    String names = names(others);
    sink.remark(
        new Bilingual(
            "Seule la feuille « "
                + read.name()
                + " » a été lue. Autres feuilles : "
                + names
                + ". Pour en lire une autre : --sheet NOM.",
            "Only the sheet “"
                + read.name()
                + "” was read. Other sheets: "
                + names
                + ". To read another one: --sheet NAME."));
  }

  private static String names(List<Sheet> sheets) {
    List<String> names = sheets.stream().map(Sheet::name).limit(20).toList();
    return String.join(", ", names) + (sheets.size() > 20 ? "…" : "");
  }
}
