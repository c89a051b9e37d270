package org.passeur.ingest;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.passeur.store.Problem;

/** RDF sent by someone, read into memory. Nothing is fetched from elsewhere. */
public final class RdfBody {
  private RdfBody() {}

  /**
   * @param body bytes in the syntax of the content type
   * @param contentType media type; empty stands for Turtle
   * @param base for relative IRIs
   * @return the statements; triples stand in the default graph
   * @throws Problem 400 with line and column when the syntax is broken, 415 for an unknown one
   */
  public static DatasetGraph read(byte[] body, String contentType, String base) {
    DatasetGraph data = DatasetGraphFactory.create();
    try {
      RDFParser.source(new ByteArrayInputStream(body))
          .lang(language(contentType))
          .base(base)
          .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
          .parse(data);
      return data;
    } catch (RiotException e) {
      String detail = String.valueOf(e.getMessage());
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Ces données ne se lisent pas : " + detail,
          "This data cannot be read: " + detail);
    } catch (StackOverflowError e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Ces données sont imbriquées trop profondément ; aplatissez-les.",
          "This data is nested too deeply; flatten it.");
    }
  }

  private static Lang language(String contentType) {
    if (contentType.isBlank()) {
      return Lang.TURTLE;
    }
    String type = contentType.split(";", 2)[0].strip();
    return Optional.ofNullable(RDFLanguages.contentTypeToLang(type))
        .filter(lang -> RDFLanguages.isTriples(lang) || RDFLanguages.isQuads(lang))
        .orElseThrow(
            () ->
                Problem.of(
                    Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                    "Le format « "
                        + type
                        + " » n'est pas lu ici ; envoyez du Turtle, du JSON-LD, du"
                        + " N-Triples, du RDF/XML, du TriG ou du N-Quads.",
                    "The format “"
                        + type
                        + "” is not read here; send Turtle, JSON-LD, N-Triples,"
                        + " RDF/XML, TriG or N-Quads."));
  }
}
