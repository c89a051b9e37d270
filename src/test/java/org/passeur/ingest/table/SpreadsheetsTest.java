package org.passeur.ingest.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SpreadsheetsTest {
  static List<Supplier<Workbook>> excel() {
    return List.of(XSSFWorkbook::new, HSSFWorkbook::new);
  }

  private static Row row(Sheet sheet, int number, Object... cells) {
    Row row = sheet.createRow(number - 1);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Double value) {
        row.createCell(i).setCellValue(value);
      } else if (cells[i] instanceof Boolean value) {
        row.createCell(i).setCellValue(value);
      } else if (!cells[i].equals("")) {
        row.createCell(i).setCellValue((String) cells[i]);
      }
    }
    return row;
  }

  private static void format(Cell cell, String code) {
    Workbook book = cell.getSheet().getWorkbook();
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(code));
    cell.setCellStyle(style);
  }

  @ParameterizedTest
  @MethodSource("excel")
  void cellsAreTextsAsTheyAreShown(Supplier<Workbook> made) throws IOException {
    Workbook book = made.get();
    Sheet sheet = book.createSheet("Groupes");
    row(sheet, 1, "Nom", "Code", "Nombre", "Entier", "Vrai", "Jour", "Moment", "Heure", "Postal");
    Row row = row(sheet, 2, " Été\u00a0", "01000", 1234.5, 1234.0, true, 0.0, 0.0, 0.5, 1000.0);
    row.getCell(5).setCellValue(LocalDate.of(2024, 12, 31));
    format(row.getCell(5), "dd/mm/yyyy");
    row.getCell(6).setCellValue(LocalDateTime.of(2024, 5, 1, 10, 0, 30));
    format(row.getCell(6), "dd/mm/yyyy hh:mm");
    format(row.getCell(7), "hh:mm");
    format(row.getCell(8), "00000");
    ReadTable read = ReadTable.of(SheetSamples.bytes(book));

    assertTrue(read.saysNothing(), read.toString());
    assertEquals(List.of(2), read.lines);
    assertEquals(
        "{Nom=Été, Code=01000, Nombre=1234.5, Entier=1234, Vrai=true, Jour=2024-12-31,"
            + " Moment=2024-05-01T10:00:30, Heure=12:00:00, Postal=01000}",
        new LinkedHashMap<>(read.rows.get(0)).toString());
  }

  @ParameterizedTest
  @MethodSource("excel")
  void numbersAreWrittenInFull(Supplier<Workbook> made) throws IOException {
    Workbook book = made.get();
    Sheet sheet = book.createSheet();
    row(sheet, 1, "a", "b");
    double[] numbers = {0.1 + 0.2, 1e15, 123456789012.0, 0.00001, -5, 0, 12, 1.1};
    String[] formats = {"General", "0", "#,##0", "0.00", "0%", "0.00", "#,##0.00 \"€\"", "General"};
    for (int i = 0; i < numbers.length; i++) {
      format(row(sheet, i + 2, numbers[i], "x").getCell(0), formats[i]);
    }

    assertEquals(
        List.of("0.3", "1000000000000000", "123456789012", "0.00001", "-5", "0", "12", "1.1"),
        ReadTable.of(SheetSamples.bytes(book)).column("a"));
  }

  @ParameterizedTest
  @MethodSource("excel")
  void formulasGiveWhatTheyGaveWhenTheFileWasSaved(Supplier<Workbook> made) throws IOException {
    Workbook book = made.get();
    Sheet sheet = book.createSheet();
    row(sheet, 1, "a", "b", "c", "d");
    Row row = row(sheet, 2, 2.0);
    row.createCell(1).setCellFormula("A2*1.5");
    row.createCell(2).setCellFormula("\"n\"&A2");
    row.createCell(3).setCellFormula("1/0");
    book.getCreationHelper().createFormulaEvaluator().evaluateAll();
    ReadTable read = ReadTable.of(SheetSamples.bytes(book));

    assertEquals(List.of(Map.of("a", "2", "b", "3", "c", "n2")), read.rows);
    assertEquals(List.of("Cells with an error, read as empty: D2."), read.remarks);
  }

  @Test
  void aFormulaThatWasNeverReckonedIsToldAndNotReadAsNothing() throws IOException {
    var book = new XSSFWorkbook();
    Sheet sheet = book.createSheet();
    row(sheet, 1, "a", "b");
    row(sheet, 2, "x").createCell(1).setCellFormula("1+1");
    ReadTable read = ReadTable.of(SheetSamples.bytes(book));

    assertTrue(read.refusals.get(0).contains("B2"), read.toString());
  }

  @ParameterizedTest
  @MethodSource("excel")
  void theFirstSheetIsReadUnlessAnotherIsNamed(Supplier<Workbook> made) throws IOException {
    Workbook book = made.get();
    book.createSheet("Vide");
    row(book.createSheet("Secrets"), 1, "Nom");
    book.setSheetVisibility(1, SheetVisibility.HIDDEN);
    for (String name : List.of("Groupes", "Villes")) {
      Sheet sheet = book.createSheet(name);
      row(sheet, 1, "Nom", "Note");
      row(sheet, 2, name, "n");
    }
    byte[] bytes = SheetSamples.bytes(book);

    ReadTable first = ReadTable.of(bytes);
    assertEquals(List.of("Groupes"), first.column("Nom"));
    assertTrue(first.remarks.get(0).contains("“Groupes”"), first.toString());
    assertTrue(first.remarks.get(0).contains("Vide, Secrets, Villes"), first.toString());
    for (String wanted : List.of("villes", "4")) {
      ReadTable named = ReadTable.of(bytes, TableDialect.GUESSED.withSheet(wanted));
      assertEquals(List.of("Villes"), named.column("Nom"));
      assertTrue(named.saysNothing());
    }
    ReadTable none = ReadTable.of(bytes, TableDialect.GUESSED.withSheet("Pays"));
    assertTrue(none.refusals.get(0).contains("There are: Vide, Secrets, Groupes, Villes"));
  }

  @ParameterizedTest
  @MethodSource("excel")
  void whatReadersDoNotSeeIsNotReadAndThatIsSaid(Supplier<Workbook> made) throws IOException {
    Workbook book = made.get();
    Sheet sheet = book.createSheet();
    row(sheet, 1, "Nom", "Caché", "Note");
    row(sheet, 2, "A", "b", "c");
    row(sheet, 3, "D", "e", "f").setZeroHeight(true);
    sheet.setColumnHidden(1, true);
    ReadTable read = ReadTable.of(SheetSamples.bytes(book));

    assertEquals(List.of(Map.of("Nom", "A", "Note", "c")), read.rows);
    assertTrue(read.refusals.get(0).startsWith("1 hidden row was"), read.toString());
    assertTrue(read.refusals.get(1).startsWith("Hidden columns were not read (B)"));
  }

  @ParameterizedTest
  @MethodSource("excel")
  void titlesAboveAndCellsMergedOverRowsAreTold(Supplier<Workbook> made) throws IOException {
    Workbook book = made.get();
    Sheet sheet = book.createSheet();
    row(sheet, 1, "Liste des groupes");
    row(sheet, 3, "Ville", "Nom", "Note");
    row(sheet, 4, "Sète", "A", "x");
    row(sheet, 5, "", "B", "y");
    sheet.addMergedRegion(CellRangeAddress.valueOf("A4:A5"));
    ReadTable read = ReadTable.of(SheetSamples.bytes(book));

    assertEquals(List.of("A", "B"), read.column("Nom"));
    assertEquals(List.of(4, 5), read.lines);
    assertTrue(read.remarks.get(0).contains("taken from line 3"), read.toString());
    assertTrue(read.remarks.get(1).contains("(A4)"), read.toString());
  }

  @ParameterizedTest
  @MethodSource("excel")
  void equalHeadingsAndCellsBesideTheTableAreRefused(Supplier<Workbook> made) throws IOException {
    Workbook book = made.get();
    Sheet sheet = book.createSheet();
    row(sheet, 1, "Nom", "Nom");
    row(sheet, 2, "A", "B");
    assertTrue(ReadTable.of(SheetSamples.bytes(book)).refusals.get(0).contains("“Nom”"));

    Workbook wide = made.get();
    Sheet beside = wide.createSheet();
    row(beside, 1, "Nom", "Note");
    row(beside, 2, "A", "B");
    row(beside, 3, "C", "D", "à revoir");
    ReadTable read = ReadTable.of(SheetSamples.bytes(wide));
    assertEquals(List.of("A"), read.column("Nom"));
    assertEquals(List.of(3), read.refusedLines);
  }

  @Test
  void daysMayBeCountedFrom1904() throws IOException {
    var book = new XSSFWorkbook();
    book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
    Sheet sheet = book.createSheet();
    row(sheet, 1, "a", "b");
    format(row(sheet, 2, 44196.0, "x").getCell(0), "yyyy-mm-dd");

    assertEquals(List.of("2025-01-01"), ReadTable.of(SheetSamples.bytes(book)).column("a"));
  }

  @Test
  void lineBreaksInCellsStay() throws IOException {
    var book = new XSSFWorkbook();
    Sheet sheet = book.createSheet();
    row(sheet, 1, "Nom\ndu groupe", "b");
    row(sheet, 2, "un\ndeux \"trois\"", "x");

    assertEquals(
        List.of("un\ndeux \"trois\""),
        ReadTable.of(SheetSamples.bytes(book)).column("Nom du groupe"));
  }

  private static String cell(String attributes, String text) {
    return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
  }

  @Test
  void openDocumentCellsAreTextsAsTheyAreShown() throws IOException {
    String table =
        "<table:table table:name=\"Groupes\">"
            + SheetSamples.odsRow(
                "Nom", "Code", "Nombre", "Entier", "Vrai", "Jour", "Moment", "Heure", "Postal",
                "Part", "Texte")
            + SheetSamples.odsRow(
                " Été",
                "01000",
                cell("office:value-type=\"float\" office:value=\"1234.5\"", "1 234,5"),
                cell("office:value-type=\"currency\" office:value=\"1234\"", "1 234 €"),
                cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VRAI"),
                cell("office:value-type=\"date\" office:date-value=\"2024-12-31\"", "31/12/24"),
                cell("office:value-type=\"date\" office:date-value=\"2024-05-01T10:00:30\"", "x"),
                cell("office:value-type=\"time\" office:time-value=\"PT12H00M00S\"", "12:00"),
                cell("office:value-type=\"float\" office:value=\"1000\"", "01000"),
                cell("office:value-type=\"percentage\" office:value=\"0.125\"", "12,5 %"),
                "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note de"
                    + " relecture</text:p></office:annotation><text:p>un<text:s"
                    + " text:c=\"2\"/>deux<text:line-break/><text:span>trois</text:span></text:p>"
                    + "<text:p>quatre</text:p></table:table-cell>")
            + "<table:table-row table:number-rows-repeated=\"1048500\"><table:table-cell"
            + " table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    ReadTable read = ReadTable.of(SheetSamples.ods(table));

    assertTrue(read.saysNothing(), read.toString());
    assertEquals(
        "{Nom=Été, Code=01000, Nombre=1234.5, Entier=1234, Vrai=true, Jour=2024-12-31,"
            + " Moment=2024-05-01T10:00:30, Heure=12:00:00, Postal=01000, Part=0.125,"
            + " Texte=un  deux\ntrois\nquatre}",
        read.rows.get(0).toString());
  }

  @Test
  void openDocumentRowsMayBeRepeatedHiddenAndInOtherSheets() throws IOException {
    String table =
        "<table:table table:name=\"Caché\" table:style-name=\"ta2\">"
            + SheetSamples.odsRow("x", "y")
            + "</table:table><table:table table:name=\"Groupes\"><table:table-column"
            + " table:number-columns-repeated=\"2\"/><table:table-column"
            + " table:visibility=\"collapse\"/>"
            + SheetSamples.odsRow("Nom", "Note", "Secret")
            + SheetSamples.odsRow("A", "x", "y")
                .replace("<table:table-row>", "<table:table-row table:number-rows-repeated=\"3\">")
            + SheetSamples.odsRow("B", "x", "y")
                .replace("<table:table-row>", "<table:table-row table:visibility=\"filter\">")
            + SheetSamples.odsRow("C", "<table:table-cell calcext:value-type=\"error\"/>")
            + "</table:table>";
    ReadTable read = ReadTable.of(SheetSamples.ods(table));

    assertEquals(List.of("A", "A", "A", "C"), read.column("Nom"), read.toString());
    assertEquals(List.of(2, 3, 4, 6), read.lines);
    assertEquals(List.of(5, 0), read.refusedLines, read.toString());
    assertTrue(read.remarks.get(0).contains("Other sheets: Caché"), read.toString());
    assertTrue(read.remarks.get(1).contains("B6"), read.toString());
    byte[] flat = SheetSamples.content(table).getBytes(StandardCharsets.UTF_8);
    assertEquals(read.rows, ReadTable.of(flat).rows);
  }

  @Test
  void whatIsNoTableIsSaid() throws IOException {
    for (byte[] bytes :
        List.of(
            "<html><table><tr><td>Nom</td></tr></table></html>".getBytes(StandardCharsets.UTF_8),
            "<?xml version=\"1.0\"?><Workbook/>".getBytes(StandardCharsets.UTF_8),
            "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
            SheetSamples.zip(Map.of("word/document.xml", "<x/>")))) {
      ReadTable read = ReadTable.of(bytes);
      assertTrue(read.refusals.get(0).contains("save it as XLSX, ODS or CSV"), read.toString());
    }
  }

  @Test
  void aWorkbookWithAPasswordIsCalledThat() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem();
        var book = new XSSFWorkbook()) {
      book.createSheet();
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("essai");
      try (var in = encryptor.getDataStream(files)) {
        book.write(in);
      }
      files.writeFilesystem(out);
    }
    assertTrue(ReadTable.of(out.toByteArray()).refusals.get(0).contains("password"));
  }

  @Test
  void damagedWorkbooksAreTold() throws IOException {
    var book = new XSSFWorkbook();
    row(book.createSheet(), 1, "Nom", "Note");
    byte[] whole = SheetSamples.bytes(book);
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
    assertTrue(ReadTable.of(half).refusals.get(0).contains("damaged"));

    String table = "<table:table table:name=\"G\">" + SheetSamples.odsRow("Nom", "Note");
    ReadTable cut = ReadTable.of(SheetSamples.ods(table + SheetSamples.odsRow("A", "<oops")));
    assertTrue(cut.refusals.get(0).contains("damaged"), cut.toString());
  }

  @Test
  void bombsAreGivenUp() throws IOException {
    String laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
            + " \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    parts.put("content.xml", laughs + "<office:document-content>&c;</office:document-content>");
    assertTrue(ReadTable.of(SheetSamples.zip(parts)).refusals.get(0).contains("damaged"));

    String cell = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p>";
    String rows =
        "<table:table-row table:number-rows-repeated=\"1048576\">"
            + cell
            + "</table:table-cell></table:table-row>";
    ReadTable bomb =
        ReadTable.of(SheetSamples.ods("<table:table table:name=\"G\">" + rows + "</table:table>"));
    assertTrue(bomb.refusals.toString().contains("too large"), bomb.refusals.toString());
  }
}
