package org.passeur.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.PatchHeader;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeUtils;

/**
 * The format of a change in the log: one line with its number, length and checksum, then the change
 * as RDF Patch text. The line is a comment in RDF Patch, so a log file is a valid RDF Patch
 * document for other programs. @see <a href="https://afs.github.io/rdf-patch/">RDF Patch</a>
 */
final class EntryFormat {
  private static final String MARK = "# passeur change ";
  private static final Pattern LINE =
      Pattern.compile(MARK + "([1-9][0-9]{0,18}) ([1-9][0-9]{0,9}) ([0-9a-f]{8})");

  /** Longest first line, in bytes. */
  static final int LONGEST_LINE = MARK.length() + 19 + 1 + 10 + 1 + 8 + 1;

  private static final byte[] BODY = "\nTX .\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY = "\nH key ".getBytes(StandardCharsets.US_ASCII);

  private EntryFormat() {}

  /**
   * The first line of an entry.
   *
   * @param length of what follows it, in bytes
   * @param crc CRC-32C of what follows it
   */
  record Line(long number, int length, int crc) {
    static Optional<Line> parse(String text) {
      Matcher m = LINE.matcher(text);
      if (!m.matches()) {
        return Optional.empty();
      }
      long length = Long.parseLong(m.group(2));
      return length > Integer.MAX_VALUE
          ? Optional.empty()
          : Optional.of(
              new Line(
                  Long.parseLong(m.group(1)),
                  (int) length,
                  Integer.parseUnsignedInt(m.group(3), 16)));
    }

    boolean fits(byte[] patch) {
      return crc == crcOf(patch);
    }
  }

  static byte[] write(LogEntry entry) {
    byte[] patch = patch(entry);
    byte[] line =
        "%s%d %d %08x\n"
            .formatted(MARK, entry.number(), patch.length, crcOf(patch))
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[line.length + patch.length];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(patch, 0, all, line.length, patch.length);
    return all;
  }

  private static byte[] patch(LogEntry entry) {
    var bytes = new ByteArrayOutputStream(256 + 128 * entry.change().size());
    var out = new RDFChangesWriterText(new PlainTokens(bytes));
    out.start();
    out.header("id", id(entry.number()));
    if (entry.number() > 1) {
      out.header("prev", id(entry.number() - 1));
    }
    header(out, "number", Long.toString(entry.number()));
    header(out, "at", entry.at().toString());
    header(out, "author", entry.note().author());
    header(out, "reason", entry.note().reason());
    header(out, "source", entry.note().source());
    header(out, "digest", entry.digest().toString());
    entry
        .retry()
        .ifPresent(
            retry -> {
              header(out, "key", retry.key());
              header(out, "fingerprint", retry.fingerprint());
            });
    out.txnBegin();
    for (Quad q : entry.change().removed()) {
      out.delete(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject());
    }
    for (Quad q : entry.change().added()) {
      out.add(q.getGraph(), q.getSubject(), q.getPredicate(), q.getObject());
    }
    out.txnCommit();
    out.finish();
    out.close();
    return bytes.toByteArray();
  }

  private static void header(RDFChangesWriterText out, String field, String value) {
    out.header(field, NodeFactory.createLiteralString(value));
  }

  private static Node id(long number) {
    return NodeFactory.createURI("urn:x-passeur:change:" + number);
  }

  private static int crcOf(byte[] patch) {
    var crc = new CRC32C();
    crc.update(patch);
    return (int) crc.getValue();
  }

  /**
   * Reads an entry whose checksum is right.
   *
   * @throws RuntimeException when it is not an entry nevertheless
   */
  public static LogEntry read(byte[] patch) {
    var read = RDFPatchOps.read(new ByteArrayInputStream(patch));
    var quads = new Collected();
    read.apply(quads);
    return entry(read.header(), new Change(quads.added, quads.removed));
  }

  /** Reads the header of an entry and skips its statements. */
  static LogEntry readHeader(byte[] patch) {
    int end = indexOf(patch, BODY);
    byte[] head = end < 0 ? patch : java.util.Arrays.copyOf(patch, end + 1);
    return entry(RDFPatchOps.readHeader(new ByteArrayInputStream(head)), Change.NONE);
  }

  /** Returns false when the entry certainly has no idempotency key; true when it may have one. */
  static boolean mayHoldKey(byte[] patch) {
    int body = indexOf(patch, BODY);
    int key = indexOf(patch, KEY);
    return key >= 0 && (body < 0 || key < body);
  }

  private static int indexOf(byte[] in, byte[] what) {
    outer:
    for (int i = 0; i <= in.length - what.length; i++) {
      for (int k = 0; k < what.length; k++) {
        if (in[i + k] != what[k]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  private static LogEntry entry(PatchHeader header, Change change) {
    Optional<Retry> retry =
        Optional.ofNullable(header.get("key"))
            .map(key -> new Retry(text(key), field(header, "fingerprint")));
    return new LogEntry(
        Long.parseLong(field(header, "number")),
        Instant.parse(field(header, "at")),
        new Note(field(header, "author"), field(header, "reason"), field(header, "source")),
        retry,
        Digest.parse(field(header, "digest")),
        change);
  }

  private static String field(PatchHeader header, String name) {
    Node node = header.get(name);
    if (node == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return text(node);
  }

  private static String text(Node node) {
    return NodeUtils.stringLiteral(node);
  }

  private static final class Collected extends RDFChangesBase {
    private final List<Quad> added = new ArrayList<>();
    private final List<Quad> removed = new ArrayList<>();

    @Override
    public void add(Node g, Node s, Node p, Node o) {
      added.add(quad(g, s, p, o));
    }

    @Override
    public void delete(Node g, Node s, Node p, Node o) {
      removed.add(quad(g, s, p, o));
    }

    private static Quad quad(Node g, Node s, Node p, Node o) {
      return Quad.create(g == null || Quad.isDefaultGraph(g) ? Quad.defaultGraphIRI : g, s, p, o);
    }
  }
}
