package org.passeur.ingest.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A workbook as Excel wrote it until 2003 ({@code .xls}). It is read as a whole: a sheet has 65,536
 * rows at most, and large files are refused.
 */
final class OldExcelWorkbook {
  private static final long LARGEST = 32L << 20;

  private OldExcelWorkbook() {}

  /**
   * @throws IOException when it cannot be read
   * @throws EncryptedDocumentException when it has a password
   * @throws SheetRows.TooLarge when it is more than is read
   */
  static void read(Path file, TableReading reading, TableSink sink) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new SheetRows.TooLarge();
    }
    try (var files = new POIFSFileSystem(file.toFile(), true)) {
      if (files.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new EncryptedDocumentException("EncryptedPackage");
      }
      try (var book = new HSSFWorkbook(files)) {
        sheets(book, reading, sink);
      }
    }
  }

  private static void sheets(HSSFWorkbook book, TableReading reading, TableSink sink) {
    List<SheetChoice.Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < book.getNumberOfSheets(); i++) {
      boolean hidden = book.isSheetHidden(i) || book.isSheetVeryHidden(i);
      sheets.add(new SheetChoice.Sheet(book.getSheetName(i), String.valueOf(i), hidden));
    }
    boolean from1904 = book.getInternalWorkbook().isUsing1904DateWindowing();
    for (SheetChoice.Sheet sheet : SheetChoice.of(sheets, reading.dialect(), sink)) {
      var rows = new SheetRows(TableRows.ofSheet(reading, sink));
      read(book.getSheetAt(Integer.parseInt(sheet.key())), rows, from1904);
      if (!rows.isEmpty() || reading.dialect().sheet().isPresent()) {
        SheetChoice.tell(sheet, sheets, reading.dialect(), sink);
        rows.finish(sink);
        return;
      }
    }
  }

  private static void read(Sheet sheet, SheetRows rows, boolean from1904) {
    for (int column = 0; column < 256; column++) {
      if (sheet.isColumnHidden(column)) {
        rows.hideColumns(column, column);
      }
    }
    for (Row row : sheet) {
      rows.begin(row.getRowNum() + 1, row.getZeroHeight());
      for (Cell cell : row) {
        take(cell, rows, from1904);
      }
      rows.end(1);
    }
    for (CellRangeAddress merged : sheet.getMergedRegions()) {
      if (merged.getLastRow() > merged.getFirstRow()) {
        rows.merged(merged.formatAsString().replaceFirst(":.*", ""));
      }
    }
  }

  private static void take(Cell cell, SheetRows rows, boolean from1904) {
    int column = cell.getColumnIndex();
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    switch (type) {
      case NUMERIC ->
          rows.cell(
              column,
              NumberCells.text(
                  cell.getNumericCellValue(),
                  cell.getCellStyle().getDataFormat(),
                  String.valueOf(cell.getCellStyle().getDataFormatString()),
                  from1904));
      case STRING -> rows.cell(column, cell.getRichStringCellValue().getString());
      case BOOLEAN -> rows.cell(column, String.valueOf(cell.getBooleanCellValue()));
      case ERROR -> rows.error(column);
      default -> {}
    }
  }
}
