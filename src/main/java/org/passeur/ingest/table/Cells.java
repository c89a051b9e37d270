package org.passeur.ingest.table;

import org.passeur.kernel.Nfc;

/** Texts of cells and of headings. */
final class Cells {
  private Cells() {}

  /** Without any kind of space around it; line ends are those of Unix. */
  static String trimmed(String cell) {
    int begin = 0;
    int end = cell.length();
    while (begin < end && isSpace(cell.charAt(begin))) {
      begin++;
    }
    while (end > begin && isSpace(cell.charAt(end - 1))) {
      end--;
    }
    String text = cell.substring(begin, end);
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** A heading with composed letters and each run of spaces and line ends as one space. */
  static String heading(String cell) {
    var name = new StringBuilder();
    boolean space = false;
    String composed = Nfc.of(cell);
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (isSpace(c)) {
        space = true;
      } else {
        if (space && !name.isEmpty()) {
          name.append(' ');
        }
        name.append(c);
        space = false;
      }
    }
    return name.toString();
  }

  /** Also the spaces that do not break, which Java's own {@code strip} keeps, and marks. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff' || c == '\u200b';
  }
}
