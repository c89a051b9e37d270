package org.passeur.ingest;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Does what the document says: see {@link Intrusions} for what begins with "try". */
public final class NaughtyParser implements Parser {
  private static final long serialVersionUID = 1L;

  private static final List<byte[]> HOARD = new ArrayList<>();

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of();
  }

  @Override
  public void parse(InputStream in, ContentHandler out, Metadata meta, ParseContext context)
      throws IOException, SAXException {
    String word = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    if (word.startsWith("try ")) {
      word = Intrusions.tryAll(word.substring(4));
    }
    switch (word) {
      case "hang" -> {
        while (true) {
          Thread.onSpinWait();
        }
      }
      case "heap" -> {
        while (true) {
          HOARD.add(new byte[1 << 20]);
        }
      }
      case "stack" -> deeper(0);
      case "exit" -> Runtime.getRuntime().halt(3);
      case "nonsense" -> {
        try (var output = new FileOutputStream(FileDescriptor.out)) {
          output.write("T\177\177\177\177".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1));
        }
      }
      default -> {
        var page = new XHTMLContentHandler(out, meta);
        page.startDocument();
        page.element("p", word);
        page.endDocument();
      }
    }
  }

  private static int deeper(int depth) {
    return depth == Integer.MAX_VALUE ? 0 : deeper(depth + 1) + 1;
  }
}
