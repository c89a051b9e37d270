package org.passeur.ingest.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.passeur.ingest.encoding.TextEncoding;
import org.passeur.kernel.Bilingual;

/** Reads whole text files, in any encoding that tables may have. */
final class TextFiles {
  private TextFiles() {}

  /** The text without byte order mark; empty, with a problem, when the file cannot be read. */
  static String read(Input input, Harvest harvest) {
    try (InputStream in = input.open()) {
      byte[] bytes = in.readNBytes((int) Input.LARGEST + 1); // what is packed may be a bomb
      if (bytes.length > Input.LARGEST) {
        Inputs.tooLarge(input.name(), harvest);
        return "";
      }
      TextEncoding encoding = TextEncoding.of(new ByteArrayInputStream(bytes));
      String text = text(encoding.reader(new ByteArrayInputStream(bytes)));
      encoding.said().ifPresent(said -> harvest.add(ImportProblem.remark(input.name(), said)));
      return readable(text, encoding, input, harvest).replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      harvest.refuse(
          input.name(), 0, "Ce fichier ne peut pas être lu.", "This file cannot be read.");
      return "";
    }
  }

  private static String text(Reader reader) throws IOException {
    var text = new StringBuilder();
    char[] buffer = new char[1 << 16];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      text.append(buffer, 0, read);
    }
    return text.toString();
  }

  /** Bytes that are no character become the sign for that, and are told. */
  private static String readable(String text, TextEncoding encoding, Input input, Harvest harvest) {
    int at = text.indexOf(TextEncoding.UNREADABLE);
    if (at < 0) {
      return text;
    }
    int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    String name = encoding.charset().name();
    var said =
        new Bilingual(
            "Ce fichier contient des octets qui ne sont pas du "
                + name
                + " : ils ont été lus comme « \ufffd ». Corrigez-les.",
            "This file holds bytes that are not "
                + name
                + ": they were read as “\ufffd”. Correct them.");
    boolean values = input.kind() == Input.Kind.TREE; // a document can be read without a letter
    harvest.add(new ImportProblem(input.name(), line, said, values));
    return text.replace(TextEncoding.UNREADABLE, '\ufffd');
  }
}
