package org.passeur.ingest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.thrift.ThriftRDF;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.PrivateFiles;
import org.passeur.store.work.WorkFolder;

/**
 * Rows in the order in which they were added: in memory while they are few, else in a file, which
 * is read as often as needed. Blank nodes keep their labels.
 */
final class SaidRows implements AutoCloseable {
  /** A row, or a piece of one. */
  interface Use {
    void row(String file, int line, List<Quad> quads);
  }

  private record Said(String file, int line, List<Quad> quads) {}

  private static final int BUFFER = 1 << 16;

  private final WorkFolder work;
  private final long most;
  private final List<Said> held = new ArrayList<>();
  private long statements;
  private Optional<Path> file = Optional.empty();
  private Optional<OutputStream> out = Optional.empty();
  private StreamRDF writer = new StreamRDFBase();

  SaidRows(WorkFolder work) {
    this(work, work.most());
  }

  /**
   * @param most statements held in memory
   */
  SaidRows(WorkFolder work, long most) {
    this.work = work;
    this.most = most;
  }

  /** Adds a row; one without statements is nothing. */
  void add(String name, int line, List<Quad> quads) {
    if (quads.isEmpty()) {
      return;
    }
    statements += quads.size();
    if (file.isEmpty() && statements <= most) {
      held.add(new Said(name, line, List.copyOf(quads)));
      return;
    }
    if (file.isEmpty()) {
      open();
      held.forEach(row -> write(row.file(), row.line(), row.quads()));
      held.clear();
    }
    write(name, line, quads);
  }

  private void open() {
    try {
      Path path = work.place("rows");
      var stream =
          new BufferedOutputStream(
              Channels.newOutputStream(
                  PrivateFiles.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)),
              BUFFER);
      file = Optional.of(path);
      out = Optional.of(stream);
      writer = ThriftRDF.streamToOutputStream(stream, false);
      writer.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row begins with a declaration of a prefix, which holds its file and line. */
  private void write(String name, int line, List<Quad> quads) {
    writer.prefix(name, Integer.toString(line));
    quads.forEach(writer::quad);
  }

  /** Number of statements held in memory. */
  long held() {
    return file.isEmpty() ? statements : 0;
  }

  boolean isInFile() {
    return file.isPresent();
  }

  boolean isEmpty() {
    return statements == 0;
  }

  void forEach(Use use) {
    held.forEach(row -> use.row(row.file(), row.line(), row.quads()));
    if (file.isEmpty()) {
      return;
    }
    finish();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.get()), BUFFER)) {
      var rows = new Pieces(use);
      ThriftRDF.inputStreamToStream(in, rows);
      rows.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing is added any more. */
  void finish() {
    if (out.isPresent()) {
      writer.finish();
      try {
        out.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out = Optional.empty();
    }
  }

  private static final class Pieces extends StreamRDFBase {
    private final Use use;
    private List<Quad> quads = new ArrayList<>();
    private String file = "";
    private int line;

    Pieces(Use use) {
      this.use = use;
    }

    @Override
    public void prefix(String prefix, String iri) {
      end();
      file = prefix;
      line = Integer.parseInt(iri);
    }

    @Override
    public void quad(Quad quad) {
      quads.add(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad);
    }

    @Override
    public void triple(org.apache.jena.graph.Triple triple) {
      quads.add(Quad.create(Quad.defaultGraphIRI, triple));
    }

    void end() {
      if (!quads.isEmpty()) {
        use.row(file, line, quads);
        quads = new ArrayList<>();
      }
    }
  }

  @Override
  public void close() {
    finish();
    held.clear();
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
