package org.passeur.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * A command that ran in this process.
 *
 * @param code it ended with
 * @param words everything it said, kept from the console
 */
record Ran(int code, String words) {
  static Ran of(Object... line) {
    String[] texts = new String[line.length];
    for (int i = 0; i < line.length; i++) {
      texts[i] = line[i].toString();
    }
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var writer = new PrintWriter(stream, true, StandardCharsets.UTF_8);
    PrintStream out = System.out;
    PrintStream err = System.err;
    try {
      System.setOut(stream);
      System.setErr(stream);
      int code = Main.line().setErr(writer).setOut(writer).execute(texts);
      writer.flush();
      return new Ran(code, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
