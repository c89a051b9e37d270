package org.passeur.ingest.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An OpenDocument spreadsheet, read as a stream of XML: {@code content.xml} of an {@code .ods}, or
 * all of an {@code .fods}.
 */
final class OpenDocumentSheets {
  private static final long LARGEST = 2L << 30;

  private OpenDocumentSheets() {}

  /**
   * @param content opens the XML
   * @throws IOException when it cannot be read
   * @throws SAXException when its XML is broken
   * @throws SheetRows.TooLarge when it is more than is read
   */
  static void read(Table.Source content, TableReading reading, TableSink sink)
      throws IOException, SAXException {
    var book = new Book();
    Xml.parse(content.open(), LARGEST, book);
    for (SheetChoice.Sheet sheet : SheetChoice.of(book.sheets, reading.dialect(), sink)) {
      var rows = new SheetRows(TableRows.ofSheet(reading, sink));
      Xml.parse(
          content.open(), LARGEST, new OpenDocumentCells(Integer.parseInt(sheet.key()), rows));
      if (!rows.isEmpty() || reading.dialect().sheet().isPresent()) {
        SheetChoice.tell(sheet, book.sheets, reading.dialect(), sink);
        rows.finish(sink);
        return;
      }
    }
  }

  /** The sheets; a style tells which are hidden. */
  private static final class Book extends DefaultHandler {
    private final List<SheetChoice.Sheet> sheets = new ArrayList<>();
    private final Set<String> hiding = new HashSet<>();
    private String style = "";
    private int depth;

    @Override
    public void startElement(String uri, String local, String name, Attributes a) {
      if (name.equals("style:style")) {
        style = String.valueOf(a.getValue("style:name"));
      } else if (name.equals("style:table-properties")
          && "false".equals(a.getValue("table:display"))) {
        hiding.add(style);
      } else if (name.equals("table:table") && depth++ == 0) {
        boolean hidden = hiding.contains(String.valueOf(a.getValue("table:style-name")));
        String key = String.valueOf(sheets.size());
        sheets.add(new SheetChoice.Sheet(String.valueOf(a.getValue("table:name")), key, hidden));
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      if (name.equals("table:table")) {
        depth--;
      }
    }
  }
}
