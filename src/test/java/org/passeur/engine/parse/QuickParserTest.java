package org.passeur.engine.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.lang.SPARQLParser;
import org.apache.jena.sparql.lang.SPARQLParserFactory;
import org.apache.jena.sparql.lang.SPARQLParserRegistry;
import org.apache.jena.sparql.lang.sparql_11.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_11.ParserSPARQL11;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11Constants;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11TokenManager;
import org.apache.jena.sparql.lang.sparql_11.Token;
import org.junit.jupiter.api.Test;
import org.passeur.Logs;
import org.passeur.TestBase;

/** The quicker lexer reads every text as ARQ's own does. */
@Logs("Bad IRI: ")
class QuickParserTest extends TestBase {
  private static final int TEXTS = Integer.getInteger("passeur.texts", 20_000);

  private static final List<Path> FOLDERS =
      List.of(Path.of("queries"), Path.of("src/test/resources/benchmarks"));

  /** What is put into a text, apart from pieces of other texts. */
  private static final List<String> ODD =
      List.of(
          "\"",
          "'",
          "\\",
          ".",
          ":",
          "-",
          "_",
          "%20",
          "%",
          "#",
          "\n",
          "\r",
          "\t",
          "\f",
          "é",
          "𝄞",
          "\u00b7",
          "\u0300",
          "\\u0041",
          "<",
          ">",
          "?",
          "$",
          "@",
          "^",
          "^^",
          "|",
          "||",
          "&&",
          "!",
          "!=",
          "(",
          ")",
          "( )",
          "[",
          "]",
          "[ ]",
          "{",
          "}",
          "1",
          "1.",
          ".5",
          "1e3",
          "-1",
          "+2.0",
          "''",
          "\"\"\"",
          "a",
          "A",
          "as",
          "As",
          "true",
          "TRUE",
          "x:",
          "x:y",
          "x-y:z",
          "x.y:z",
          ":a",
          "_:b",
          "p:a.b",
          "p:a.",
          "p:-a",
          "p::",
          "@fr",
          "@fr-CA",
          "INSERT DATA",
          "delete",
          "\ufeff",
          "isIRI",
          "ISIRI",
          "isiri",
          "*",
          "/",
          "+",
          ";",
          ",",
          "=",
          "\u0000",
          "'a\nb'",
          "~",
          "`");

  @Test
  void everyTextIsReadAsTheSameTokens() throws IOException {
    var random = new Random(seed("QuickParserTest"));
    List<String> texts = texts();
    assertTrue(texts.size() > 50, texts.size() + " texts to begin with");
    for (String text : texts) {
      assertEquals(tokens(stock(text)), tokens(quick(text)), text);
    }
    for (int i = 0; i < TEXTS; i++) {
      String text = changed(texts, random);
      assertEquals(tokens(stock(text)), tokens(quick(text)), text);
    }
  }

  @Test
  void aTextIsReadAsTheSameQueryOrFailsInTheSameWords() throws IOException {
    var random = new Random(seed("QuickParserTest"));
    List<String> texts = texts();
    int read = 0;
    for (int i = 0; i < TEXTS / 10; i++) {
      String text = i < texts.size() ? texts.get(i) : changed(texts, random);
      SPARQLParserRegistry.addFactory(Syntax.syntaxSPARQL_11, stockFactory());
      Object stock = parsed(text);
      QuickParser.register();
      assertEquals(stock, parsed(text), text);
      read += stock instanceof Query ? 1 : 0;
    }
    assertTrue(read > texts.size() / 2, read + " are queries");
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".rq")).sorted().toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return texts;
  }

  /** A piece of a text with something taken out, put in, or set in other letters. */
  private static String changed(List<String> texts, Random random) {
    var text = new StringBuilder(piece(texts, random, 400));
    for (int change = random.nextInt(6); change >= 0; change--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, piece(texts, random, 20));
        case 2 -> text.replace(at, end, text.substring(at, end).toUpperCase(java.util.Locale.ROOT));
        default -> text.insert(at, ODD.get(random.nextInt(ODD.size())));
      }
    }
    return text.toString();
  }

  private static String piece(List<String> texts, Random random, int longest) {
    String from = texts.get(random.nextInt(texts.size()));
    int at = random.nextInt(from.length());
    return from.substring(at, Math.min(from.length(), at + 1 + random.nextInt(longest)));
  }

  private static JavaCharStream stream(String text) {
    return new JavaCharStream(new StringReader(text));
  }

  private static SPARQLParser11TokenManager stock(String text) {
    return new SPARQLParser11TokenManager(stream(text));
  }

  private static SPARQLParser11TokenManager quick(String text) {
    return new QuickTokens(stream(text));
  }

  private static List<String> tokens(SPARQLParser11TokenManager from) {
    List<String> tokens = new ArrayList<>();
    try {
      Token token;
      do {
        token = from.getNextToken();
        tokens.add(
            String.format(
                "%d %s %d:%d-%d:%d",
                token.kind,
                token.image,
                token.beginLine,
                token.beginColumn,
                token.endLine,
                token.endColumn));
      } while (token.kind != SPARQLParser11Constants.EOF);
    } catch (Error e) { // which the lexer throws
      tokens.add(e.getMessage());
    }
    return tokens;
  }

  private static SPARQLParserFactory stockFactory() {
    return new SPARQLParserFactory() {
      @Override
      public boolean accept(Syntax syntax) {
        return true;
      }

      @Override
      public SPARQLParser create(Syntax syntax) {
        return new ParserSPARQL11();
      }
    };
  }

  private static Object parsed(String text) {
    try {
      return QueryFactory.create(text, "http://example.org/", Syntax.syntaxSPARQL_11);
    } catch (QueryParseException e) {
      return e.getMessage() + " " + e.getLine() + ":" + e.getColumn();
    } catch (QueryException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
