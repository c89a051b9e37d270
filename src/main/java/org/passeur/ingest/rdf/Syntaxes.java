package org.passeur.ingest.rdf;

import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;

/**
 * The RDF syntaxes that are read, by file name and media type: all of Jena's but RDF Protobuf,
 * whose library the program does without.
 */
public final class Syntaxes {
  private Syntaxes() {}

  /**
   * The syntax that a file's name tells, a trailing {@code .gz} aside.
   *
   * @return empty when its name tells none that is read
   */
  public static Optional<Lang> ofFile(String name) {
    return read(RDFLanguages.pathnameToLang(name));
  }

  /**
   * The syntax of a media type, given without its parameters.
   *
   * @return empty for one that is not read
   */
  public static Optional<Lang> ofType(String mediaType) {
    return read(RDFLanguages.contentTypeToLang(mediaType));
  }

  private static Optional<Lang> read(@org.jspecify.annotations.Nullable Lang lang) {
    return Optional.ofNullable(lang)
        .filter(l -> RDFLanguages.isTriples(l) || RDFLanguages.isQuads(l))
        .filter(l -> !l.equals(Lang.RDFPROTO));
  }
}
