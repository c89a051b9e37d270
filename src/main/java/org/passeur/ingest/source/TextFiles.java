package org.passeur.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads text files in UTF-8, UTF-16, or else Windows-1252, which spreadsheets use. */
final class TextFiles {
  private TextFiles() {}

  /** The text without byte order mark; empty, with a problem, when the file cannot be read. */
  static String read(Input input, Harvest harvest) {
    try (InputStream in = input.open()) {
      byte[] bytes = in.readNBytes((int) Input.LARGEST + 1);
      if (bytes.length > Input.LARGEST) {
        Inputs.tooLarge(input.name(), harvest);
        return "";
      }
      return decoded(input, bytes, harvest).replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      harvest.refuse(
          input.name(), 0, "Ce fichier ne peut pas être lu.", "This file cannot be read.");
      return "";
    }
  }

  private static String decoded(Input input, byte[] bytes, Harvest harvest) {
    Charset wide = wide(bytes);
    if (wide != null) {
      String text = new String(bytes, wide);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      harvest.add(
          ImportProblem.remark(
              input.name(),
              "Ce fichier n'est pas en UTF-8 : il a été lu comme du Windows-1252.",
              "This file is not UTF-8: it was read as Windows-1252."));
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /** Detects UTF-16 by its byte order mark, or by every other byte being zero. */
  private static @Nullable Charset wide(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    if (first == 0xfffe || first == 0xfeff) {
      return first == 0xfffe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
    int[] empty = new int[2];
    int looked = Math.min(bytes.length, 1000);
    for (int i = 0; i < looked; i++) {
      empty[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    return empty[1] > looked / 4
        ? StandardCharsets.UTF_16LE
        : empty[0] > looked / 4 ? StandardCharsets.UTF_16BE : null;
  }
}
