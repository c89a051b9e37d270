package org.passeur.ingest;

import java.util.List;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.kernel.Counted;

/**
 * The result of an import.
 *
 * @param source name of the source
 * @param files files that were read
 * @param rows rows of data that were read, documents not counted
 * @param documents documents that were read
 * @param inside documents that stay inside
 * @param refusedRows rows and documents that were left out
 * @param heldBack statements that were left out while others of their row went in
 * @param aroundPeople people and nodes that belong to them (addresses, names, accounts, posts) of
 *     which something was left out
 * @param added statements that came in
 * @param removed statements that went out
 * @param unchanged statements of the source that were there already
 * @param change number of the change; 0 when nothing was stored
 * @param dryRun true when nothing was to be stored
 * @param problems problems, in the order found
 * @param held those of them that are why statements were held back
 * @param shortened texts of which something was cut off
 * @param begun false when there was nothing to read, or no mapping to read it with
 */
public record ImportReport(
    String source,
    int files,
    int rows,
    int documents,
    int inside,
    int refusedRows,
    int heldBack,
    int aroundPeople,
    int added,
    int removed,
    int unchanged,
    long change,
    boolean dryRun,
    List<ImportProblem> problems,
    List<ImportProblem> held,
    int shortened,
    boolean begun) {
  private static final int SHOWN = 200;

  public ImportReport {
    problems = List.copyOf(problems);
    held = List.copyOf(held);
  }

  /** Returns whether anything was left out. */
  public boolean somethingRefused() {
    return problems.stream().anyMatch(ImportProblem::refused);
  }

  /**
   * What the command ends with: 0 when everything is stored, 1 when something was refused or held
   * back, 2 when nothing was done because there was nothing to read, or no mapping to read it with.
   */
  public int exitCode() {
    return !somethingRefused() ? 0 : begun ? 1 : 2;
  }

  /**
   * The report for a terminal.
   *
   * @param language a BCP 47 tag; French unless it is English
   */
  public String text(String language) {
    boolean en = language.startsWith("en");
    var text = new StringBuilder();
    problems.stream().limit(SHOWN).forEach(p -> text.append(p.text(language)).append('\n'));
    if (problems.size() > SHOWN) {
      text.append(
          en
              ? "… and " + (problems.size() - SHOWN) + " more\n"
              : "… et " + Counted.fr(problems.size() - SHOWN, "autre", "autres") + "\n");
    }
    text.append(
        String.join(
            ", ",
            source
                + (en
                    ? ": " + Counted.en(files, "file", "files")
                    : " : " + Counted.fr(files, "fichier", "fichiers")),
            counted(en, rows, "ligne de données", "lignes de données", "row", "rows"),
            counted(en, documents, "document", "documents", "document", "documents"),
            counted(en, refusedRows, "laissé de côté", "laissés de côté", "left out", "left out")
                + "\n"));
    if (inside > 0) {
      text.append(
          counted(
                  en,
                  inside,
                  "document gardé à l'intérieur, non publié",
                  "documents gardés à l'intérieur, non publiés",
                  "document kept inside, not public",
                  "documents kept inside, not public")
              + "\n");
    }
    if (heldBack > 0) {
      text.append(
          counted(
                  en,
                  heldBack,
                  "énoncé non importé",
                  "énoncés non importés",
                  "statement not imported",
                  "statements not imported")
              + "\n");
    }
    if (shortened > 0) {
      text.append(
          counted(
                  en,
                  shortened,
                  "texte raccourci",
                  "textes raccourcis",
                  "text shortened",
                  "texts shortened")
              + "\n");
    }
    if (aroundPeople > 0) {
      text.append(
          String.format(
              en
                  ? "%d people, or details about them (names, addresses, accounts, posts), kept"
                      + " inside, not public%n"
                  : "%d personnes, ou détails à leur sujet (noms, adresses, comptes, fonctions),"
                      + " gardés à l'intérieur, non publics%n",
              aroundPeople));
    }
    text.append(
        String.join(
            ", ",
            counted(
                en,
                added,
                "énoncé ajouté",
                "énoncés ajoutés",
                "statement added",
                "statements added"),
            counted(en, removed, "retiré", "retirés", "removed", "removed"),
            counted(en, unchanged, "inchangé", "inchangés", "unchanged", "unchanged") + "\n"));
    return text.append(outcome(en)).append('\n').toString();
  }

  private static String counted(
      boolean en, long number, String un, String plusieurs, String one, String many) {
    return en ? Counted.en(number, one, many) : Counted.fr(number, un, plusieurs);
  }

  private String outcome(boolean en) {
    if (dryRun) {
      return en ? "Dry run: nothing was stored." : "Essai : rien n'a été enregistré.";
    }
    if (change == 0) {
      return en ? "Nothing was stored." : "Rien n'a été enregistré.";
    }
    return (en ? "Stored as change " : "Enregistré comme changement ") + change + ".";
  }
}
