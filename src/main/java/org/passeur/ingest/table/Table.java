package org.passeur.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.passeur.kernel.Bilingual;

/**
 * Reads a table, row by row: a text between delimiters, an Excel workbook, an OpenDocument
 * spreadsheet. What it is tells its content, not its name.
 */
public final class Table {
  /** For files that are something else. */
  static final Bilingual NONE =
      new Bilingual(
          "Ce fichier n'est pas un tableau que Passeur sait lire : ouvrez-le dans un tableur et"
              + " enregistrez-le en XLSX, ODS ou CSV.",
          "This file is not a table that Passeur can read: open it in a spreadsheet program and"
              + " save it as XLSX, ODS or CSV.");

  /** For files that are unpacked to more than is read. */
  static final Bilingual LARGE =
      new Bilingual(
          "Ce tableau est trop grand une fois décompressé : il n'a pas été lu jusqu'au bout."
              + " Enregistrez la feuille en CSV, ou coupez le fichier en plusieurs.",
          "This table is too large once it is unpacked: it was not read to its end. Save the sheet"
              + " as CSV, or split the file.");

  private Table() {}

  /** Opens a file, as often as wanted. */
  @FunctionalInterface
  public interface Source {
    /**
     * The bytes, unpacked.
     *
     * @throws IOException when it cannot be read
     */
    InputStream open() throws IOException;

    /** The file that holds just these bytes, where there is one. */
    default Optional<Path> file() {
      return Optional.empty();
    }
  }

  /**
   * Reads all rows. What cannot be read is told to the sink; what the sink throws is passed on, as
   * nothing else is.
   */
  public static void read(Source source, TableReading reading, TableSink sink) {
    try {
      Container container = Container.of(source);
      if (container == Container.TEXT) {
        new DelimitedText(source, reading, sink, DelimitedText.LARGEST).read();
      } else {
        Spreadsheets.read(container, source, reading, sink);
      }
    } catch (SheetRows.TooLarge e) {
      sink.refuse(0, LARGE);
    } catch (IOException e) {
      sink.refuse(0, new Bilingual("Ce fichier ne peut pas être lu.", "This file cannot be read."));
    }
  }

  /** A heading as rows have it: composed letters, single plain spaces. */
  public static String heading(String written) {
    return Cells.heading(written);
  }
}
