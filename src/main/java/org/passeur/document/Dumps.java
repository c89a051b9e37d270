package org.passeur.document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.passeur.log.Digest;
import org.passeur.published.PublishedStore;

/** The dump of the public data as one file, streamed: memory does not grow with the data. */
public final class Dumps {
  private final PublishedStore published;

  private volatile Optional<State> known = Optional.empty();

  /** The digest of the public data at one version. */
  private record State(long version, Digest digest) {}

  public Dumps(PublishedStore published) {
    this.published = published;
  }

  /** A digest of the content of the dump, for its entity tag. */
  public Digest state() {
    long version = published.version();
    State last = known.filter(k -> k.version() == version).orElse(null);
    if (last == null) {
      last =
          new State(
              version,
              published.read(
                  data -> Digest.of(Iter.filter(data.find(), q -> !q.isDefaultGraph()))));
      known = Optional.of(last);
    }
    return last.digest();
  }

  /**
   * Writes all public graphs as gzipped N-Quads and finishes the gzip stream; the given stream
   * stays open.
   */
  public void write(OutputStream out) {
    published.read(
        data -> {
          try (var gzip = new GZIPOutputStream(new BufferedOutputStream(out, 1 << 16), 1 << 15)) {
            StreamRDF quads = StreamRDFWriter.getWriterStream(gzip, Lang.NQUADS);
            quads.start();
            data.find()
                .forEachRemaining(
                    q -> {
                      if (!q.isDefaultGraph()) {
                        quads.quad(q);
                      }
                    });
            quads.finish();
            return data;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
