package org.passeur.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;

/**
 * Documents made from the published store, kept as long as its state is the one they were made
 * from: the first look after any change finds nothing, so that what was closed to the public is not
 * served a moment longer. Bounded in bytes. Thread-safe. Never for what is not public.
 */
public final class DocumentCache {
  private static final int OVERHEAD = 300;

  /** Compressing less is not worth its time. */
  private static final int SMALLEST_ZIPPED = 1024;

  private final LongSupplier version;
  private final AtomicLong seen = new AtomicLong(-1);
  private final Cache<Entry, Document> documents;

  /** What was asked, of which state of the store. */
  private record Entry(long version, String key) {}

  /**
   * @param version of the store: another number after every change, and before anyone is told that
   *     the change can be read
   * @param bytes most bytes of documents kept
   */
  public DocumentCache(LongSupplier version, long bytes) {
    this.version = version;
    this.documents =
        Caffeine.newBuilder().maximumWeight(bytes).weigher(DocumentCache::weight).build();
  }

  private static int weight(Entry entry, Document document) {
    long zipped = document.zipped().map(z -> z.length).orElse(0);
    return (int) (OVERHEAD + 2L * entry.key().length() + document.length() + zipped);
  }

  /** As much as suits the memory of this process: a sixteenth of the heap, at most 64 MiB. */
  public static long suitableSize() {
    return Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);
  }

  /**
   * Version of the state that whoever begins to read now sees, or of an earlier one. What was made
   * from other versions is dropped.
   */
  long version() {
    long now = version.getAsLong();
    if (seen.getAndSet(now) != now) {
      documents.invalidateAll();
    }
    return now;
  }

  /**
   * The document made earlier for the same key from the present state.
   *
   * @param zipped true to have it compressed as well, where that is worth it
   */
  Optional<Document> find(String key, boolean zipped) {
    var entry = new Entry(version(), key);
    Document found = documents.getIfPresent(entry);
    if (found == null) {
      return Optional.empty();
    }
    if (zipped && found.zipped().isEmpty() && found.length() >= SMALLEST_ZIPPED) {
      found = found.withZipped(zip(found));
      documents.put(entry, found);
    }
    return Optional.of(found);
  }

  /**
   * Keeps a document that is in memory.
   *
   * @param before the version when the reading had not begun: what is kept is never older
   */
  void keep(long before, String key, Document document) {
    if (before == version()) {
      documents.put(new Entry(before, key), document);
    }
  }

  private static byte[] zip(Document document) {
    var out = new ByteArrayOutputStream((int) document.length() / 4);
    try (var gzip = new GZIPOutputStream(out);
        var in = document.content().get()) {
      in.transferTo(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
