package org.passeur.ingest.table;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The cells of one sheet of an OpenDocument spreadsheet, as they pass by. */
final class OpenDocumentCells extends DefaultHandler {
  private final int wanted;
  private final SheetRows rows;
  private final StringBuilder text = new StringBuilder();

  private int sheet = -1;

  /** Of tables: one may stand in a cell of another. */
  private int depth;

  private int aside;
  private int line;
  private int rowTimes;
  private int column;
  private int columns;
  private int cellTimes;
  private boolean inCell;
  private boolean inText;
  private int paragraphs;
  private String type = "";
  private String value = "";

  /**
   * @param wanted the number of the sheet, from 0
   */
  OpenDocumentCells(int wanted, SheetRows rows) {
    this.wanted = wanted;
    this.rows = rows;
  }

  private boolean isHere() {
    return depth == 1 && sheet == wanted && aside == 0;
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes a) {
    if (name.equals("table:table") && depth++ == 0) {
      sheet++;
    } else if (isAside(name)) {
      aside++;
    } else if (isHere()) {
      start(name, a);
    }
  }

  /** Notes of readers, and pictures with the texts that stand in them. */
  private static boolean isAside(String name) {
    return name.equals("office:annotation")
        || name.equals("table:shapes")
        || name.startsWith("draw:");
  }

  private void start(String name, Attributes a) {
    switch (name) {
      case "table:table-column" -> {
        int times = times(a.getValue("table:number-columns-repeated"));
        if (isHidden(a)) {
          rows.hideColumns(columns, columns + times - 1);
        }
        columns += times;
      }
      case "table:table-row" -> {
        rowTimes = times(a.getValue("table:number-rows-repeated"));
        column = 0;
        rows.begin(line + 1, isHidden(a));
      }
      case "table:table-cell" -> {
        cellTimes = times(a.getValue("table:number-columns-repeated"));
        inCell = true;
        paragraphs = 0;
        text.setLength(0);
        type = "error".equals(a.getValue("calcext:value-type")) ? "error" : type(a);
        value = value(a);
        if (times(a.getValue("table:number-rows-spanned")) > 1) {
          rows.merged(column);
        }
      }
      case "table:covered-table-cell" ->
          cellTimes = times(a.getValue("table:number-columns-repeated"));
      case "text:p", "text:h" -> {
        if (inCell && paragraphs++ > 0) {
          text.append('\n');
        }
        inText = inCell;
      }
      case "text:s" -> {
        if (inText) {
          text.append(" ".repeat(Math.min(times(a.getValue("text:c")), 1000)));
        }
      }
      case "text:tab" -> append("\t");
      case "text:line-break" -> append("\n");
      default -> {}
    }
  }

  private void append(String some) {
    if (inText) {
      text.append(some);
    }
  }

  private static boolean isHidden(Attributes a) {
    String visibility = a.getValue("table:visibility");
    return "collapse".equals(visibility) || "filter".equals(visibility);
  }

  private static String type(Attributes a) {
    return a.getValue("office:value-type") == null ? "" : a.getValue("office:value-type");
  }

  private static String value(Attributes a) {
    for (String name :
        new String[] {
          "office:date-value",
          "office:time-value",
          "office:boolean-value",
          "office:string-value",
          "office:value"
        }) {
      if (a.getValue(name) != null) {
        return a.getValue(name);
      }
    }
    return "";
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (inText && isHere()) {
      text.append(characters, start, length);
      if (text.length() > 1 << 21) {
        throw new SheetRows.TooLarge();
      }
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    if (name.equals("table:table")) {
      depth--;
    } else if (isAside(name)) {
      aside--;
    } else if (isHere()) {
      end(name);
    }
  }

  private void end(String name) {
    switch (name) {
      case "text:p", "text:h" -> inText = false;
      case "table:table-cell" -> {
        inCell = false;
        cell();
        column += cellTimes;
      }
      case "table:covered-table-cell" -> column += cellTimes;
      case "table:table-row" -> {
        rows.end(rowTimes);
        line += rowTimes;
      }
      default -> {}
    }
  }

  private void cell() {
    if (type.equals("error")) {
      rows.error(column);
      return;
    }
    String shown = shown();
    if (!shown.isEmpty()) {
      for (int i = 0; i < cellTimes; i++) {
        rows.cell(column + i, shown);
      }
    }
  }

  private String shown() {
    String said = text.toString();
    return switch (type) {
      case "float", "percentage", "currency" -> number(said);
      case "date" -> value.replaceFirst("(T\\d\\d:\\d\\d:\\d\\d)[.,]\\d+$", "$1");
      case "time" -> time();
      case "boolean" -> value;
      default -> paragraphs == 0 ? value : said;
    };
  }

  /** In full; where zeros are shown before it, or its digits are parted, as it is shown. */
  private String number(String said) {
    try {
      String plain = NumberCells.plain(Double.parseDouble(value));
      String digits = said.replaceAll("[ \u00a0\u202f.-]", "");
      boolean decimals = said.indexOf('.') >= 0 && said.indexOf('.') == said.lastIndexOf('.');
      boolean code =
          !decimals && digits.matches("0\\d+") && plain.matches("\\d+") && digits.endsWith(plain);
      return code && type.equals("float") ? said : plain;
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private String time() {
    try {
      Duration duration = Duration.parse(value);
      return duration.compareTo(Duration.ofDays(1)) < 0 && !duration.isNegative()
          ? DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofSecondOfDay(duration.toSeconds()))
          : String.format(
              Locale.ROOT,
              "%d:%02d:%02d",
              duration.toHours(),
              duration.toMinutesPart(),
              duration.toSecondsPart());
    } catch (DateTimeParseException e) {
      return value;
    }
  }

  private static int times(@Nullable String number) {
    try {
      return number == null ? 1 : Math.min(Math.max(1, Integer.parseInt(number)), 1 << 21);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
