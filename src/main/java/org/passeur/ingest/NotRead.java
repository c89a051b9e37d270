package org.passeur.ingest;

import java.util.Map;
import org.passeur.kernel.Bilingual;

/** Why a file is not read, by the ending of its name, and what can be done about it. */
final class NotRead {
  private static final Bilingual DATABASE =
      new Bilingual(
          "Les bases de données (Access, SQLite…) ne sont pas lues : exportez chaque table en CSV,"
              + " puis importez-la avec une correspondance (--mapping).",
          "Databases (Access, SQLite…) are not read: export each table as CSV, and import it with"
              + " a mapping (--mapping).");

  private static final Bilingual MAIL =
      new Bilingual(
          "Les boîtes aux lettres d'Outlook (.pst, .ost) ne sont pas lues : enregistrez le message"
              + " à importer en .eml, en .msg ou en PDF.",
          "Mailboxes of Outlook (.pst, .ost) are not read: save the message to be imported as .eml,"
              + " .msg or PDF.");

  private static final Bilingual OFFICE =
      new Bilingual(
          "Ce format de bureautique n'est pas lu : enregistrez le document en DOCX, XLSX, PPTX,"
              + " OpenDocument ou PDF.",
          "This office format is not read: save the document as DOCX, XLSX, PPTX, OpenDocument or"
              + " PDF.");

  private static final Bilingual OTHER =
      new Bilingual(
          "Ce format n'est pas lu sans correspondance ; donnez-en une avec --mapping, ou"
              + " enregistrez le fichier dans un autre format (voir docs/importing.md).",
          "This format is not read without a mapping; give one with --mapping, or save the file in"
              + " another format (see docs/importing.md).");

  private static final Map<String, Bilingual> WHY =
      Map.ofEntries(
          Map.entry("mdb", DATABASE),
          Map.entry("accdb", DATABASE),
          Map.entry("mde", DATABASE),
          Map.entry("accde", DATABASE),
          Map.entry("odb", DATABASE),
          Map.entry("sqlite", DATABASE),
          Map.entry("sqlite3", DATABASE),
          Map.entry("db", DATABASE),
          Map.entry("pst", MAIL),
          Map.entry("ost", MAIL),
          Map.entry("xlsb", OFFICE),
          Map.entry("pub", OFFICE),
          Map.entry("vsd", OFFICE),
          Map.entry("vsdx", OFFICE),
          Map.entry("one", OFFICE),
          Map.entry("pages", OFFICE),
          Map.entry("numbers", OFFICE),
          Map.entry("key", OFFICE),
          Map.entry("wpd", OFFICE));

  private NotRead() {}

  /**
   * @param extension in lower case, without its dot
   */
  static Bilingual why(String extension) {
    return WHY.getOrDefault(extension, OTHER);
  }
}
