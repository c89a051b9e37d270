package org.passeur.search;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/**
 * The values that a search reads for every matching document, as arrays by document; they never
 * change for a segment. About thirty bytes per document. Thread-safe.
 */
final class Columns {
  /**
   * The columns of one segment.
   *
   * @param kinds bit of the kind of each document
   * @param days of each document, as days since 1970; 0 when unknown
   * @param lengths of the fields of each document, as Lucene encodes them
   * @param makers who made each document, when it is a work, by their number in {@link #makers}
   */
  record Column(int[] kinds, int[] days, Map<String, byte[]> lengths, int[][] makers) {}

  private static final int[] NOBODY = {};

  private static final List<EntityKind> KINDS = List.of(EntityKind.values());

  private final Map<IndexReader.CacheKey, Column> bySegment = new ConcurrentHashMap<>();
  private final Makers makers = new Makers();

  /** The statistics of the state that was searched last. */
  private record Statistics(
      IndexReader reader, Map<String, Optional<CollectionStatistics>> byField) {}

  private volatile @Nullable Statistics statistics;

  /**
   * The scan that was asked for last; needs of one day ask for the same until the index changes.
   */
  private record Kept(IndexReader reader, Optional<LocalDate> notAfter, MakerScan scan) {}

  private volatile @Nullable Kept kept;

  /**
   * Returns what ranks the makers of works.
   *
   * @param notAfter works dated later do not count
   * @param without works that do not count
   */
  MakerScan makerScan(IndexSearcher searcher, Optional<LocalDate> notAfter, Set<Node> without)
      throws IOException {
    if (!without.isEmpty()) {
      return new MakerScan(searcher, this, notAfter, without);
    }
    IndexReader reader = searcher.getIndexReader();
    Kept last = kept;
    if (last == null || !last.reader().equals(reader) || !last.notAfter().equals(notAfter)) {
      last = new Kept(reader, notAfter, new MakerScan(searcher, this, notAfter, without));
      kept = last;
    }
    return last.scan();
  }

  /** The numbers of those who made works. */
  Makers makers() {
    return makers;
  }

  Column of(LeafReader segment) throws IOException {
    var helper = segment.getCoreCacheHelper();
    if (helper == null) {
      return read(segment);
    }
    Column known = bySegment.get(helper.getKey());
    if (known == null) {
      known = read(segment);
      if (bySegment.putIfAbsent(helper.getKey(), known) == null) {
        helper.addClosedListener(bySegment::remove);
      }
    }
    return known;
  }

  /**
   * Number of living documents that contain a term. The index's own number counts deleted ones
   * until segments are merged, so that lists would change with time and differ between two indexes
   * of the same data.
   */
  static int frequency(IndexReader reader, Term term) throws IOException {
    int living = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      if (live == null) {
        living += leaf.reader().docFreq(term);
      } else {
        PostingsEnum places = leaf.reader().postings(term, PostingsEnum.NONE);
        while (places != null && places.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
          living += live.get(places.docID()) ? 1 : 0;
        }
      }
    }
    return living;
  }

  /** Statistics of a field over the living documents; empty when none has it. */
  Optional<CollectionStatistics> statistics(IndexReader reader, String field) throws IOException {
    Statistics last = statistics;
    if (last == null || !last.reader().equals(reader)) {
      last = new Statistics(reader, new ConcurrentHashMap<>());
      statistics = last;
    }
    Optional<CollectionStatistics> known = last.byField().get(field);
    if (known == null) {
      known = counted(reader, field);
      last.byField().put(field, known);
    }
    return known;
  }

  private Optional<CollectionStatistics> counted(IndexReader reader, String field)
      throws IOException {
    long documents = 0;
    long words = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      byte[] lengths = lengths(of(leaf.reader()), field, leaf.reader());
      Bits live = leaf.reader().getLiveDocs();
      for (int d = 0; d < lengths.length; d++) {
        if (lengths[d] != 0 && (live == null || live.get(d))) {
          documents++;
          words += SmallFloat.byte4ToInt(lengths[d]);
        }
      }
    }
    return documents == 0
        ? Optional.empty()
        : Optional.of(new CollectionStatistics(field, reader.maxDoc(), documents, words, words));
  }

  static int bit(EntityKind kind) {
    return 1 << KINDS.indexOf(kind);
  }

  private Column read(LeafReader segment) throws IOException {
    int[] kinds = new int[segment.maxDoc()];
    for (EntityKind kind : KINDS) {
      int bit = bit(kind);
      PostingsEnum all =
          segment.postings(new Term(IndexDocuments.KIND, kind.name()), PostingsEnum.NONE);
      while (all != null && all.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        kinds[all.docID()] = bit;
      }
    }
    int[] days = new int[segment.maxDoc()];
    NumericDocValues stored = DocValues.getNumeric(segment, IndexDocuments.DAY);
    while (stored.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
      days[stored.docID()] = (int) stored.longValue();
    }
    return new Column(kinds, days, new ConcurrentHashMap<>(), makers(segment, kinds));
  }

  private int[][] makers(LeafReader segment, int[] kinds) throws IOException {
    int[][] made = new int[segment.maxDoc()][];
    Arrays.fill(made, NOBODY);
    Terms agents = segment.terms(IndexDocuments.AGENT);
    if (agents == null) {
      return made;
    }
    int works = bit(EntityKind.RESOURCE) | bit(EntityKind.ACTIVITY);
    TermsEnum each = agents.iterator();
    PostingsEnum places = null;
    for (BytesRef agent = each.next(); agent != null; agent = each.next()) {
      int number = makers.number(agent.utf8ToString());
      places = each.postings(places, PostingsEnum.NONE);
      for (int d = places.nextDoc(); d != PostingsEnum.NO_MORE_DOCS; d = places.nextDoc()) {
        if ((kinds[d] & works) != 0) {
          made[d] = Arrays.copyOf(made[d], made[d].length + 1);
          made[d][made[d].length - 1] = number;
        }
      }
    }
    return made;
  }

  /** The length of a field in each document, as Lucene encodes it in a byte. */
  static byte[] lengths(Column column, String field, LeafReader segment) throws IOException {
    byte[] known = column.lengths().get(field);
    if (known == null) {
      known = new byte[segment.maxDoc()];
      NumericDocValues norms = segment.getNormValues(field);
      while (norms != null && norms.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        known[norms.docID()] = (byte) norms.longValue();
      }
      column.lengths().put(field, known);
    }
    return known;
  }

  /**
   * Numbers for those who made works, the same in all segments and states of the index, so that
   * what concerns them can be added up in arrays. They are given once and never taken back.
   * Thread-safe.
   */
  static final class Makers {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    synchronized int number(String iri) {
      return numbers.computeIfAbsent(
          iri,
          i -> {
            nodes.add(NodeFactory.createURI(i));
            return nodes.size() - 1;
          });
    }

    synchronized int size() {
      return nodes.size();
    }

    synchronized Node node(int number) {
      return nodes.get(number);
    }
  }
}
