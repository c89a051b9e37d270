package org.passeur.ingest.source;

import org.passeur.kernel.Bilingual;

/**
 * A problem found during an import.
 *
 * @param file name of the file, relative to the folder that was given; empty for the whole import
 * @param line 1 for the first line; 0 when it is not about one line
 * @param reason what is wrong and what to do
 * @param refused true when something was left out, false for a mere remark
 */
public record ImportProblem(String file, int line, Bilingual reason, boolean refused) {
  public static ImportProblem refused(String file, int line, String fr, String en) {
    return new ImportProblem(file, line, new Bilingual(fr, en), true);
  }

  /** The same problem with the number of times it occurred. */
  ImportProblem times(int times) {
    return times == 1
        ? this
        : new ImportProblem(
            file,
            line,
            new Bilingual(
                reason.fr() + " (" + times + " énoncés)",
                reason.en() + " (" + times + " statements)"),
            refused);
  }

  public static ImportProblem remark(String file, String fr, String en) {
    return remark(file, new Bilingual(fr, en));
  }

  static ImportProblem remark(String file, Bilingual what) {
    return new ImportProblem(file, 0, what, false);
  }

  /** File, line and reason, as in {@code people.csv:12: …}. */
  public String text(String language) {
    String where = line > 0 ? file + ":" + line : file;
    return where.isEmpty() ? reason.in(language) : where + ": " + reason.in(language);
  }
}
