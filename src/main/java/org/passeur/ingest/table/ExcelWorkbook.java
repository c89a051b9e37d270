package org.passeur.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An Excel workbook ({@code .xlsx}, {@code .xlsm}), read as a stream; macros are not looked at. */
final class ExcelWorkbook {
  private static final long SHEET = 2L << 30;
  private static final long STRINGS = 128L << 20;
  private static final long STYLES = 16L << 20;

  private ExcelWorkbook() {}

  /**
   * @throws IOException when it cannot be read
   * @throws OpenXML4JException when it is no workbook
   * @throws SAXException when its XML is broken
   * @throws SheetRows.TooLarge when it is more than is read
   */
  static void read(Path file, TableReading reading, TableSink sink)
      throws IOException, OpenXML4JException, SAXException {
    try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      var reader = new XSSFReader(parts);
      var book = new Book();
      Xml.parse(reader.getWorkbookData(), STYLES, book);
      ExcelCells.Values values = values(reader, book.from1904);
      for (SheetChoice.Sheet sheet : SheetChoice.of(book.sheets, reading.dialect(), sink)) {
        var rows = new SheetRows(TableRows.ofSheet(reading, sink));
        Xml.parse(reader.getSheet(sheet.key()), SHEET, new ExcelCells(values, rows));
        if (!rows.isEmpty() || reading.dialect().sheet().isPresent()) {
          SheetChoice.tell(sheet, book.sheets, reading.dialect(), sink);
          rows.finish(sink);
          return;
        }
      }
    }
  }

  private static ExcelCells.Values values(XSSFReader reader, boolean from1904)
      throws IOException, OpenXML4JException, SAXException {
    try (InputStream styles = new Bounded(reader.getStylesData(), STYLES)) {
      styles.transferTo(java.io.OutputStream.nullOutputStream());
    }
    try (InputStream strings = reader.getSharedStringsData()) {
      return new ExcelCells.Values(
          strings == null
              ? null
              : new ReadOnlySharedStringsTable(new Bounded(strings, STRINGS), false),
          reader.getStylesTable(),
          from1904);
    }
  }

  /** Names of the sheets, and how days are counted. */
  private static final class Book extends DefaultHandler {
    private final List<SheetChoice.Sheet> sheets = new ArrayList<>();
    private boolean from1904;

    @Override
    public void startElement(String uri, String local, String name, Attributes a) {
      if (local.equals("sheet")) {
        String key = "";
        for (int i = 0; i < a.getLength(); i++) {
          if (a.getLocalName(i).equals("id") && a.getURI(i).endsWith("relationships")) {
            key = a.getValue(i);
          }
        }
        String state = a.getValue("state");
        boolean hidden = state != null && !state.equals("visible");
        sheets.add(new SheetChoice.Sheet(String.valueOf(a.getValue("name")), key, hidden));
      } else if (local.equals("workbookPr")) {
        String counted = a.getValue("date1904");
        from1904 = "1".equals(counted) || "true".equals(counted);
      }
    }
  }
}
