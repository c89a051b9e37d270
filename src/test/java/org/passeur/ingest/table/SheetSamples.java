package org.passeur.ingest.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hpsf.Section;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.CodePageUtil;

/** Small spreadsheets, as tests need them. */
final class SheetSamples {
  private SheetSamples() {}

  static byte[] bytes(Workbook book) throws IOException {
    var out = new ByteArrayOutputStream();
    if (book instanceof HSSFWorkbook old) {
      old.createInformationProperties(); // what Excel writes
      for (Section section : old.getDocumentSummaryInformation().getSections()) {
        section.setCodepage(CodePageUtil.CP_UTF8);
      }
      old.getSummaryInformation().getFirstSection().setCodepage(CodePageUtil.CP_UTF8);
    }
    try (book) {
      book.write(out);
    }
    return out.toByteArray();
  }

  /** A zip file with these texts. */
  static byte[] zip(Map<String, String> parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  /**
   * An OpenDocument spreadsheet as LibreOffice writes it.
   *
   * @param tables what stands in {@code office:spreadsheet}
   */
  static byte[] ods(String tables) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put("content.xml", content(tables));
    return zip(parts);
  }

  static String content(String tables) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<office:document-content"
        + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
        + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
        + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
        + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""
        + " office:version=\"1.3\"><office:automatic-styles>"
        + "<style:style style:name=\"ta2\" style:family=\"table\">"
        + "<style:table-properties table:display=\"false\"/></style:style>"
        + "</office:automatic-styles><office:body><office:spreadsheet>"
        + tables
        + "</office:spreadsheet></office:body></office:document-content>";
  }

  /** A row of texts. */
  static String odsRow(String... cells) {
    var row = new StringBuilder("<table:table-row>");
    for (String cell : cells) {
      row.append(
          cell.startsWith("<")
              ? cell
              : "<table:table-cell office:value-type=\"string\"><text:p>"
                  + cell
                  + "</text:p></table:table-cell>");
    }
    return row.append("</table:table-row>").toString();
  }
}
