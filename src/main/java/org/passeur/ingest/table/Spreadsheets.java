package org.passeur.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.passeur.kernel.Bilingual;
import org.xml.sax.SAXException;

/** Reads workbooks of any kind, and says in words why one is not read. */
final class Spreadsheets {
  private static final Bilingual DAMAGED =
      new Bilingual(
          "Ce classeur est endommagé : il n'a pas été lu jusqu'au bout. Ouvrez-le dans un tableur"
              + " et enregistrez-le de nouveau.",
          "This workbook is damaged: it was not read to its end. Open it in a spreadsheet program"
              + " and save it again.");

  private static final Bilingual PASSWORD =
      new Bilingual(
          "Ce classeur est protégé par un mot de passe : enregistrez-le sans.",
          "This workbook is protected by a password: save it without one.");

  private Spreadsheets() {}

  /**
   * @throws IOException when the file cannot be read
   */
  static void read(Container container, Table.Source source, TableReading reading, TableSink sink)
      throws IOException {
    var guarded = new Guarded(sink);
    try {
      if (container == Container.FLAT_OPEN_DOCUMENT) {
        OpenDocumentSheets.read(source, reading, guarded);
      } else if (container == Container.OTHER) {
        sink.refuse(0, Table.NONE);
      } else if (source.file().isPresent()) {
        workbook(container, source.file().get(), reading, guarded);
      } else {
        unpacked(container, source, reading, guarded);
      }
    } catch (Passed e) {
      throw e.thrown;
    } catch (EncryptedDocumentException e) {
      sink.refuse(0, PASSWORD);
    } catch (SheetRows.TooLarge e) {
      sink.refuse(0, Table.LARGE);
    } catch (OldExcelFormatException e) {
      sink.refuse(0, Table.NONE);
    } catch (SAXException | OpenXML4JException | ZipException | RuntimeException e) {
      sink.refuse(0, DAMAGED); // POI throws many kinds, its own and others
    } catch (IOException e) {
      sink.refuse(0, String.valueOf(e.getMessage()).contains("Zip bomb") ? Table.LARGE : DAMAGED);
    }
  }

  private static void unpacked(
      Container container, Table.Source source, TableReading reading, TableSink sink)
      throws IOException, OpenXML4JException, SAXException {
    Path copy = Files.createTempFile("passeur", ".table");
    try {
      try (InputStream in = source.open()) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      workbook(container, copy, reading, sink);
    } finally {
      Files.delete(copy);
    }
  }

  private static void workbook(Container container, Path file, TableReading reading, TableSink sink)
      throws IOException, OpenXML4JException, SAXException {
    if (container == Container.OLE2) {
      OldExcelWorkbook.read(file, reading, sink);
      return;
    }
    try (var zip = new ZipFile(file.toFile())) {
      ZipEntry content = zip.getEntry("content.xml");
      if (content != null && zip.getEntry("mimetype") != null) {
        if (isEncrypted(zip)) {
          throw new EncryptedDocumentException("OpenDocument");
        }
        OpenDocumentSheets.read(() -> zip.getInputStream(content), reading, sink);
        return;
      }
      if (zip.getEntry("[Content_Types].xml") == null || zip.getEntry("xl/workbook.bin") != null) {
        sink.refuse(0, Table.NONE);
        return;
      }
    }
    ExcelWorkbook.read(file, reading, sink);
  }

  private static boolean isEncrypted(ZipFile zip) throws IOException {
    ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
    if (manifest == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(manifest)) {
      byte[] some = in.readNBytes(1 << 20);
      return new String(some, StandardCharsets.UTF_8).contains("encryption-data");
    }
  }

  /** What the sink threw, on its way through the libraries. */
  private static final class Passed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final RuntimeException thrown;

    Passed(RuntimeException thrown) {
      super(thrown);
      this.thrown = thrown;
    }
  }

  /** Tells what the sink throws from what the libraries throw. */
  private record Guarded(TableSink sink) implements TableSink {
    @Override
    public void row(int line, Map<String, String> cells) {
      pass(() -> sink.row(line, cells));
    }

    @Override
    public void refuse(int line, Bilingual why) {
      pass(() -> sink.refuse(line, why));
    }

    @Override
    public void remark(Bilingual what) {
      pass(() -> sink.remark(what));
    }

    private static void pass(Runnable call) {
      try {
        call.run();
      } catch (RuntimeException e) {
        throw new Passed(e);
      }
    }
  }
}
