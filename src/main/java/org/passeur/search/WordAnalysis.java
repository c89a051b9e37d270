package org.passeur.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.passeur.kernel.Nfc;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;

/**
 * Analysis of words: case, accents and elision (with either apostrophe) never matter. Stems only
 * remove plurals, because stronger French stemmers confuse "plus" and "pluie". Accents are removed
 * before stemming, so that a word typed without them has the same stem.
 */
public final class WordAnalysis {
  private static final Analyzer SPOKEN = new Folding(Form.SPOKEN);

  /** Exact forms of all words, stop words included. */
  static final Analyzer EXACT = new Folding(Form.EXACT);

  /** French stems, without stop words. */
  static final Analyzer FRENCH = new Folding(Form.FRENCH);

  /** English stems, without stop words. */
  static final Analyzer ENGLISH = new Folding(Form.ENGLISH);

  /** French roots, without stop words: verbs and nouns of one family match. */
  static final Analyzer FRENCH_ROOT = new Folding(Form.FRENCH_ROOT);

  static final Analyzer ENGLISH_ROOT = new Folding(Form.ENGLISH_ROOT);

  /** Forms shared by cognates of the two languages. */
  static final Analyzer COGNATE = new Folding(Form.COGNATE);

  /** Endings of feminine forms as they are added in inclusive writing, without a plural s. */
  private static final String ENDING = "(?:[nlts]?e|ve|fe|[tr]?rice|euse|i?ère|esse|ive)";

  private static final Pattern POINTS =
      Pattern.compile("(\\p{L}{3,})[·•.]" + ENDING + "[·•.]?(s?)(?![\\p{L}\\p{N}])");
  private static final Pattern BRACKETS =
      Pattern.compile("(\\p{L}{3,})\\(" + ENDING + "\\)?(s?)\\)?(?!\\p{L})");
  private static final Pattern SLASHES =
      Pattern.compile("(\\p{L}{3,})/" + ENDING + "/?(s?)(?!\\p{L})");

  /** A word, and the same again with another ending, which is left out. */
  private static final Pattern PAIR =
      Pattern.compile("\\b(\\p{L}{3,})(\\p{L}{0,4}) ?/ ?\\1\\p{L}{1,6}\\b");

  private static final Analyzer TEXTBOOK_FRENCH = new FrenchAnalyzer();
  private static final Analyzer TEXTBOOK_ENGLISH = new EnglishAnalyzer();

  private WordAnalysis() {}

  /** The words of a text in order, in their exact form. */
  public static List<String> exact(String text) {
    return tokens(EXACT, text);
  }

  /** Returns whether an exact form is a stop word in French or English. */
  public static boolean isStopWord(String word) {
    return StopWords.inEither(word);
  }

  /** Returns whether a word frames a need without telling its subject: "start", "better". */
  public static boolean isFraming(String word) {
    return StopWords.frames(String.join("", exact(word)));
  }

  /**
   * The telling words of a text, in exact form: neither stop words of its language nor words used
   * to ask.
   */
  public static List<String> telling(String text) {
    List<String> words = exact(text);
    return words.stream().filter(StopWords.of(words).negate()).toList();
  }

  /**
   * The telling words of a text that are in the bilingual lexicon, so that no names are among them.
   */
  public static List<String> common(String text) {
    return telling(text).stream().filter(Lexicon::knows).distinct().toList();
  }

  /** The language of a text that is neither French nor English, as a tag; empty when unsure. */
  public static Optional<String> foreign(String text) {
    return StopWords.foreign(exact(text));
  }

  /** The language of a text, judged by its stop words, as a tag; empty when unsure. */
  public static String language(String text) {
    return StopWords.language(exact(text));
  }

  /**
   * The words of a text in order, as written except for case and elision; one for each exact form.
   */
  public static List<String> spoken(String text) {
    return tokens(SPOKEN, text);
  }

  /**
   * The words of a text as Lucene's own analyzer of the language gives them, to compare our ways
   * with those of textbooks.
   *
   * @param language {@code fr} or {@code en}
   */
  public static List<String> textbook(String language, String text) {
    return tokens(language.equals("en") ? TEXTBOOK_ENGLISH : TEXTBOOK_FRENCH, text);
  }

  /**
   * A text in which inclusive writing stands as one form: "aîné·e·s", "aîné.e.s", "aîné(e)s" and
   * "aîné/e/s" become "aînés", "médiateur/médiatrice" becomes "médiateur".
   */
  static String oneForm(String text) {
    String one = text;
    if (text.indexOf('·') >= 0 || text.indexOf('•') >= 0 || text.indexOf('.') >= 0) {
      one = POINTS.matcher(one).replaceAll("$1$2");
    }
    if (text.indexOf('(') >= 0) {
      one = BRACKETS.matcher(one).replaceAll("$1$2");
    }
    if (text.indexOf('/') >= 0) {
      one = SLASHES.matcher(one).replaceAll("$1$2");
      one = PAIR.matcher(one).replaceAll("$1$2");
    }
    return one;
  }

  static List<String> tokens(Analyzer analyzer, String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /**
   * Removes the French or English plural ending of an exact form, as in "stratégies" and
   * "communities". Words of up to three letters are kept. Some singulars lose their ending too
   * ("corps"), which does no harm when both sides are treated alike.
   */
  public static String singular(String word) {
    String one = word;
    int n = word.length();
    if (n > 5 && word.endsWith("aux") && !word.endsWith("eaux")) {
      one = word.substring(0, n - 2) + "l";
    } else if (n > 3 && (word.endsWith("s") || word.endsWith("x")) && !word.endsWith("ss")) {
      one = word.substring(0, n - 1);
    }
    if (one.length() > 4 && one.endsWith("ie")) {
      return one.substring(0, one.length() - 1);
    }
    return one.length() > 3 && one.endsWith("y") ? one.substring(0, one.length() - 1) + "i" : one;
  }

  private enum Form {
    SPOKEN,
    EXACT,
    COGNATE,
    FRENCH,
    ENGLISH,
    FRENCH_ROOT,
    ENGLISH_ROOT
  }

  private static final class Folding extends Analyzer {
    private final Form form;

    Folding(Form form) {
      this.form = form;
    }

    /** Accents of their own are folded only where they are composed with their letters. */
    @Override
    protected Reader initReader(String field, Reader reader) {
      try (reader) {
        var text = new StringWriter();
        reader.transferTo(text);
        return new StringReader(oneForm(Nfc.of(text.toString())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var source = new StandardTokenizer();
      TokenStream words = new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
      words = new LowerCaseFilter(new EnglishPossessiveFilter(words));
      if (form == Form.SPOKEN) {
        return new TokenStreamComponents(source, words);
      }
      words = new ASCIIFoldingFilter(words);
      words =
          switch (form) {
            case EXACT, SPOKEN -> words;
            case COGNATE -> new Cognates.CognateFilter(words);
            case FRENCH -> new SingularFilter(new StopFilter(words, StopWords.FRENCH));
            case FRENCH_ROOT ->
                new SnowballFilter(new StopFilter(words, StopWords.FRENCH), new FrenchStemmer());
            case ENGLISH_ROOT ->
                new SnowballFilter(new StopFilter(words, StopWords.ENGLISH), new EnglishStemmer());
            case ENGLISH -> new EnglishMinimalStemFilter(new StopFilter(words, StopWords.ENGLISH));
          };
      return new TokenStreamComponents(source, words);
    }
  }
}
