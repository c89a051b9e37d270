package org.passeur.ingest.office;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Detects content of an office file that its readers do not see: comments, tracked changes, hidden
 * text, rows, sheets or slides. It reads the package itself (ECMA-376, ODF 1.3), because text
 * extraction mixes hidden and visible text. In doubt it reports hidden content.
 */
final class HiddenParts {
  private static final long MOST = 256L << 20;
  private static final int CHUNK = 1 << 20;
  private static final int OVERLAP = 512;

  private static final Pattern OFFICE_TEXT =
      Pattern.compile(
          "<(?:\\w+:)?(?:del|ins|moveFrom|comment|cm|threadedComment)[\\s>]"
              + "|<(?:\\w+:)?vanish(?:\\s*/?>|\\s+\\w+:val=\"(?:1|true|on)\")"
              + "|<(?:\\w+:)?sheet\\s[^>]*\\bstate=\"(?:hidden|veryHidden)\""
              + "|<(?:\\w+:)?(?:row|col)\\s[^>]*\\bhidden=\"(?:1|true)\""
              + "|<(?:\\w+:)?sld\\s[^>]*\\bshow=\"(?:0|false)\"");
  private static final Pattern OPEN_TEXT =
      Pattern.compile(
          "<office:annotation[\\s>]|<text:(?:tracked-changes|deletion|insertion)[\\s>]"
              + "|table:display=\"false\"|table:visibility=\"(?:collapse|filter)\""
              + "|presentation:visibility=\"hidden\"|text:display=\"none\"|<text:hidden-");
  private static final Pattern RICH_TEXT =
      Pattern.compile(
          "\\\\(?:annotation|atnauthor|deleted|revised|revauth\\d*|v(?:1)?(?![a-z0-9]))");

  private HiddenParts() {}

  /** Returns the concerns; empty for other kinds of files. */
  static Set<Concern> of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
      if (head.startsWith("PK")) {
        return isIn(file) ? EnumSet.of(Concern.HIDDEN_PARTS) : EnumSet.noneOf(Concern.class);
      } else if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) {
        return EnumSet.of(Concern.OLD_FORMAT);
      } else if (head.startsWith("{\\rt")) {
        return holds(in, RICH_TEXT, MOST)
            ? EnumSet.of(Concern.HIDDEN_PARTS)
            : EnumSet.noneOf(Concern.class);
      }
      return EnumSet.noneOf(Concern.class);
    } catch (IOException | RuntimeException e) {
      return EnumSet.of(Concern.HIDDEN_PARTS);
    }
  }

  private static boolean isIn(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      long left = MOST;
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        boolean open = name.equals("content.xml") || name.equals("styles.xml");
        // styles that hide text are detected where they are used
        boolean office = name.matches("(?i)(word|xl|ppt)/.*\\.xml") && !name.contains("/theme/");
        if (open || office) {
          left -= Math.max(entry.getSize(), 0);
          try (InputStream in = zip.getInputStream(entry)) {
            if (left < 0 || holds(in, open ? OPEN_TEXT : OFFICE_TEXT, MOST)) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }

  private static boolean holds(InputStream in, Pattern signs, long most) throws IOException {
    String before = "";
    Charset charset = StandardCharsets.ISO_8859_1;
    long read = 0;
    for (byte[] some = in.readNBytes(CHUNK); some.length > 0; some = in.readNBytes(CHUNK)) {
      if (read == 0 && some.length > 1 && (some[0] == -1 || some[0] == -2)) {
        charset = some[0] == -1 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      }
      read += some.length;
      String text = before + new String(some, charset);
      if (read > most || signs.matcher(text).find()) {
        return true;
      }
      before = text.substring(Math.max(0, text.length() - OVERLAP));
    }
    return false;
  }
}
