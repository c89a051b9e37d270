package org.passeur.store.work;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.engine.memory.DefaultGraph;
import org.passeur.engine.memory.MemoryDataset;
import org.passeur.log.Digest;
import org.passeur.store.Database;

/**
 * Statements that are made ready outside the record store: in memory while they are few, else in a
 * database of their own, which is deleted when this is closed. Literals are held as the record
 * store holds them. One thread changes it while no other reads it.
 */
public final class Scratch implements AutoCloseable {
  private static final Database.Books NO_BOOKS = new Database.Books(-1, Digest.EMPTY);

  private final WorkFolder work;
  private final int most;
  private final Set<Node> subjects = new LinkedHashSet<>();
  private MemoryDataset memory = new MemoryDataset(DefaultGraph.OWN).edit();
  private Optional<Database> disk = Optional.empty();
  private boolean changing;

  Scratch(WorkFolder work, int most) {
    this.work = work;
    this.most = most;
  }

  /** Adds a statement, unless it is there. */
  public void add(Quad quad) {
    Quad q = canonical(quad);
    if (disk.isEmpty() && memory.quads() >= most) {
      spill();
    }
    if (disk.isPresent()) {
      changed().add(q);
    } else {
      memory.add(q);
      subjects.add(q.getSubject());
    }
  }

  /** Removes a statement, if it is there. */
  public void delete(Quad quad) {
    Quad q = canonical(quad);
    if (disk.isPresent()) {
      changed().delete(q);
    } else {
      memory.delete(q);
    }
  }

  /** The statement with its value as it is held here and in the record store. */
  public static Quad canonical(Quad q) {
    Node object = MemoryDataset.canonical(q.getObject());
    return object.equals(q.getObject())
        ? q
        : Quad.create(q.getGraph(), q.getSubject(), q.getPredicate(), object);
  }

  private void spill() {
    var database = new Database(work.place("statements"), true);
    disk = Optional.of(database);
    DatasetGraph data = changed();
    memory.find().forEachRemaining(data::add);
    memory = new MemoryDataset(DefaultGraph.OWN).edit();
    subjects.clear();
  }

  private DatasetGraph changed() {
    Database database = disk.orElseThrow();
    if (!changing) {
      database.begin();
      changing = true;
    }
    return database.data();
  }

  private void settle() {
    if (changing) {
      changing = false;
      disk.orElseThrow().commit(NO_BOOKS);
    }
  }

  /** Makes what was changed readable by other threads. */
  public void ready() {
    settle();
  }

  public boolean isEmpty() {
    return read(data -> !data.find().hasNext());
  }

  /** Reads it; may be called within another reading of it. */
  public <T> T read(Function<DatasetGraph, T> reading) {
    settle();
    return disk.isPresent() ? disk.get().read(reading) : reading.apply(memory);
  }

  /** Passes on all statements of each subject together. */
  public void bySubject(Consumer<List<Quad>> use) {
    if (disk.isEmpty()) {
      for (Node subject : subjects) {
        List<Quad> all = Iter.toList(memory.find(Node.ANY, subject, Node.ANY, Node.ANY));
        if (!all.isEmpty()) {
          use.accept(all);
        }
      }
      return;
    }
    read(
        data -> {
          adjacent(data.find(), use);
          return true;
        });
  }

  /**
   * In the order of the first index, made by ids: in the order in which subjects were first named.
   */
  private static void adjacent(Iterator<Quad> quads, Consumer<List<Quad>> use) {
    List<Quad> some = new ArrayList<>();
    while (quads.hasNext()) {
      Quad q = quads.next();
      if (!some.isEmpty() && !some.get(0).getSubject().equals(q.getSubject())) {
        use.accept(some);
        some = new ArrayList<>();
      }
      some.add(q);
    }
    if (!some.isEmpty()) {
      use.accept(some);
    }
  }

  @Override
  public void close() {
    settle();
    disk.ifPresent(Database::close);
    disk = Optional.empty();
  }
}
