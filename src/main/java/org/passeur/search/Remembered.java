package org.passeur.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * Caches things read from stored fields, which are compressed in blocks and slow to read one by
 * one. A document never changes within its segment (a change writes a new document and marks the
 * old one as deleted), so cached things are valid as long as the segment exists. A thing is looked
 * up where it was found last, if that document is still alive in the state being read. Thread-safe.
 */
final class Remembered {
  /** Most things cached, about half a kilobyte each; beyond, the cache is cleared. */
  private static final int MOST = 250_000;

  private record Seen(IndexReader.CacheKey segment, int document, Entity entity) {}

  private final Map<IndexReader.CacheKey, Map<Integer, Entity>> bySegment =
      new ConcurrentHashMap<>();
  private final Map<Node, Seen> byIri = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  Entity read(LeafReader segment, int document) throws IOException {
    var helper = segment.getCoreCacheHelper();
    if (helper == null) {
      return IndexDocuments.read(segment.storedFields().document(document));
    }
    Map<Integer, Entity> known =
        bySegment.computeIfAbsent(
            helper.getKey(),
            key -> {
              helper.addClosedListener(this::forget);
              return new ConcurrentHashMap<>();
            });
    Entity entity = known.get(document);
    if (entity == null) {
      entity = IndexDocuments.read(segment.storedFields().document(document));
      remember(known, new Seen(helper.getKey(), document, entity));
    }
    return entity;
  }

  private void remember(Map<Integer, Entity> known, Seen seen) {
    if (size.incrementAndGet() > MOST) {
      bySegment.values().forEach(Map::clear);
      byIri.clear();
      size.set(1);
    }
    known.put(seen.document(), seen.entity());
    byIri.put(seen.entity().iri(), seen);
  }

  private void forget(IndexReader.CacheKey segment) {
    Map<Integer, Entity> gone = bySegment.remove(segment);
    if (gone != null) {
      size.addAndGet(-gone.size());
      gone.values().forEach(e -> byIri.computeIfPresent(e.iri(), (i, s) -> kept(s, segment)));
    }
  }

  private static @Nullable Seen kept(Seen seen, IndexReader.CacheKey gone) {
    return seen.segment().equals(gone) ? null : seen;
  }

  /** The cache for one state of the index. */
  Standing in(IndexSearcher searcher) {
    Map<IndexReader.CacheKey, LeafReader> segments = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      var helper = leaf.reader().getCoreCacheHelper();
      if (helper != null) {
        segments.put(helper.getKey(), leaf.reader());
      }
    }
    return new Standing(searcher, segments);
  }

  /** The things of one state of the index. */
  final class Standing {
    private final IndexSearcher searcher;
    private final Map<IndexReader.CacheKey, LeafReader> segments;

    private Standing(IndexSearcher searcher, Map<IndexReader.CacheKey, LeafReader> segments) {
      this.searcher = searcher;
      this.segments = segments;
    }

    /** Finds a thing in this state; empty when it is not there. */
    Optional<Entity> find(Node iri) throws IOException {
      Seen seen = byIri.get(iri);
      LeafReader segment = seen == null ? null : segments.get(seen.segment());
      if (seen != null && segment != null) {
        var live = segment.getLiveDocs();
        if (live == null || live.get(seen.document())) {
          return Optional.of(seen.entity());
        }
      }
      Optional<DocumentPosition> place = DocumentPosition.of(searcher, iri);
      return place.isEmpty() ? Optional.empty() : Optional.of(place.get().read(Remembered.this));
    }
  }
}
