package org.passeur.sparql.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passeur.kernel.Bilingual;
import org.passeur.vocab.Literals;

/** Turns messages of SPARQL and RDF parsers into words for the person who wrote the text. */
public final class SyntaxWords {
  private static final Pattern UNEXPECTED =
      Pattern.compile("Encountered \"(.*?)\" at line (\\d+), column (\\d+)", Pattern.DOTALL);
  private static final Pattern LAST_QUOTED = Pattern.compile("\"([^\"]*)\"\\s*$");
  private static final Pattern LEXICAL =
      Pattern.compile("Lexical error at line (\\d+), column (\\d+)");
  private static final Pattern PREFIX =
      Pattern.compile("Line (\\d+), column (\\d+): Unresolved prefixed name: (\\S*)");
  private static final Pattern PLACED =
      Pattern.compile(
          "(?:\\[line: ?(\\d+), col: ?(\\d+) ?\\]|Line (\\d+), column (\\d+):)\\s*(.*)",
          Pattern.DOTALL);

  /** Jena has no term for such a value, and says so as if it were a number. */
  private static final Pattern TOO_LONG = Pattern.compile("'([^']*)' has wrong format");

  /** Names of Java classes in messages. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?:\\b(?:[a-z][a-z0-9_]*\\.){2,}+[A-Z][A-Za-z0-9_$]*|\\b[A-Z][A-Za-z0-9]*(?:Exception|Error)\\b)"
              + "(?::\\s*)?");

  private SyntaxWords() {}

  /** A message of the engine without names of Java classes. */
  public static String withoutInside(String message) {
    return INSIDE.matcher(message).replaceAll("");
  }

  /**
   * Position and cause of an error, as the end of a sentence.
   *
   * @param message of a SPARQL or RDF parser of Jena
   */
  public static Bilingual of(String message) {
    Matcher unexpected = UNEXPECTED.matcher(message);
    if (unexpected.find()) {
      return unexpected(unexpected.group(1), unexpected.group(2), unexpected.group(3));
    }
    Matcher tooLong = TOO_LONG.matcher(message);
    if (tooLong.find()) {
      return Literals.tooLong(tooLong.group(1));
    }
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.find()) {
      return placed(
          lexical.group(1),
          lexical.group(2),
          "un caractère n'a pas sa place ici, ou un guillemet n'est pas fermé",
          "a character does not belong here, or a quotation mark is not closed");
    }
    Matcher prefix = PREFIX.matcher(message);
    if (prefix.find()) {
      String name = prefix.group(3);
      return placed(
          prefix.group(1),
          prefix.group(2),
          "le préfixe de « " + name + " » n'est pas déclaré",
          "the prefix of “" + name + "” is not declared");
    }
    Matcher placed = PLACED.matcher(message);
    if (placed.find()) {
      boolean riot = placed.group(1) != null;
      String detail = firstLine(placed.group(5));
      return placed(placed.group(riot ? 1 : 3), placed.group(riot ? 2 : 4), detail, detail);
    }
    if (message.startsWith("JsonLdError")) {
      return new Bilingual("le JSON est mal formé", "the JSON is malformed");
    }
    return new Bilingual(firstLine(message), firstLine(message));
  }

  private static Bilingual unexpected(String token, String line, String column) {
    if (token.contains("<EOF>")) {
      return placed(line, column, "le texte s'arrête trop tôt", "the text ends too soon");
    }
    Matcher quoted = LAST_QUOTED.matcher(token);
    String word = quoted.find() ? quoted.group(1).strip() : token.strip();
    return placed(
        line,
        column,
        "« " + word + " » n'est pas attendu ici",
        "“" + word + "” is not expected here");
  }

  private static Bilingual placed(String line, String column, String fr, String en) {
    return new Bilingual(
        "ligne " + line + ", colonne " + column + ", " + fr,
        "line " + line + ", column " + column + ", " + en);
  }

  private static String firstLine(String text) {
    return withoutInside(text.lines().findFirst().orElse(""));
  }
}
