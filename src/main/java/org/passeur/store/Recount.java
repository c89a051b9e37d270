package org.passeur.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.passeur.log.Digest;

/**
 * Reads a whole database and compares it with its books: the digest of its statements, and that all
 * TDB2 indexes list the same statements.
 */
final class Recount {
  private Recount() {}

  /** Returns whether the database agrees with its books. Inside a transaction. */
  static boolean isSound(DatasetGraph data, Database.Books books) {
    try {
      Digest held = Digest.of(Iter.filter(data.find(), q -> !Database.isBook(q)));
      return held.equals(books.digest()) && indexesAgree(data);
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) { // reading damaged files may throw anything
      org.slf4j.LoggerFactory.getLogger(Recount.class).error("the database cannot be read", e);
      return false;
    }
  }

  private static boolean indexesAgree(DatasetGraph data) {
    var storage = TDBInternal.requireStorage(data);
    List<TupleIndex> indexes =
        new ArrayList<>(
            List.of(storage.getQuadTable().getNodeTupleTable().getTupleTable().getIndexes()));
    long expected = 0;
    for (int i = 0; i < indexes.size(); i++) {
      long sum = sum(indexes.get(i).all());
      if (i > 0 && sum != expected) {
        return false;
      }
      expected = sum;
    }
    return true;
  }

  /**
   * A sum that does not depend on the order of statements. Indexes return them as graph, subject, …
   */
  private static long sum(Iterator<Tuple<NodeId>> statements) {
    long sum = 0;
    while (statements.hasNext()) {
      Tuple<NodeId> one = statements.next();
      long hash = 1;
      for (int i = 0; i < one.len(); i++) {
        hash = mixed(hash * 31 + one.get(i).hashCode());
      }
      sum += hash;
    }
    return sum;
  }

  /** Finalizer of MurmurHash3, 64 bits. */
  private static long mixed(long value) {
    long h = value;
    h ^= h >>> 33;
    h *= 0xff51afd7ed558ccdL;
    h ^= h >>> 33;
    h *= 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
