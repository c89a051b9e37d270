package org.passeur.engine.parse;

import java.io.StringReader;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.lang.SPARQLParser;
import org.apache.jena.sparql.lang.SPARQLParserFactory;
import org.apache.jena.sparql.lang.SPARQLParserRegistry;
import org.apache.jena.sparql.lang.sparql_11.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_11.ParseException;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11;
import org.apache.jena.sparql.lang.sparql_11.TokenMgrError;

/** ARQ's parser of SPARQL 1.1 queries over {@link QuickTokens}. */
public final class QuickParser extends SPARQLParser {
  private static final SPARQLParserFactory FACTORY =
      new SPARQLParserFactory() {
        @Override
        public boolean accept(Syntax syntax) {
          return Syntax.syntaxSPARQL_11.equals(syntax);
        }

        @Override
        public SPARQLParser create(Syntax syntax) {
          return new QuickParser();
        }
      };

  private QuickParser() {}

  /**
   * Registers the parser for SPARQL 1.1, unless {@code passeur.arq.parser} is {@code false}; may be
   * called more than once.
   */
  public static void register() {
    if (!"false".equals(System.getProperty("passeur.arq.parser"))) {
      SPARQLParserRegistry.addFactory(Syntax.syntaxSPARQL_11, FACTORY);
    }
  }

  /**
   * Parses, with the same error messages as ARQ's parser; a stack overflow is not reported as a
   * syntax error.
   */
  @Override
  protected Query parse$(Query query, String text) {
    query.setSyntax(Syntax.syntaxSPARQL_11);
    var parser = new SPARQLParser11(new QuickTokens(new JavaCharStream(new StringReader(text))));
    try {
      query.setStrict(true);
      parser.setQuery(query);
      parser.QueryUnit();
      return query;
    } catch (ParseException e) {
      throw new QueryParseException(
          e.getMessage(), e.currentToken.beginLine, e.currentToken.beginColumn);
    } catch (TokenMgrError e) {
      var at = parser.token;
      throw new QueryParseException(e.getMessage(), at.endLine, at.endColumn);
    } catch (QueryException | VirtualMachineError e) {
      throw e;
    } catch (JenaException e) {
      throw new QueryException(e.getMessage(), e);
    } catch (Error e) { // thrown by the stream for an invalid escape
      throw new QueryParseException(e.getMessage(), e, -1, -1);
    }
  }
}
