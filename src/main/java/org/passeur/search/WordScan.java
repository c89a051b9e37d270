package org.passeur.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.Bits;
import org.passeur.search.WordQuery.Form;
import org.passeur.search.WordQuery.Meaning;
import org.passeur.search.WordQuery.Word;

/**
 * Scores all documents for the words of a need, term at a time, in arrays. A need has tens of words
 * with up to a dozen forms each, and most documents contain only one of them: reading each posting
 * list once is several times as fast as advancing all of them together (term-at-a-time versus
 * document-at-a-time evaluation: Turtle and Flood, 1995). The scores are Lucene's: BM25 in each
 * field.
 */
final class WordScan {
  private final IndexSearcher searcher;
  private final Columns columns;
  private final int lastDay;
  private final int limit;
  private final int[] groups;
  private final List<PriorityQueue<ScoreDoc>> best = new ArrayList<>();
  private final Map<Term, Optional<SimScorer>> scorers = new HashMap<>();

  private static final Comparator<ScoreDoc> WORST_FIRST =
      Comparator.comparingDouble((ScoreDoc d) -> d.score)
          .thenComparing(Comparator.comparingInt((ScoreDoc d) -> d.doc).reversed());

  /**
   * @param notAfter things dated later are not found
   * @param limit most results for each group
   * @param groups groups of kinds; an empty group stands for all kinds
   */
  WordScan(
      IndexSearcher searcher,
      Columns columns,
      Optional<LocalDate> notAfter,
      int limit,
      List<Set<EntityKind>> groups) {
    this.searcher = searcher;
    this.columns = columns;
    this.lastDay = notAfter.map(d -> (int) d.toEpochDay()).orElse(Integer.MAX_VALUE);
    this.limit = limit;
    this.groups = groups.stream().mapToInt(WordScan::bits).toArray();
    groups.forEach(g -> best.add(new PriorityQueue<>(WORST_FIRST)));
  }

  private static int bits(Set<EntityKind> kinds) {
    int bits = kinds.isEmpty() ? -1 : 0;
    for (EntityKind kind : kinds) {
      bits |= Columns.bit(kind);
    }
    return bits;
  }

  void look(List<Word> words) throws IOException {
    if (words.isEmpty() || limit < 1) {
      return;
    }
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      var segment = new Segment(leaf.reader(), columns.of(leaf.reader()));
      for (Word word : words) {
        segment.add(word);
      }
      segment.choose(leaf.docBase);
    }
  }

  /** The results of each group, best first. */
  List<ScoreDoc[]> best() {
    return best.stream()
        .map(queue -> queue.stream().sorted(WORST_FIRST.reversed()).toArray(ScoreDoc[]::new))
        .toList();
  }

  /** The scorer of a form, without boosts. */
  private Optional<SimScorer> worth(Form form) throws IOException {
    Optional<SimScorer> known = scorers.get(form.term());
    if (known == null) {
      Optional<CollectionStatistics> all =
          columns.statistics(searcher.getIndexReader(), form.term().field());
      known = Optional.empty();
      if (all.isPresent()) {
        // BM25 needs the number of documents with the term, not its total frequency
        var one = new TermStatistics(form.term().bytes(), form.documents(), form.documents());
        known = Optional.of(searcher.getSimilarity().scorer(1, all.get(), one));
      }
      scorers.put(form.term(), known);
    }
    return known;
  }

  /** Scores the documents of one segment. */
  private final class Segment {
    private final LeafReader reader;
    private final Columns.Column column;
    private final float[] scores;
    private final float[] ofWord;
    private final float[] ofMeaning;
    private final int[] touchedByWord;
    private final int[] touchedByMeaning;

    Segment(LeafReader reader, Columns.Column column) {
      this.reader = reader;
      this.column = column;
      int size = reader.maxDoc();
      this.scores = new float[size];
      this.ofWord = new float[size];
      this.ofMeaning = new float[size];
      this.touchedByWord = new int[size];
      this.touchedByMeaning = new int[size];
    }

    void add(Word word) throws IOException {
      int touched = 0;
      for (Meaning meaning : word.meanings()) {
        int met = 0;
        for (Form form : meaning.forms()) {
          met = add(form, meaning.boost() * word.boost(), met);
        }
        for (int i = 0; i < met; i++) {
          int document = touchedByMeaning[i];
          if (ofWord[document] == 0) {
            touchedByWord[touched++] = document;
          }
          ofWord[document] = Math.max(ofWord[document], ofMeaning[document]);
          ofMeaning[document] = 0;
        }
      }
      for (int i = 0; i < touched; i++) {
        int document = touchedByWord[i];
        scores[document] += ofWord[document];
        ofWord[document] = 0;
      }
    }

    /** Adds the scores of a form; returns the number of documents matched by the meaning so far. */
    private int add(Form form, float boost, int metBefore) throws IOException {
      int met = metBefore;
      Optional<SimScorer> worth = worth(form);
      PostingsEnum places = reader.postings(form.term(), PostingsEnum.FREQS);
      if (worth.isEmpty() || places == null) {
        return met;
      }
      byte[] lengths = Columns.lengths(column, form.term().field(), reader);
      SimScorer scorer = worth.get();
      float times = boost * form.boost();
      for (int d = places.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = places.nextDoc()) {
        if (ofMeaning[d] == 0) {
          touchedByMeaning[met++] = d;
        }
        ofMeaning[d] += times * scorer.score(places.freq(), lengths[d]);
      }
      return met;
    }

    void choose(int docBase) {
      Bits live = reader.getLiveDocs();
      for (int d = 0; d < scores.length; d++) {
        if (scores[d] > 0 && column.days()[d] <= lastDay && (live == null || live.get(d))) {
          for (int g = 0; g < groups.length; g++) {
            if ((groups[g] & column.kinds()[d]) != 0) {
              offer(best.get(g), docBase + d, scores[d]);
            }
          }
        }
      }
    }

    private void offer(PriorityQueue<ScoreDoc> queue, int document, float score) {
      if (queue.size() < limit) {
        queue.add(new ScoreDoc(document, score));
      } else if (score > queue.element().score) {
        queue.remove();
        queue.add(new ScoreDoc(document, score));
      }
    }
  }
}
