package org.passeur.index;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;

/**
 * Things already read: stored fields are compressed in blocks and slow to read one by one. A
 * document never changes within its segment (a change writes a new document and marks the old one
 * deleted), so what is remembered stays right as long as the segment lives. Thread-safe.
 */
final class Remembered {
  private static final int MOST = 30_000;

  private final Map<IndexReader.CacheKey, Map<Integer, Entity>> bySegment =
      new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  Entity read(LeafReader segment, int document) throws IOException {
    var helper = segment.getCoreCacheHelper();
    if (helper == null) {
      return Documents.read(segment.storedFields().document(document));
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
      entity = Documents.read(segment.storedFields().document(document));
      remember(known, document, entity);
    }
    return entity;
  }

  private void remember(Map<Integer, Entity> known, int document, Entity entity) {
    if (size.incrementAndGet() > MOST) {
      bySegment.values().forEach(Map::clear);
      size.set(1);
    }
    known.put(document, entity);
  }

  private void forget(IndexReader.CacheKey segment) {
    Map<Integer, Entity> gone = bySegment.remove(segment);
    if (gone != null) {
      size.addAndGet(-gone.size());
    }
  }
}
