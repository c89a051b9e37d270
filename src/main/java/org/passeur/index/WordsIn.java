package org.passeur.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/** Tells which words of a text a thing speaks of. */
final class WordsIn {
  private record Seen(String spoken, int frequency) {}

  private WordsIn() {}

  static List<String> find(IndexSearcher searcher, Node iri, String text, int limit)
      throws IOException {
    Optional<Place> place = Place.of(searcher, iri);
    List<String> exact = Words.exact(text);
    List<String> spoken = Words.spoken(text);
    if (place.isEmpty() || exact.size() != spoken.size()) {
      return List.of();
    }
    var nothing = StopWords.of(exact);
    List<Seen> seen = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (int i = 0; i < exact.size(); i++) {
      String word = exact.get(i);
      if (!nothing.test(word) && done.add(word)) {
        int frequency = frequency(searcher, place.get(), word);
        if (frequency > 0) {
          seen.add(new Seen(spoken.get(i), frequency));
        }
      }
    }
    return seen.stream()
        .sorted(Comparator.comparingInt(Seen::frequency))
        .map(Seen::spoken)
        .limit(limit)
        .toList();
  }

  /** In how many things the word stands, when it stands in this one; 0 otherwise. */
  private static int frequency(IndexSearcher searcher, Place place, String word)
      throws IOException {
    List<Term> forms = new ArrayList<>();
    for (String language : Documents.LANGUAGES) {
      addForms(forms, word, language);
    }
    for (String language : Documents.LANGUAGES) {
      Lexicon.translations(word, language).forEach(t -> addForms(forms, t, language));
      for (String key : Words.tokens(Words.COGNATE, word)) {
        forms.add(new Term(Documents.COGNATE + language, key));
      }
    }
    for (Term form : forms) {
      if (place.has(form)) {
        return searcher.getIndexReader().docFreq(form);
      }
    }
    return 0;
  }

  private static void addForms(List<Term> forms, String word, String language) {
    boolean french = language.equals("fr");
    for (String stem : Words.tokens(french ? Words.FRENCH : Words.ENGLISH, word)) {
      forms.add(new Term(Documents.TITLE + language, stem));
      forms.add(new Term(Documents.BODY + language, stem));
    }
    for (String root : Words.tokens(french ? Words.FRENCH_ROOT : Words.ENGLISH_ROOT, word)) {
      forms.add(new Term(Documents.ROOT + language, root));
    }
  }
}
