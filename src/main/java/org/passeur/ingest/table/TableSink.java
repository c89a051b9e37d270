package org.passeur.ingest.table;

import java.util.Map;
import org.passeur.kernel.Bilingual;

/** What is done with the rows of a table, and with what is to be said about it. */
public interface TableSink {
  /**
   * Takes a row.
   *
   * @param line its first line in the file, or its number in the sheet; the first is 1
   * @param cells the cells that are not empty, by heading, without spaces around them
   */
  void row(int line, Map<String, String> cells);

  /**
   * Is told of something that is not read.
   *
   * @param line 0 when it is the whole file
   */
  void refuse(int line, Bilingual why);

  /** Is told of something that was guessed or is worth knowing; nothing is missing. */
  void remark(Bilingual what);
}
