package org.passeur.ingest.source;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Counted;
import org.passeur.vocab.Prefixes;

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

  private static final int NAMED = 8;

  /**
   * The same problem with the number of statements it is about, and with their properties where the
   * reason does not name them.
   */
  ImportProblem times(int times, Set<String> properties) {
    boolean named = properties.stream().allMatch(reason.en()::contains);
    if (named && times == 1) {
      return this;
    }
    return new ImportProblem(
        file,
        line,
        new Bilingual(
            reason.fr()
                + (" (" + Counted.fr(times, "énoncé", "énoncés"))
                + (named ? ")" : " : " + names(properties) + ")"),
            reason.en()
                + (" (" + Counted.en(times, "statement", "statements"))
                + (named ? ")" : ": " + names(properties) + ")")),
        refused);
  }

  private static String names(Set<String> properties) {
    return properties.stream()
            .limit(NAMED)
            .map(p -> Prefixes.shorten(p).orElse(p))
            .collect(joining(", "))
        + (properties.size() > NAMED ? ", …" : "");
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
