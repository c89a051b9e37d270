package org.passeur.sparql;

import java.io.OutputStream;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.passeur.document.JsonLdFlow;

/** The format of an answer to a query, chosen by content negotiation (RFC 9110, section 12.5.1). */
sealed interface ResultFormat {
  /** The media type requested. */
  String type();

  /** The media type, with a charset where its definition has no default. */
  default String contentType() {
    return type().startsWith("text/") ? type() + "; charset=utf-8" : type();
  }

  /** A format for SELECT and ASK: the SPARQL 1.1 results formats. */
  record Table(String type, Lang language) implements ResultFormat {}

  /** A format for CONSTRUCT and DESCRIBE. */
  record Statements(String type, RDFFormat format) implements ResultFormat {
    /** Returns whether statements can be written one by one as they are found. */
    boolean flows() {
      return isJsonLd() || FLOWING.containsKey(format);
    }

    private boolean isJsonLd() {
      return format.equals(RDFFormat.JSONLD11_PLAIN);
    }

    /** Returns a stream that writes statements as they are found; only if {@link #flows}. */
    StreamRDF flow(OutputStream out) {
      return isJsonLd()
          ? new JsonLdFlow(out)
          : StreamRDFWriter.getWriterStream(out, FLOWING.get(format));
    }
  }

  Map<RDFFormat, RDFFormat> FLOWING =
      Map.of(
          RDFFormat.TURTLE_PRETTY, RDFFormat.TURTLE_FLAT,
          RDFFormat.TRIG_PRETTY, RDFFormat.TRIG_FLAT,
          RDFFormat.NTRIPLES_UTF8, RDFFormat.NTRIPLES_UTF8,
          RDFFormat.NQUADS_UTF8, RDFFormat.NQUADS_UTF8);
}
