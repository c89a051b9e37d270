package org.passeur.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.atlas.iterator.Iter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the public projections in step with the changes: the published store first, then those that
 * read from it. A projection that is missing, behind or failed is rebuilt.
 */
public final class Projections implements RecordStore.Follower, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

  private final RecordStore record;
  private final Visibility visibility;
  private final PublishedStore published;
  private final List<Projection> others;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  /** Catches up at once: returns when every projection is at the head. */
  public Projections(
      RecordStore record,
      Visibility visibility,
      PublishedStore published,
      List<Projection> others) {
    this.record = record;
    this.visibility = visibility;
    this.published = published;
    this.others = List.copyOf(others);
    if (published.offset() != record.head()) {
      rebuildPublished();
    }
    for (Projection other : this.others) {
      if (other.offset() != record.head()) {
        rebuild(other);
      }
    }
    closeWhatLapsed();
    record.followedBy(this);
  }

  @Override
  public void follow(Commit commit) {
    tell(commit.number(), record.read(after -> visibility.follow(commit.change(), after)));
  }

  /**
   * Takes out the graphs of people whose consent has ended since, without a change to say so: the
   * day is over. Done when the house opens; to be called every day.
   */
  public void closeWhatLapsed() {
    record.readAlone(
        data -> {
          visibility.decideAgain(data);
          Change lapsed = published.read(visibility::lapsed);
          if (!lapsed.isEmpty()) {
            tell(record.head(), lapsed);
          }
          return data;
        });
  }

  private void tell(long number, Change visible) {
    guarded(PublishedStore.NAME, () -> published.apply(number, visible), this::rebuildPublished);
    for (Projection other : others) {
      guarded(
          other.name(),
          () ->
              published.read(
                  data -> {
                    other.apply(number, visible, published.union());
                    return data;
                  }),
          () -> rebuild(other));
    }
  }

  /** Rebuilds every projection from the record store. */
  public void rebuild() {
    rebuildPublished();
    others.forEach(this::rebuild);
  }

  /** Number of the last change each projection holds, by name; see {@link #failed()}. */
  public Map<String, Long> offsets() {
    Map<String, Long> offsets = new LinkedHashMap<>();
    offsets.put(PublishedStore.NAME, published.offset());
    others.forEach(p -> offsets.put(p.name(), p.offset()));
    return offsets;
  }

  /** Names of the projections that failed on the last change and wait to be rebuilt. */
  public Set<String> failed() {
    return Set.copyOf(failed);
  }

  /**
   * The change is stored and acknowledged whatever a projection does with it: a failing projection
   * is marked, shown on /health, and rebuilt at the next change.
   */
  private void guarded(String name, Runnable step, Runnable rebuild) {
    try {
      if (failed.contains(name)) {
        rebuild.run();
        failed.remove(name);
      } else {
        step.run();
      }
    } catch (RuntimeException | Error e) {
      failed.add(name);
      LOG.error("projection {} failed and will be rebuilt", name, e);
    }
  }

  private void rebuildPublished() {
    LOG.info("rebuilding the published store from change {}", record.head());
    record.readAlone(
        data -> {
          published.rebuild(
              record.head(), Iter.filter(data.find(), q -> visibility.isPublic(q.getGraph())));
          return published;
        });
  }

  private void rebuild(Projection projection) {
    LOG.info("rebuilding {} from change {}", projection.name(), record.head());
    published.read(
        data -> {
          projection.rebuild(published.offset(), published.union());
          return projection;
        });
  }

  @Override
  public void close() {
    others.forEach(Projection::close);
    published.close();
  }
}
