package org.passeur.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Lucene index in a folder: one writer, readers that follow it, and the number of the last
 * change.
 */
final class IndexFolder {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  /** Version of the fields and analyzers; an index of another version is rebuilt. */
  private static final String FORMAT = "6";

  private static final String FORMAT_KEY = "passeur.format";
  private static final String NUMBER_KEY = "passeur.change";

  /** Reads one state of the index. */
  interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  private final Directory directory;
  private volatile Opened opened;

  private record Opened(IndexWriter writer, SearcherManager searchers) {}

  private IndexFolder(Directory directory, Opened opened) {
    this.directory = directory;
    this.opened = opened;
  }

  static IndexFolder open(Path path) {
    try {
      dropDamagedLock(path.resolve(IndexWriter.WRITE_LOCK_NAME));
      Directory directory = new PrivateDirectory(FSDirectory.open(path), path);
      return new IndexFolder(directory, openOrEmpty(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a lock file that is not empty: it is damaged, and Lucene could not open the index. */
  private static void dropDamagedLock(Path lock) throws IOException {
    if (Files.isRegularFile(lock) && Files.size(lock) > 0) {
      Files.delete(lock);
    }
  }

  private static Opened openOrEmpty(Directory directory) throws IOException {
    try {
      checkEveryByte(directory);
      return open(directory, OpenMode.CREATE_OR_APPEND);
    } catch (LockObtainFailedException e) {
      throw e; // in use by another program, so not damaged
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("the search index cannot be read and will be rebuilt", e);
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
      return open(directory, OpenMode.CREATE);
    }
  }

  /**
   * Verifies all checksums: Lucene reads lazily, so damage inside a file would show only in a later
   * search.
   */
  private static void checkEveryByte(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        if (leaf.reader() instanceof CodecReader segment) {
          segment.checkIntegrity();
        }
      }
    }
  }

  private static Opened open(Directory directory, OpenMode mode) throws IOException {
    var config = new IndexWriterConfig(analyzer()).setOpenMode(mode).setCommitOnClose(false);
    var writer = new IndexWriter(directory, config);
    var searchers = new SearcherManager(writer, null);
    return new Opened(writer, searchers);
  }

  /** The analyzer of each field. */
  static Analyzer analyzer() {
    return new ByField();
  }

  IndexWriter writer() {
    return opened.writer();
  }

  /** Number of the last change on disk; -1 for no index or one of another version. */
  long storedNumber() {
    Map<String, String> stored = new HashMap<>();
    var live = opened.writer().getLiveCommitData();
    if (live != null) {
      live.forEach(e -> stored.put(e.getKey(), e.getValue()));
    }
    return FORMAT.equals(stored.get(FORMAT_KEY))
        ? Long.parseLong(stored.getOrDefault(NUMBER_KEY, "-1"))
        : -1;
  }

  /** Deletes all documents, with a new writer if the old one failed. */
  void empty() throws IOException {
    if (!opened.writer().isOpen()) {
      opened.searchers().close();
      opened = open(directory, OpenMode.CREATE);
    }
    opened.writer().deleteAll();
  }

  /** Makes what was written visible to readers, and syncs it to disk if requested. */
  void show(long number, boolean durable) throws IOException {
    IndexWriter writer = opened.writer();
    writer.setLiveCommitData(
        Map.of(FORMAT_KEY, FORMAT, NUMBER_KEY, Long.toString(number)).entrySet());
    if (durable) {
      writer.commit();
    }
    opened.searchers().maybeRefreshBlocking();
  }

  <T> T read(Reading<T> reading) {
    try {
      SearcherManager searchers = opened.searchers();
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close(long number) {
    try (directory) {
      if (opened.writer().isOpen()) {
        if (number >= 0) {
          show(number, true);
        }
        opened.searchers().close();
        opened.writer().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Chooses French stems, English stems or exact forms by the name of the field. */
  private static final class ByField extends DelegatingAnalyzerWrapper {
    ByField() {
      super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
      if (field.startsWith(IndexDocuments.EXACT)) {
        return WordAnalysis.EXACT;
      }
      if (field.startsWith(IndexDocuments.COGNATE)) {
        return WordAnalysis.COGNATE;
      }
      if (field.startsWith(IndexDocuments.ROOT)) {
        return field.endsWith(".en") ? WordAnalysis.ENGLISH_ROOT : WordAnalysis.FRENCH_ROOT;
      }
      return field.endsWith(".en") ? WordAnalysis.ENGLISH : WordAnalysis.FRENCH;
    }
  }
}
