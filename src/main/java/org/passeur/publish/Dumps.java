package org.passeur.publish;

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
import org.passeur.store.Digest;
import org.passeur.store.PublishedStore;

/** The whole public data as one file, streamed: memory does not grow with it. */
public final class Dumps {
  private final PublishedStore published;

  private volatile Optional<State> known = Optional.empty();

  /** What the public data was under one version of it. */
  private record State(long version, Digest digest) {}

  public Dumps(PublishedStore published) {
    this.published = published;
  }

  /** Tells one content of the dump from another, by what is in it and nothing else. */
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

  /** Writes gzipped N-Quads of every public graph and closes the stream's gzip layer. */
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
