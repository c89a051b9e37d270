package org.passeur.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.AsyncParser;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.PrivateFiles;
import org.passeur.kernel.Progress;
import org.passeur.log.Change;
import org.passeur.log.Digest;

/** A snapshot: all statements of the record store at one change, as compressed N-Quads. */
public final class Snapshot {
  /**
   * Statements after which a transaction is committed and a new one begun, because TDB2 holds it in
   * memory.
   */
  private static final int STATEMENTS = 500_000;

  private Snapshot() {}

  /** The statements of a snapshot file; must be read to the end. */
  public static Iterator<Quad> quads(InputStream in) {
    return Iter.map(AsyncParser.asyncParseQuads(in, Lang.NQUADS, ""), Snapshot::canonical);
  }

  /** Number and digest of the statements written or read. */
  public record Content(long statements, Digest digest) {}

  /**
   * Writes a state of the store. Inside a read transaction.
   *
   * @return number and digest of what was written, counted while writing
   */
  static Content write(DatasetGraph data, Path file) throws IOException {
    var counted = new long[1];
    Digest digest;
    try (OutputStream out =
        new GZIPOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(made(file)), 1 << 16))) {
      var writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
      writer.start();
      Iterator<Quad> quads =
          Iter.iter(data.find()).filter(q -> !Database.isBook(q)).map(q -> passed(q, counted));
      digest =
          Digest.of(
              Iter.map(
                  quads,
                  q -> {
                    writer.quad(q);
                    return q;
                  }));
      writer.finish();
    }
    PrivateFiles.sync(file);
    return new Content(counted[0], digest);
  }

  private static FileChannel made(Path file) throws IOException {
    return PrivateFiles.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static Quad passed(Quad quad, long[] counted) {
    counted[0]++;
    return quad;
  }

  /**
   * Loads a snapshot into an empty database.
   *
   * @param books its books at the end
   * @return number and digest of what was read
   */
  public static Content load(Path file, Database database, Database.Books books) {
    var progress = new Progress("snapshot");
    long count = 0;
    Digest digest = Digest.EMPTY;
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      var batch = new java.util.ArrayList<Quad>(STATEMENTS);
      Iterator<Quad> quads = AsyncParser.asyncParseQuads(in, Lang.NQUADS, "");
      boolean last = false;
      while (!last) {
        batch.clear();
        while (quads.hasNext() && batch.size() < STATEMENTS) {
          batch.add(canonical(quads.next()));
          progress.one();
        }
        count += batch.size();
        digest = digest.after(new Change(batch, java.util.List.of()));
        last = !quads.hasNext();
        database.begin();
        batch.forEach(database.data()::add);
        database.commit(last ? books : Database.Books.NONE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    progress.done();
    return new Content(count, digest);
  }

  private static Quad canonical(Quad q) {
    return q.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, q.asTriple()) : q;
  }
}
