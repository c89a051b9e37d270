package org.passeur.document;

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
 * Caches documents made from the published store for as long as its state does not change: after
 * any change the cache is empty, so withdrawn data is never served from it. Limited in bytes.
 * Thread-safe. Must not be used for private data.
 */
public final class DocumentCache {
  private static final int OVERHEAD = 300;

  /** Documents smaller than this are not compressed. */
  private static final int SMALLEST_ZIPPED = 1024;

  private final LongSupplier version;
  private final AtomicLong seen = new AtomicLong(-1);
  private final Cache<Entry, Representation> documents;

  /** A key of the cache: the request and the version of the store. */
  private record Entry(long version, String key) {}

  /**
   * @param version of the store; changes with every change of the data, before anyone is told of it
   * @param bytes largest size of the cache
   */
  public DocumentCache(LongSupplier version, long bytes) {
    this.version = version;
    this.documents =
        Caffeine.newBuilder().maximumWeight(bytes).weigher(DocumentCache::weight).build();
  }

  private static int weight(Entry entry, Representation document) {
    long zipped = document.zipped().map(z -> z.length).orElse(0);
    return (int) (OVERHEAD + 2L * entry.key().length() + document.length() + zipped);
  }

  /** A size that suits the memory of this process: a sixteenth of the heap, at most 64 MiB. */
  public static long suitableSize() {
    return Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);
  }

  /**
   * The version of the state that a reader beginning now sees, or of an earlier one. Drops
   * documents of other versions.
   */
  public long version() {
    long now = version.getAsLong();
    if (seen.getAndSet(now) != now) {
      documents.invalidateAll();
    }
    return now;
  }

  /**
   * Finds the document cached under the key for the present state.
   *
   * @param zipped true to have it compressed as well, if it is large enough
   */
  public Optional<Representation> find(String key, boolean zipped) {
    var entry = new Entry(version(), key);
    Representation found = documents.getIfPresent(entry);
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
   * Caches a document that is in memory.
   *
   * @param before version before the data was read, so that the document is never older than its
   *     version
   */
  public void keep(long before, String key, Representation document) {
    if (before == version()) {
      documents.put(new Entry(before, key), document);
    }
  }

  private static byte[] zip(Representation document) {
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
