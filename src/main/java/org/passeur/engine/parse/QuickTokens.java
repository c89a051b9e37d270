package org.passeur.engine.parse;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.sparql.lang.sparql_11.JavaCharStream;
import org.apache.jena.sparql.lang.sparql_11.SPARQLParser11TokenManager;
import org.apache.jena.sparql.lang.sparql_11.Token;

/**
 * A lexer for SPARQL 1.1 (section 19.8 of SPARQL 1.1 Query) with the same tokens as ARQ's. It reads
 * the common tokens itself: IRIs, variables, prefixed names, keywords, integers, strings without
 * escapes, single signs. Where another reading is possible, as after a dot or beyond ASCII, it
 * returns the characters and ARQ's lexer reads the token. It does not attach comments to tokens,
 * which the parser ignores.
 */
final class QuickTokens extends SPARQLParser11TokenManager {
  private static final int END = -1;
  private static final int NOT_PLAIN = -1;

  /** In upper and lower case. */
  private static final Map<String, Integer> KEYWORDS = keywords();

  private static final int[] SIGNS = signs();

  /** Characters of the token read so far. */
  private int read;

  QuickTokens(JavaCharStream text) {
    super(text);
  }

  private static Map<String, Integer> keywords() {
    Map<String, Integer> keywords = new HashMap<>();
    for (int kind = BASE; kind < DIGITS; kind++) {
      String image = tokenImage[kind];
      boolean first = kind == INSERT || kind == DELETE; // may begin a longer token: INSERT DATA
      if (image.matches("\"\\w+\"") && !first) {
        String word = image.substring(1, image.length() - 1);
        keywords.put(word.toLowerCase(Locale.ROOT), kind);
        keywords.put(word.toUpperCase(Locale.ROOT), kind);
      }
    }
    keywords.put("a", KW_A);
    return keywords;
  }

  /** Signs that begin no longer token. */
  private static int[] signs() {
    int[] signs = new int[128];
    signs['{'] = LBRACE;
    signs['}'] = RBRACE;
    signs[')'] = RPAREN;
    signs[']'] = RBRACKET;
    signs[';'] = SEMICOLON;
    signs[','] = COMMA;
    signs['*'] = STAR;
    signs['/'] = SLASH;
    signs['='] = EQ;
    return signs;
  }

  @Override
  public Token getNextToken() {
    try {
      int first = begin();
      while (first == '#' || isSpace(first)) {
        first = first == '#' ? afterComment() : begin();
      }
      int kind = kind(first);
      if (kind != NOT_PLAIN) {
        return token(kind);
      }
      input_stream.backup(read);
    } catch (IOException e) {
      // end of input before a token: ARQ's lexer finds it too and reports it
    }
    return super.getNextToken();
  }

  private char begin() throws IOException {
    read = 1;
    return input_stream.BeginToken();
  }

  private int afterComment() throws IOException {
    char next;
    do {
      next = begin();
    } while (next != '\n' && next != '\r');
    return next;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /** The next character of the token, or {@link #END}. */
  private int next() {
    try {
      int next = input_stream.readChar();
      read++;
      return next;
    } catch (IOException e) {
      return END;
    }
  }

  /** Returns the last character, which is not part of the token. */
  private void leave(int last) {
    if (last != END) {
      input_stream.backup(1);
      read--;
    }
  }

  private Token token(int kind) {
    Token token = Token.newToken(kind, input_stream.GetImage());
    token.beginLine = input_stream.getBeginLine();
    token.beginColumn = input_stream.getBeginColumn();
    token.endLine = input_stream.getEndLine();
    token.endColumn = input_stream.getEndColumn();
    return token;
  }

  private int kind(int first) {
    if (isLetter(first)) {
      return word();
    }
    if (isDigit(first)) {
      return number();
    }
    return switch (first) {
      case '<' -> iri();
      case '?' -> variable(VAR1);
      case '$' -> variable(VAR2);
      case ':' -> local();
      case '"' -> string('"', STRING_LITERAL2);
      case '\'' -> string('\'', STRING_LITERAL1);
      case '@' -> language();
      case '.' -> dot();
      default -> first < SIGNS.length && SIGNS[first] > 0 ? SIGNS[first] : NOT_PLAIN;
    };
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWord(int c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }

  private int iri() {
    int c = next();
    while (c > ' ' && "<>\"{}|^`\\".indexOf(c) < 0) {
      c = next();
    }
    return c == '>' ? IRIref : NOT_PLAIN;
  }

  private int variable(int kind) {
    int c = next();
    if (!isWord(c)) {
      return NOT_PLAIN; // possibly an operator of paths
    }
    return afterWord(kind);
  }

  /** Reads the rest of a word, if no character follows that might belong to it. */
  private int afterWord(int kind) {
    int c = next();
    while (isWord(c)) {
      c = next();
    }
    leave(c);
    return c < 128 && c != '\\' ? kind : NOT_PLAIN;
  }

  private int word() {
    int c = next();
    while (isWord(c)) {
      c = next();
    }
    if (c == ':') {
      return local();
    }
    leave(c);
    if (c >= 128 || c == '\\' || c == '-' || c == '.') {
      return NOT_PLAIN; // a prefix may continue this way
    }
    return KEYWORDS.getOrDefault(input_stream.GetImage(), NOT_PLAIN);
  }

  /** Reads the part after the colon. */
  private int local() {
    int c = next();
    int kind = isWord(c) ? PNAME_LN : PNAME_NS;
    while (isWord(c) || (c == '-' && kind == PNAME_LN)) {
      c = next();
    }
    leave(c);
    return c >= 128 || c == '\\' || c == ':' || c == '%' || (c == '.' && kind == PNAME_LN)
        ? NOT_PLAIN
        : kind;
  }

  private int number() {
    int c = next();
    while (isDigit(c)) {
      c = next();
    }
    leave(c);
    return c >= 128 || isWord(c) || c == '.' || c == '\\' ? NOT_PLAIN : INTEGER;
  }

  private int string(char quote, int kind) {
    int c = next();
    if (c == quote) {
      return NOT_PLAIN; // an empty or a long string
    }
    while (c != quote) {
      if (c == END || c == '\\' || c == '\n' || c == '\r') {
        return NOT_PLAIN;
      }
      c = next();
    }
    return kind;
  }

  private int language() {
    int c = next();
    if (!isLetter(c)) {
      return NOT_PLAIN;
    }
    while (isLetter(c)) {
      c = next();
    }
    leave(c);
    return c >= 128 || isWord(c) || c == '-' || c == '\\' ? NOT_PLAIN : LANGTAG;
  }

  private int dot() {
    int c = next();
    leave(c);
    return isDigit(c) ? NOT_PLAIN : DOT;
  }
}
