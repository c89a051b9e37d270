package org.passeur.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;

/**
 * The values that a search reads for every matching document, as arrays by document; they never
 * change for a segment. About fifteen bytes per document. Thread-safe.
 */
final class Columns {
  /**
   * The columns of one segment.
   *
   * @param kinds bit of the kind of each document
   * @param days of each document, as days since 1970; 0 when unknown
   * @param lengths of the fields of each document, as Lucene encodes them
   */
  record Column(int[] kinds, int[] days, Map<String, byte[]> lengths) {}

  private static final List<EntityKind> KINDS = List.of(EntityKind.values());

  private final Map<IndexReader.CacheKey, Column> bySegment = new ConcurrentHashMap<>();

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

  static int bit(EntityKind kind) {
    return 1 << KINDS.indexOf(kind);
  }

  private static Column read(LeafReader segment) throws IOException {
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
    return new Column(kinds, days, new ConcurrentHashMap<>());
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
}
