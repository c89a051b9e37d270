package org.passeur.ingest.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file that is given as a table is, by how it begins. */
enum Container {
  TEXT,
  /** Excel since 2007, OpenDocument, or something else. */
  ZIP,
  /** Excel until 2003, or a newer one with a password. */
  OLE2,
  FLAT_OPEN_DOCUMENT,
  /** Web pages and XML that call themselves spreadsheets, PDF. */
  OTHER;

  private static final int BEGINNING = 4096;

  static Container of(Table.Source source) throws IOException {
    try (InputStream in = source.open()) {
      byte[] beginning = in.readNBytes(BEGINNING);
      String text =
          new String(beginning, StandardCharsets.ISO_8859_1)
              .replaceFirst("\\A(?:\u00ef\u00bb\u00bf)?\\s*+", "");
      if (text.startsWith("PK\u0003\u0004")) {
        return ZIP;
      }
      if (text.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
        return OLE2;
      }
      return page(text.toLowerCase(Locale.ROOT));
    }
  }

  private static Container page(String text) {
    if (text.startsWith("<?xml")) {
      return text.contains("<office:document") ? FLAT_OPEN_DOCUMENT : OTHER;
    }
    boolean page = text.startsWith("<html") || text.startsWith("<!doctype html");
    return page || text.startsWith("<table") || text.startsWith("%pdf-") ? OTHER : TEXT;
  }
}
