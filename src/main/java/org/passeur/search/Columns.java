package org.passeur.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

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
