package org.passeur.ingest.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Numbers of cells as texts: dates and times in ISO form, other numbers in full with a point, as
 * many digits as spreadsheets show; formats that put zeros before a number or parts it, as for
 * postal codes and telephone numbers, are followed.
 */
final class NumberCells {
  private static final MathContext SHOWN = new MathContext(15);

  private static final Pattern NOT_OF_DATES =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]");

  /** Digits that are always shown, before or between others: {@code 00000}, {@code 0#" "##}. */
  private static final Pattern CODE =
      Pattern.compile("0(?=.*[0#])(?:[0# -]|\\\\[ .-]|\"[ .-]\")++", Pattern.DOTALL);

  private NumberCells() {}

  /**
   * @param format the number format of Excel, with its index, where one is set
   * @param from1904 whether days are counted from 1904
   */
  static String text(double value, int index, String format, boolean from1904) {
    if (DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value)) {
      return moment(value, NOT_OF_DATES.matcher(format).replaceAll(""), from1904);
    }
    String plain = plain(value);
    if (CODE.matcher(format).matches() && plain.matches("\\d+")) {
      return new DataFormatter(Locale.ROOT).formatRawCellContents(value, index, format);
    }
    return plain;
  }

  static String plain(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "";
    }
    return BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros().toPlainString();
  }

  private static String moment(double value, String format, boolean from1904) {
    String codes = format.toLowerCase(Locale.ROOT);
    boolean time = codes.contains("h") || codes.contains("s");
    boolean day = codes.contains("y") || codes.contains("d");
    if (!day && time) {
      return time(value);
    }
    LocalDateTime at = DateUtil.getLocalDateTime(value, from1904, true);
    return time
        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS))
        : DateTimeFormatter.ISO_LOCAL_DATE.format(at);
  }

  /** A time of day, or a duration that may be longer than a day. */
  private static String time(double value) {
    long seconds = Math.round(value * 86_400);
    return seconds < 86_400
        ? DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofSecondOfDay(seconds))
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
