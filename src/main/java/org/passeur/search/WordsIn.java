package org.passeur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/**
 * The words of one text with their frequencies in one state of the index, computed once and used
 * for all things of an answer.
 */
final class WordsIn {
  /** A word as written, the number of things that contain it, and its forms in the index. */
  private record Known(String spoken, List<Form> forms) {}

  private record Form(Term term, int frequency) {}

  private record Seen(String spoken, int frequency) {}

  private final String text;
  private final IndexReader reader;
  private final List<Known> words = new ArrayList<>();

  private WordsIn(String text, IndexReader reader) {
    this.text = text;
    this.reader = reader;
  }

  static WordsIn of(String text, IndexReader reader) throws IOException {
    var words = new WordsIn(text, reader);
    List<String> exact = WordAnalysis.exact(text);
    List<String> spoken = WordAnalysis.spoken(text);
    if (exact.size() == spoken.size()) {
      var nothing = StopWords.of(exact);
      Set<String> done = new HashSet<>();
      for (int i = 0; i < exact.size(); i++) {
        if (!nothing.test(exact.get(i)) && done.add(exact.get(i))) {
          words.add(exact.get(i), spoken.get(i));
        }
      }
    }
    return words;
  }

  /** Returns whether it was made for that text and that state of the index. */
  boolean isFor(String otherText, IndexReader otherReader) {
    return reader.equals(otherReader) && text.equals(otherText);
  }

  private void add(String word, String spoken) throws IOException {
    List<Form> forms = new ArrayList<>();
    for (Term term : terms(word)) {
      int frequency = Columns.frequency(reader, term);
      if (frequency > 0) {
        forms.add(new Form(term, frequency));
      }
    }
    words.add(new Known(spoken, forms));
  }

  /** The number of things that contain each word, in its most frequent form; 0 when none does. */
  Map<String, Integer> frequencies() {
    Map<String, Integer> all = new LinkedHashMap<>();
    for (Known word : words) {
      all.put(word.spoken(), word.forms().stream().mapToInt(Form::frequency).max().orElse(0));
    }
    return all;
  }

  /** The words that a thing contains, rarest first, up to a limit. */
  List<String> find(IndexSearcher searcher, Node iri, int limit) throws IOException {
    Optional<DocumentPosition> place = DocumentPosition.of(searcher, iri);
    if (place.isEmpty()) {
      return List.of();
    }
    List<Seen> seen = new ArrayList<>();
    for (Known word : words) {
      for (Form form : word.forms()) {
        if (place.get().has(form.term())) {
          seen.add(new Seen(word.spoken(), form.frequency()));
          break;
        }
      }
    }
    return seen.stream()
        .sorted(Comparator.comparingInt(Seen::frequency))
        .map(Seen::spoken)
        .limit(limit)
        .toList();
  }

  /** The forms of a word, those of its own language first. */
  private static List<Term> terms(String word) {
    List<Term> forms = new ArrayList<>();
    for (String language : IndexDocuments.LANGUAGES) {
      addForms(forms, word, language);
    }
    for (String language : IndexDocuments.LANGUAGES) {
      Lexicon.translations(word, language).forEach(t -> addForms(forms, t, language));
      for (String key : WordAnalysis.tokens(WordAnalysis.COGNATE, word)) {
        forms.add(new Term(IndexDocuments.COGNATE + language, key));
      }
    }
    return forms;
  }

  private static void addForms(List<Term> forms, String word, String language) {
    boolean french = language.equals("fr");
    for (String stem :
        WordAnalysis.tokens(french ? WordAnalysis.FRENCH : WordAnalysis.ENGLISH, word)) {
      forms.add(new Term(IndexDocuments.TITLE + language, stem));
      forms.add(new Term(IndexDocuments.BODY + language, stem));
      forms.add(new Term(IndexDocuments.TEXT + language, stem));
    }
    for (String root :
        WordAnalysis.tokens(french ? WordAnalysis.FRENCH_ROOT : WordAnalysis.ENGLISH_ROOT, word)) {
      forms.add(new Term(IndexDocuments.ROOT + language, root));
    }
  }
}
