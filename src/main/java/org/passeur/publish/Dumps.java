package org.passeur.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.passeur.store.PublishedStore;

/** The whole public data as one file, streamed: memory does not grow with it. */
public final class Dumps {
  private final PublishedStore published;

  public Dumps(PublishedStore published) {
    this.published = published;
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
