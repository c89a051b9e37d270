package org.passeur.ingest.office;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.passeur.ingest.confine.Means;

/**
 * What a reader and the one who asks it say to each other. The reader may have been taken over by a
 * document, so what it says is plain text of bounded length and never an object of Java.
 */
final class Wire {
  /** Begins a request: name, then the file in pieces, the last one empty. */
  static final int DOCUMENT = 'D';

  private static final int TEXT = 'T';
  private static final int FAILURE = 'F';

  /** In bytes; a passage and what stands beside are bounded in characters by {@link Passages}. */
  private static final int LONGEST = 4 * Passages.MOST;

  private Wire() {}

  /**
   * What was read; empty texts where the file does not say.
   *
   * @param type media type that its content tells, without parameters
   * @param cut whether it has more text than is kept
   */
  record Read(
      String type,
      boolean cut,
      String title,
      String created,
      String modified,
      String language,
      String beside,
      List<Passages.Passage> passages) {}

  /** What kept the reader from reading, in words of exceptions. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String said) {
      super(said);
    }
  }

  static void writeMeans(DataOutputStream out, Set<Means> means) throws IOException {
    out.writeByte(means.size());
    for (Means each : means) {
      writeText(out, each.name());
    }
  }

  static Set<Means> readMeans(DataInputStream in) throws IOException {
    Set<Means> means = EnumSet.noneOf(Means.class);
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      means.add(means(readText(in)));
    }
    return means;
  }

  private static Means means(String name) throws IOException {
    try {
      return Means.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("not one of the means that hold a reader", e);
    }
  }

  static void writeText(DataOutputStream out, Metadata metadata, Passages passages)
      throws IOException {
    out.writeByte(TEXT);
    List<Passages.Passage> all = passages.all();
    writeValue(out, metadata.get(Metadata.CONTENT_TYPE));
    out.writeBoolean(passages.cut());
    writeValue(out, metadata.get(TikaCoreProperties.TITLE));
    writeValue(out, metadata.get(TikaCoreProperties.CREATED));
    writeValue(out, metadata.get(TikaCoreProperties.MODIFIED));
    writeValue(out, metadata.get(Metadata.CONTENT_LANGUAGE));
    writeText(out, passages.beside());
    out.writeInt(all.size());
    for (Passages.Passage passage : all) {
      out.writeBoolean(passage.heading());
      writeText(out, passage.text());
    }
  }

  static void writeFailure(DataOutputStream out, Throwable failure) throws IOException {
    var said = new StringBuilder(failure.getClass().getSimpleName()).append('\n');
    int causes = 0;
    for (Throwable t = failure; t != null && causes < 20; t = t.getCause(), causes++) {
      said.append(t.getClass().getSimpleName()).append(' ').append(t.getMessage()).append('\n');
    }
    out.writeByte(FAILURE);
    writeText(out, said.substring(0, Math.min(said.length(), 10_000)));
  }

  /**
   * @throws Failure when the document could not be read
   * @throws IOException when the reader died, or says what no reader says
   */
  static Read readAnswer(DataInputStream in) throws IOException, Failure {
    int kind = in.readUnsignedByte();
    if (kind == FAILURE) {
      throw new Failure(readText(in));
    }
    if (kind != TEXT) {
      throw new IOException("not an answer of a reader");
    }
    String type = readText(in).split(";", 2)[0].strip();
    boolean cut = in.readBoolean();
    String title = readText(in);
    String created = readText(in);
    String modified = readText(in);
    String language = readText(in);
    String beside = readText(in);
    List<Passages.Passage> passages = new ArrayList<>();
    int characters = 0;
    for (int left = in.readInt(); left > 0; left--) {
      var passage = new Passages.Passage(in.readBoolean(), readText(in));
      characters += passage.text().length();
      if (passage.text().isEmpty() || characters > Passages.MOST) {
        throw new IOException("longer than any reader says");
      }
      passages.add(passage);
    }
    return new Read(type, cut, title, created, modified, language, beside, List.copyOf(passages));
  }

  /** What files say of themselves has no bound of its own. */
  private static void writeValue(
      DataOutputStream out, @org.jspecify.annotations.Nullable String value) throws IOException {
    String text = value == null ? "" : value;
    writeText(out, text.substring(0, Math.min(text.length(), Passages.MOST)));
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("longer than any reader says");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
