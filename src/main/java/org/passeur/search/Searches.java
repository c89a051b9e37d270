package org.passeur.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Searches on one state of the index. */
final class Searches {
  /** Longest name, in words. */
  private static final int LONGEST_NAME = 60;

  private final IndexSearcher searcher;
  private final Remembered remembered;
  private final Columns columns;

  Searches(IndexSearcher searcher, Remembered remembered, Columns columns) {
    this.searcher = searcher;
    this.remembered = remembered;
    this.columns = columns;
  }

  /**
   * Things whose words match, best first, for each group of kinds.
   *
   * @param groups groups of kinds; an empty group stands for all kinds
   */
  List<List<Hit>> byWords(Search search, List<Set<EntityKind>> groups) throws IOException {
    var scan = new WordScan(searcher, columns, search.notAfter(), search.limit(), groups);
    scan.look(WordQuery.of(search, searcher.getIndexReader()));
    List<List<Hit>> found = new ArrayList<>();
    for (ScoreDoc[] best : scan.best()) {
      found.add(hits(best));
    }
    return found;
  }

  List<Hit> byThemes(
      Map<Node, Double> themes, Set<EntityKind> kinds, Optional<LocalDate> notAfter, int limit)
      throws IOException {
    if (themes.isEmpty() || limit < 1) {
      return List.of();
    }
    var any = new BooleanQuery.Builder();
    themes.forEach(
        (theme, weight) -> {
          var term = new TermQuery(new Term(IndexDocuments.THEME, theme.toString()));
          any.add(new BoostQuery(new ConstantScoreQuery(term), weight.floatValue()), Occur.SHOULD);
        });
    var latest =
        new Sort(
            SortField.FIELD_SCORE, new SortField(IndexDocuments.DAY, SortField.Type.LONG, true));
    Query query = within(any.build(), kinds, notAfter);
    return hits(searcher.search(query, limit, latest, true).scoreDocs);
  }

  /** The latest things of a community, or of all when none is given. */
  List<Hit> latest(
      Optional<Node> community, Set<EntityKind> kinds, Optional<LocalDate> notAfter, int limit)
      throws IOException {
    Query query =
        community.isPresent()
            ? new TermQuery(new Term(IndexDocuments.COMMUNITY, community.get().toString()))
            : new MatchAllDocsQuery();
    var latest = new Sort(new SortField(IndexDocuments.DAY, SortField.Type.LONG, true));
    return hits(searcher.search(within(query, kinds, notAfter), limit, latest).scoreDocs);
  }

  /** Things with a name that begins like the text: its last word may be unfinished. */
  List<Hit> named(String text, Set<EntityKind> kinds, int limit) throws IOException {
    List<String> words = WordAnalysis.exact(text);
    if (words.size() > LONGEST_NAME) {
      return List.of(); // no name is that long
    }
    if (words.isEmpty() || words.get(words.size() - 1).length() < 2 || limit < 1) {
      return List.of();
    }
    var anyLanguage = new BooleanQuery.Builder();
    for (String language : IndexDocuments.LANGUAGES) {
      Analyzer stems = language.equals("fr") ? WordAnalysis.FRENCH : WordAnalysis.ENGLISH;
      String field = IndexDocuments.TITLE + language;
      var all = new BooleanQuery.Builder();
      for (String word : words.subList(0, words.size() - 1)) {
        WordAnalysis.tokens(stems, word)
            .forEach(stem -> all.add(new TermQuery(new Term(field, stem)), Occur.MUST));
      }
      String last = words.get(words.size() - 1);
      var ends = new BooleanQuery.Builder();
      ends.add(new PrefixQuery(new Term(field, last)), Occur.SHOULD);
      WordAnalysis.tokens(stems, last)
          .forEach(stem -> ends.add(new TermQuery(new Term(field, stem)), Occur.SHOULD));
      anyLanguage.add(all.add(ends.build(), Occur.MUST).build(), Occur.SHOULD);
    }
    Query query = within(anyLanguage.build(), kinds, Optional.empty());
    return hits(searcher.search(query, limit).scoreDocs);
  }

  private static Query within(Query query, Set<EntityKind> kinds, Optional<LocalDate> notAfter) {
    var all = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (!kinds.isEmpty()) {
      List<BytesRef> names = kinds.stream().map(k -> new BytesRef(k.name())).toList();
      all.add(new TermInSetQuery(IndexDocuments.KIND, names), Occur.FILTER);
    }
    notAfter.ifPresent(
        day ->
            all.add(
                LongPoint.newRangeQuery(IndexDocuments.DAY, day.toEpochDay() + 1, Long.MAX_VALUE),
                Occur.MUST_NOT));
    return all.build();
  }

  private List<Hit> hits(ScoreDoc[] found) throws IOException {
    List<Hit> hits = new ArrayList<>();
    var segments = searcher.getIndexReader().leaves();
    for (ScoreDoc doc : found) {
      var segment = segments.get(ReaderUtil.subIndex(doc.doc, segments));
      Entity entity = remembered.read(segment.reader(), doc.doc - segment.docBase);
      hits.add(new Hit(entity, doc.score));
    }
    return hits;
  }
}
