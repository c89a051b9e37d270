package org.passeur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * The words of a search. Each is searched in its exact and stemmed forms in French and English
 * texts, as are its translations and cognates; the best of these counts. Stop words are left out. A
 * long text is reduced to its most distinctive words, to limit the cost.
 */
final class WordQuery {
  /** Boost for words in titles. */
  private static final float TITLE = 1.5f;

  /** Boost added to the stem match when the exact form matches. */
  private static final float EXACT = 0.3f;

  /** Boost added when another word of the same root matches. */
  private static final float ROOT = 0.2f;

  /** Weight of a translation. */
  private static final float TRANSLATION = 0.6f;

  /** Weight of a cognate. */
  private static final float COGNATE = 0.4f;

  /** Boost for words in whole texts, which hold so many. */
  private static final float TEXT = 0.5f;

  private static final int MOST_WORDS = 96;

  private final IndexReader reader;
  private final Map<String, Double> weights = new LinkedHashMap<>();

  private WordQuery(IndexReader reader) {
    this.reader = reader;
  }

  /**
   * A form of a word in one field.
   *
   * @param documents number of documents that contain it
   * @param boost factor of its score
   */
  record Form(Term term, int documents, float boost) {}

  /** The forms of a word in one language; their scores are added. */
  record Meaning(List<Form> forms, float boost) {}

  /** A word; the best of its meanings counts. */
  record Word(List<Meaning> meanings, float boost) {}

  /** The words, most distinctive first; words not in the index are missing. */
  static List<Word> of(Search search, IndexReader reader) throws IOException {
    var query = new WordQuery(reader);
    query.take(search.words(), 1);
    for (Map.Entry<String, Double> also : new TreeMap<>(search.alsoWords()).entrySet()) {
      query.take(also.getKey(), also.getValue());
    }
    return query.build();
  }

  private void take(String text, double weight) {
    WordAnalysis.telling(text).forEach(word -> weights.merge(word, weight, Double::sum));
  }

  private record Weighed(Word word, double worth) {}

  private List<Word> build() throws IOException {
    List<Weighed> words = new ArrayList<>();
    for (Map.Entry<String, Double> word : weights.entrySet()) {
      // a repeated word counts more, but not proportionally
      forms(word.getKey(), 1 + Math.log(Math.max(1, word.getValue())), word.getValue())
          .ifPresent(words::add);
    }
    words.sort(Comparator.comparingDouble(Weighed::worth).reversed());
    return words.stream().limit(MOST_WORDS).map(Weighed::word).toList();
  }

  private Optional<Weighed> forms(String word, double repeated, double weight) throws IOException {
    double boost = Math.min(weight, 1) * repeated;
    List<Meaning> meanings = new ArrayList<>();
    int rarest = Integer.MAX_VALUE;
    int others = Integer.MAX_VALUE;
    for (String language : IndexDocuments.LANGUAGES) {
      rarest = Math.min(rarest, addForms(meanings, word, language, 1));
      // no translation where the word itself occurs; "car" in French texts is another word
      boolean stands =
          stands(new Term(IndexDocuments.EXACT + language, word))
              && !StopWords.in(language).contains(word);
      if (!stands) {
        others = Math.min(others, addAcross(meanings, word, language));
      }
    }
    if (meanings.isEmpty()) {
      return Optional.empty();
    }
    int frequency = rarest < Integer.MAX_VALUE ? rarest : others;
    double rarity = Math.log(1 + reader.numDocs() / (0.5 + frequency));
    return Optional.of(new Weighed(new Word(meanings, (float) boost), boost * rarity));
  }

  /**
   * Returns whether a living document contains the term. Its frequency does not tell, because it
   * includes deleted documents until segments are merged.
   */
  private boolean stands(Term term) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum places = leaf.reader().postings(term, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      while (places != null && places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(places.docID())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds the translations and cognates of a word to be searched in texts of one language. */
  private int addAcross(List<Meaning> meanings, String word, String language) throws IOException {
    int frequency = Integer.MAX_VALUE;
    for (String translation : Lexicon.translations(word, language)) {
      frequency = Math.min(frequency, addForms(meanings, translation, language, TRANSLATION));
    }
    for (String key : WordAnalysis.tokens(WordAnalysis.COGNATE, word)) {
      var cognate = new Term(IndexDocuments.COGNATE + language, key);
      int near = Columns.frequency(reader, cognate);
      if (near > 0) {
        meanings.add(new Meaning(List.of(new Form(cognate, near, 1)), COGNATE));
        frequency = Math.min(frequency, near);
      }
    }
    return frequency;
  }

  /**
   * Adds the forms of a word to be searched in texts of one language.
   *
   * @return number of things that contain the word; the greatest number if none does
   */
  private int addForms(List<Meaning> meanings, String word, String language, float boost)
      throws IOException {
    boolean french = language.equals("fr");
    if (StopWords.in(language).contains(word)) {
      return Integer.MAX_VALUE;
    }
    List<Form> forms = new ArrayList<>();
    int frequency = add(forms, new Term(IndexDocuments.EXACT + language, word), EXACT);
    for (String stem :
        WordAnalysis.tokens(french ? WordAnalysis.FRENCH : WordAnalysis.ENGLISH, word)) {
      int inTitles = add(forms, new Term(IndexDocuments.TITLE + language, stem), TITLE);
      int inBodies = add(forms, new Term(IndexDocuments.BODY + language, stem), 1);
      int inTexts = add(forms, new Term(IndexDocuments.TEXT + language, stem), TEXT);
      frequency = Math.max(Math.max(frequency, inTexts), Math.max(inTitles, inBodies));
    }
    for (String root :
        WordAnalysis.tokens(french ? WordAnalysis.FRENCH_ROOT : WordAnalysis.ENGLISH_ROOT, word)) {
      int near = add(forms, new Term(IndexDocuments.ROOT + language, root), ROOT);
      frequency = frequency == 0 ? near : frequency;
    }
    if (frequency == 0) {
      return Integer.MAX_VALUE;
    }
    meanings.add(new Meaning(forms, boost));
    return frequency;
  }

  private int add(List<Form> forms, Term term, float boost) throws IOException {
    int frequency = Columns.frequency(reader, term);
    if (frequency > 0) {
      forms.add(new Form(term, frequency, boost));
    }
    return frequency;
  }
}
