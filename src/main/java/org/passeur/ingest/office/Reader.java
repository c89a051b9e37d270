package org.passeur.ingest.office;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.DocumentSelector;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.passeur.ingest.confine.Confinement;
import org.passeur.ingest.confine.Means;
import org.xml.sax.SAXException;

/**
 * The other end of {@link ReaderProcess}: a program of its own that is held, then reads one
 * document after the other with Tika until nobody asks any more. Standard input and output carry
 * {@link Wire}; nothing else is said on them.
 */
final class Reader {
  private final Parser parser;

  private Reader(Parser parser) {
    this.parser = parser;
  }

  /**
   * Says what holds it, then reads one document after the other until nobody asks any more.
   *
   * @param arguments none, or the name of a parser in place of Tika's own, for tests
   */
  public static void main(String[] arguments) throws Exception {
    var in = new DataInputStream(System.in);
    var out = new DataOutputStream(new java.io.BufferedOutputStream(System.out));
    System.setOut(System.err);
    System.setIn(new ByteArrayInputStream(new byte[0]));
    Set<Means> held = Confinement.enter();
    Wire.writeMeans(out, held);
    out.flush();
    // from here on nothing is trusted; whether what holds is enough, the one who asks decides
    Reader reader = null;
    while (in.read() == Wire.DOCUMENT) {
      if (reader == null) {
        reader = new Reader(arguments.length == 0 ? parsers() : named(arguments[0]));
      }
      reader.answer(in, out);
      out.flush();
    }
  }

  private static Parser parsers() throws IOException, TikaException, SAXException {
    try (var settings = Reader.class.getResourceAsStream("/tika.xml")) {
      return new AutoDetectParser(new TikaConfig(settings));
    }
  }

  private static Parser named(String name) throws ReflectiveOperationException {
    var constructor = Class.forName(name).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (Parser) constructor.newInstance();
  }

  /** Pages with few letters are not taken for pictures to be recognized: nothing here can. */
  private static PDFParserConfig pdf() {
    var config = new PDFParserConfig();
    config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    return config;
  }

  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, Wire.readText(in));
    var file = new Sent(in);
    var passages = new Passages();
    var context = new ParseContext();
    // what is embedded in a file (archives, attachments) is not opened
    context.set(DocumentSelector.class, embedded -> false);
    context.set(PDFParserConfig.class, pdf());
    context.set(
        EmbeddedDocumentExtractor.class, new MailMessages(metadata, parser, context, passages));
    try {
      try (var stream = TikaInputStream.get(file)) {
        parser.parse(stream, passages, metadata, context);
      }
    } catch (IOException
        | SAXException
        | TikaException
        | RuntimeException
        | StackOverflowError
        | NoClassDefFoundError e) {
      file.skipRest();
      Wire.writeFailure(out, e);
      return;
    }
    file.skipRest();
    Wire.writeText(out, metadata, passages);
  }

  /** The bytes of one file, which ends where an empty piece comes. */
  private static final class Sent extends InputStream {
    private final DataInputStream in;
    private int left;
    private boolean ended;

    Sent(DataInputStream in) {
      this.in = in;
    }

    private boolean more() throws IOException {
      if (left == 0 && !ended) {
        left = in.readInt();
        ended = left == 0;
      }
      return !ended;
    }

    @Override
    public int read() throws IOException {
      if (!more()) {
        return -1;
      }
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      left--;
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      int read = in.read(bytes, from, Math.min(length, left));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      return read;
    }

    /** Closing is for the parser; the next request follows on the same stream. */
    void skipRest() throws IOException {
      while (more()) {
        in.skipNBytes(left);
        left = 0;
      }
    }
  }
}
