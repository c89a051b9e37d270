package org.passeur.ingest.encoding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.passeur.kernel.Bilingual;

/**
 * The encoding of a text: what its mark says, or else UTF-8 or UTF-16 where the bytes are that, or
 * else an encoding of one byte for each character, by the letters that would then be in it.
 *
 * @param charset for decoding
 * @param plain false when it was guessed among encodings that look alike
 */
public record TextEncoding(Charset charset, boolean plain) {
  /**
   * Stands in texts for bytes that are no character of the encoding. Unicode guarantees that it
   * never stands for anything else.
   */
  public static final char UNREADABLE = '\uffff';

  private static final char MARK = '\ufeff';

  /**
   * Finds out the encoding.
   *
   * @param in the whole text; it is read to the end and not closed
   * @throws IOException when it cannot be read
   */
  public static TextEncoding of(InputStream in) throws IOException {
    ByteCensus census = ByteCensus.of(in);
    if (census.beginsWith(0xff, 0xfe, 0, 0)) {
      return new TextEncoding(Charset.forName("UTF-32LE"), true);
    }
    if (census.beginsWith(0, 0, 0xfe, 0xff)) {
      return new TextEncoding(Charset.forName("UTF-32BE"), true);
    }
    if (census.beginsWith(0xef, 0xbb, 0xbf)) {
      return new TextEncoding(StandardCharsets.UTF_8, true);
    }
    if (census.beginsWith(0xff, 0xfe) || census.beginsWith(0xfe, 0xff)) {
      boolean little = census.beginsWith(0xff, 0xfe);
      return new TextEncoding(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, true);
    }
    if (census.isZeroAt(1) || census.isZeroAt(0)) {
      boolean little = census.isZeroAt(1);
      return new TextEncoding(
          little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, false);
    }
    return census.isUtf8()
        ? new TextEncoding(StandardCharsets.UTF_8, true)
        : new TextEncoding(LegacyCharsets.likeliest(census), false);
  }

  /** What to tell about a guess; empty where nothing had to be guessed. */
  public Optional<Bilingual> said() {
    String name = charset.name().replace("x-MacRoman", "Mac Roman (macintosh)");
    return plain
        ? Optional.empty()
        : Optional.of(
            new Bilingual(
                "Ce fichier n'est pas en UTF-8 : il a été lu comme du "
                    + name
                    + ". Si des accents sont faux, dites son encodage avec --charset.",
                "This file is not UTF-8: it was read as "
                    + name
                    + ". If accents are wrong, say its encoding with --charset."));
  }

  /**
   * Decodes a text, without its mark; bytes that are no character become {@link #UNREADABLE}.
   *
   * @param in from its beginning; closed with the reader
   * @throws IOException when it cannot be read
   */
  public Reader reader(InputStream in) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(UNREADABLE));
    Reader reader = new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
    do { // joined files have several marks
      reader.mark(1);
    } while (reader.read() == MARK);
    reader.reset();
    return reader;
  }
}
