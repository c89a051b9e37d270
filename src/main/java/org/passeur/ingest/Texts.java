package org.passeur.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** Reads text files: UTF-8, else what spreadsheets of the West write. */
final class Texts {
  private Texts() {}

  /** The text without byte order mark; empty, with a problem, when the file cannot be read. */
  static String read(Input input, Harvest harvest) {
    try {
      byte[] bytes = Files.readAllBytes(input.path());
      return decoded(input, bytes, harvest).replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      harvest.refuse(
          input.name(), 0, "Ce fichier ne peut pas être lu.", "This file cannot be read.");
      return "";
    }
  }

  private static String decoded(Input input, byte[] bytes, Harvest harvest) {
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
}
