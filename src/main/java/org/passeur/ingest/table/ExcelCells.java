package org.passeur.ingest.table;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The cells of a sheet of an Excel workbook, as they pass by. */
final class ExcelCells extends DefaultHandler {
  /**
   * What the cells of a workbook refer to.
   *
   * @param strings null where it has none
   */
  record Values(@Nullable SharedStrings strings, StylesTable styles, boolean from1904) {}

  /** A number format. */
  private record Format(int index, String code) {}

  private final Values values;
  private final SheetRows rows;
  private final Map<Integer, Format> formats = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private int row;
  private int column;
  private String type = "";
  private int style;
  private boolean formula;
  private boolean collecting;
  private boolean reading;
  private boolean sounds;

  ExcelCells(Values values, SheetRows rows) {
    this.values = values;
    this.rows = rows;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes a) {
    switch (local) {
      case "col" -> {
        if (isTrue(a.getValue("hidden"))) {
          rows.hideColumns(number(a.getValue("min"), 1) - 1, number(a.getValue("max"), 1) - 1);
        }
      }
      case "row" -> {
        row = number(a.getValue("r"), row + 1);
        column = -1;
        rows.begin(row, isTrue(a.getValue("hidden")));
      }
      case "c" -> {
        column = column(a.getValue("r"), column + 1);
        type = a.getValue("t") == null ? "n" : a.getValue("t");
        style = number(a.getValue("s"), 0);
        formula = false;
        text.setLength(0);
        reading = true;
      }
      case "f" -> formula = true;
      case "rPh" -> sounds = true;
      case "v", "t" -> collecting = reading && !sounds;
      case "mergeCell" -> merged(String.valueOf(a.getValue("ref")));
      default -> {}
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (collecting) {
      text.append(characters, start, length);
      if (text.length() > 1 << 21) {
        throw new SheetRows.TooLarge();
      }
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    switch (local) {
      case "v", "t" -> collecting = false;
      case "rPh" -> sounds = false;
      case "c" -> {
        reading = false;
        cell();
      }
      case "row" -> rows.end(1);
      default -> {}
    }
  }

  private void cell() {
    String raw = text.toString();
    if (raw.isEmpty()) {
      if (formula && !type.equals("str")) {
        rows.unreckoned(column);
      }
      return;
    }
    switch (type) {
      case "s" -> rows.cell(column, shared(raw));
      case "str", "inlineStr" -> rows.cell(column, plain(raw));
      case "b" -> rows.cell(column, isTrue(raw) ? "true" : "false");
      case "e" -> rows.error(column);
      case "d" -> rows.cell(column, raw.replaceFirst("T00:00:00(?:\\.0+)?Z?$", ""));
      default -> rows.cell(column, number(raw));
    }
  }

  private String shared(String raw) {
    SharedStrings strings = values.strings();
    int index = number(raw, -1);
    return strings == null || index < 0 || index >= strings.getUniqueCount()
        ? ""
        : String.valueOf(strings.getItemAt(index).getString());
  }

  /** Texts have characters that XML does not allow as {@code _x000B_}. */
  private static String plain(String raw) {
    return raw.contains("_x") ? new XSSFRichTextString(raw).getString() : raw;
  }

  private String number(String raw) {
    try {
      Format format = formats.computeIfAbsent(style, this::format);
      return NumberCells.text(
          Double.parseDouble(raw.strip()), format.index(), format.code(), values.from1904());
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  private Format format(int index) {
    if (index >= values.styles().getNumCellStyles()) {
      return new Format(0, "General");
    }
    XSSFCellStyle found = values.styles().getStyleAt(index);
    String code = found.getDataFormatString();
    return new Format(found.getDataFormat(), code == null ? "General" : code);
  }

  private void merged(String ref) {
    String[] corners = ref.split(":", -1);
    if (corners.length == 2
        && !corners[0].replaceAll("\\D", "").equals(corners[1].replaceAll("\\D", ""))) {
      rows.merged(corners[0]);
    }
  }

  private static boolean isTrue(@Nullable String value) {
    return "1".equals(value) || "true".equals(value);
  }

  private static int number(@Nullable String value, int otherwise) {
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The column of a reference such as {@code AB12}, from 0. */
  private static int column(@Nullable String reference, int otherwise) {
    if (reference == null) {
      return otherwise;
    }
    int column = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c >= 'A' && c <= 'Z' && column < 1 << 20) {
        column = column * 26 + (c - 'A' + 1);
      }
    }
    return column == 0 ? otherwise : column - 1;
  }
}
