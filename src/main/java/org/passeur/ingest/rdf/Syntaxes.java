package org.passeur.ingest.rdf;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.vocabulary.RDF;

/**
 * The RDF syntaxes that are read, by file name, media type and content: all of Jena's but RDF
 * Protobuf, whose library the program does without.
 */
public final class Syntaxes {
  private static final Pattern RDF_ROOT = Pattern.compile("<(?:[\\w.-]+:)?RDF[\\s>]");
  private static final Pattern JSON_LD = Pattern.compile("\"@(?:context|id|graph|type)\"\\s*:");
  private static final Pattern TURTLE =
      Pattern.compile(
          "(?:#[^\\n]*\\s*)*+(?i:@?prefix\\s+[^\\s:]*:\\s*<|@?base\\s*<"
              + "|<[^<>\\s]{1,2000}:[^<>\\s]{0,2000}>\\s+(?:a|<[^<>\\s]{1,2000}:[^<>\\s]{0,2000}>)"
              + "\\s+(?:<|\"|_:))");

  private static final Set<Lang> NOT_TURTLE =
      Set.of(Lang.RDFXML, Lang.JSONLD, Lang.JSONLD11, Lang.RDFJSON, Lang.TRIX);

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

  /**
   * The syntax that the beginning of a file tells.
   *
   * @return empty when it tells none for sure; Turtle for N-Triples too
   */
  public static Optional<Lang> ofContent(byte[] beginning) {
    String text = new String(beginning, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    if (text.startsWith("<") && RDF_ROOT.matcher(text).find() && text.contains(RDF.getURI())) {
      return Optional.of(Lang.RDFXML);
    }
    if ((text.startsWith("{") || text.startsWith("[")) && JSON_LD.matcher(text).find()) {
      return Optional.of(Lang.JSONLD);
    }
    return TURTLE.matcher(text).lookingAt() ? Optional.of(Lang.TURTLE) : Optional.empty();
  }

  /**
   * The syntax of a file, by its content where that contradicts its name.
   *
   * @param name without the ending of a compressed file
   */
  public static Optional<Lang> of(String name, byte[] beginning) {
    Optional<Lang> named = ofFile(name);
    Optional<Lang> seen = ofContent(beginning);
    boolean fits =
        named.isPresent()
            && seen.filter(Lang.TURTLE::equals).isPresent()
            && !NOT_TURTLE.contains(named.get());
    return fits || seen.isEmpty() ? named : seen;
  }

  private static Optional<Lang> read(@org.jspecify.annotations.Nullable Lang lang) {
    return Optional.ofNullable(lang)
        .filter(l -> RDFLanguages.isTriples(l) || RDFLanguages.isQuads(l))
        .filter(l -> !l.equals(Lang.RDFPROTO));
  }
}
