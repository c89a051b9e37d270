package org.passeur.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Background;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Progress;
import org.passeur.log.Change;
import org.passeur.log.Commit;
import org.passeur.log.Digest;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.store.Database;
import org.passeur.store.RecordStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the projections in step with the decided changes, in a thread of its own: first the
 * published store, then the public projections that read from it, and those for staff once the
 * record store shows the change. Waiting changes are followed in one step, so every state shown is
 * one that existed. A projection that is behind when the house opens catches up from the log; one
 * that is missing, damaged or failed is rebuilt.
 */
public final class Projections implements RecordStore.Follower, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

  /** Number of changes beyond which a rebuild is not slower than catching up. */
  private static final long FAR_BEHIND = 20_000;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration WHILE_NOTHING_IS_WRITTEN = Duration.ofSeconds(30);

  private final RecordStore record;
  private final Visibility visibility;
  private final PublishedStore published;

  /** The projections of the public data. */
  private final Branch open;

  /** The projections of all data. */
  private final Branch staff;

  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private final Thread thread = Background.thread("passeur-projections", this::run);

  private final ChangeQueue steps;

  /**
   * The last change taken from the queue. This and the following fields are used by the thread
   * alone.
   */
  private long followed;

  /** Steps that wait until the record store has committed them. */
  private final List<ChangeQueue.Step> forStaff = new ArrayList<>();

  /** Creates public projections only. */
  public Projections(
      RecordStore record, Visibility visibility, PublishedStore published, List<Projection> open) {
    this(record, visibility, published, open, List.of());
  }

  /**
   * Creates the projections and catches up: returns when each is at the last change.
   *
   * @param open projections of the public data
   * @param staff projections of all data
   */
  public Projections(
      RecordStore record,
      Visibility visibility,
      PublishedStore published,
      List<Projection> open,
      List<Projection> staff) {
    this.record = record;
    this.visibility = visibility;
    this.published = published;
    this.open = new Branch(open, this::readPublished);
    this.staff = new Branch(staff, this::readRecord);
    this.steps = new ChangeQueue(record.head());
    takeUp();
    record.followedBy(this);
    thread.start();
  }

  private void takeUp() {
    record.settle(); // rebuilds read the committed state
    long head = record.head();
    if (published.offset() != head) {
      attempt(PublishedStore.NAME, () -> bringPublishedUp(head));
    }
    dropWhatIsNotPublic();
    takeUp(open, head, this::visible);
    takeUp(staff, head, missed -> missed);
  }

  private void takeUp(Branch branch, long head, UnaryOperator<Change> part) {
    for (Projection projection : branch.projections()) {
      if (projection.offset() != head) {
        attempt(projection.name(), () -> bringUp(projection, branch, head, part));
      }
    }
  }

  private void readPublished(Branch.Reading reading) {
    published.read(
        data -> {
          reading.of(published.offset(), published.union());
          return data;
        });
  }

  private void readRecord(Branch.Reading reading) {
    record.readCommitted(
        data -> {
          reading.of(record.numberSeen(), data.getUnionGraph());
          return data;
        });
  }

  private void bringPublishedUp(long head) {
    Optional<Change> missed = missed(published.offset(), head);
    if (missed.isEmpty()) {
      rebuildPublished();
    } else {
      published.apply(head, visible(missed.get()));
    }
  }

  private void bringUp(
      Projection projection, Branch branch, long head, UnaryOperator<Change> part) {
    Optional<Change> missed = missed(projection.offset(), head);
    if (missed.isEmpty()) {
      branch.rebuild(projection);
    } else {
      branch.apply(projection, head, part.apply(missed.get()));
    }
  }

  private Change visible(Change missed) {
    return record.read(data -> visibility.touched(missed, data));
  }

  /** The net change since then; empty when the log does not reach back, or when it is too large. */
  private Optional<Change> missed(long offset, long head) {
    if (offset < 0 || offset > head || head - offset > FAR_BEHIND) {
      return Optional.empty();
    }
    List<Change> changes = new ArrayList<>();
    return record.changes(offset + 1, commit -> changes.add(commit.change()))
        ? Optional.of(Change.net(changes))
        : Optional.empty();
  }

  /**
   * Drops what has ceased to be public while the house was closed, as when a consent ended.
   * Projections fed from the published store are told too, durably, whenever the machine stops.
   */
  private void dropWhatIsNotPublic() {
    try {
      dropWhatLapsed();
    } catch (RuntimeException | Error e) {
      LOG.error("the published data cannot be read and is rebuilt", e);
      open.projections().forEach(Projection::forget);
      published.startOver();
      attempt(PublishedStore.NAME, this::rebuildPublished);
    }
  }

  private void dropWhatLapsed() {
    Change lapsed = published.read(visibility::lapsed);
    // a rebuilt published store no longer holds it, but the other projections may
    if (!lapsed.isEmpty() || record.read(visibility::anyLapsed)) {
      open.projections().forEach(Projection::forget);
    }
    if (!lapsed.isEmpty()) {
      published.apply(published.offset(), lapsed);
    }
  }

  @Override
  public void decided(List<Commit> batch, DatasetGraph after) {
    Change whole = Change.net(batch.stream().map(Commit::change).toList());
    Change visible = visibility.follow(whole, after);
    steps.add(
        new ChangeQueue.Step(batch.get(batch.size() - 1).number(), visible, whole),
        closes(visible, whole));
  }

  /**
   * Returns whether a statement that remains stored leaves the public view, as when a consent ends.
   */
  private static boolean closes(Change visible, Change whole) {
    return !visible.removed().isEmpty()
        && !new HashSet<>(whole.removed()).containsAll(visible.removed());
  }

  @Override
  public void committed(long number) {
    steps.committed(number);
  }

  @Override
  public void makeRoom() {
    steps.awaitRoom(LONGEST_WAIT);
  }

  @Override
  public void await(long number) {
    await(number, LONGEST_WAIT);
    if (!staff.projections().isEmpty()) {
      record.settle();
      steps.awaitShownToStaff(number, LONGEST_WAIT);
    }
  }

  /**
   * Waits until the changes decided up to this one can be read everywhere.
   *
   * @return false on timeout: reads then see an older state
   */
  public boolean await(long number, Duration longest) {
    return steps.awaitShown(number, longest);
  }

  /**
   * Waits until nothing is shown that a decided change has withdrawn from the public.
   *
   * @return false on timeout: reads must not be answered then
   */
  public boolean awaitClosed(Duration longest) {
    return steps.awaitClosed(longest);
  }

  /**
   * Waits until no projection is marked as failed.
   *
   * @return false on timeout
   */
  boolean awaitMended(Duration longest) {
    return steps.await(failed::isEmpty, longest);
  }

  private void run() {
    Optional<ChangeQueue.Taken> taken = steps.take(nextForStaff(), !failed.isEmpty());
    while (taken.isPresent()) {
      ChangeQueue.Taken now = taken.get();
      attempt(PublishedStore.NAME, () -> follow(now.steps()));
      attempt(PublishedStore.NAME, () -> followStaff(now.settled()));
      attempt(PublishedStore.NAME, this::mendWhatFailed);
      taken = steps.take(nextForStaff(), !failed.isEmpty());
    }
  }

  /** Number of the change that the projections for staff wait for. */
  private long nextForStaff() {
    return forStaff.isEmpty() ? Long.MAX_VALUE : forStaff.get(0).number();
  }

  /**
   * The net change of the steps for a projection. Steps that it was rebuilt with are left out: a
   * statement that one of them added and a later one removed would cancel out, and stay in the
   * projection.
   */
  private static Change net(
      List<ChangeQueue.Step> some, long offset, Function<ChangeQueue.Step, Change> part) {
    return Change.net(some.stream().filter(s -> s.number() > offset).map(part).toList());
  }

  private void follow(List<ChangeQueue.Step> taken) {
    if (taken.isEmpty()) {
      return;
    }
    long number = taken.get(taken.size() - 1).number();
    followed = number;
    if (published.offset() < number) { // otherwise it was rebuilt from a later state
      step(
          PublishedStore.NAME,
          () -> published.apply(number, net(taken, published.offset(), ChangeQueue.Step::visible)));
    }
    for (Projection projection : open.projections()) {
      if (failed.contains(PublishedStore.NAME)) {
        failed.add(projection.name()); // reading a failed published store would give wrong results
      }
      if (projection.offset() < number) {
        step(
            projection.name(),
            () ->
                open.apply(
                    projection,
                    number,
                    net(taken, projection.offset(), ChangeQueue.Step::visible)));
      }
    }
    forStaff.addAll(taken);
    steps.shown(number);
  }

  private void followStaff(long settled) {
    List<ChangeQueue.Step> due = forStaff.stream().filter(s -> s.number() <= settled).toList();
    if (due.isEmpty()) {
      return;
    }
    forStaff.subList(0, due.size()).clear();
    long number = due.get(due.size() - 1).number();
    for (Projection projection : staff.projections()) {
      if (projection.offset() < number) {
        step(
            projection.name(),
            () ->
                staff.apply(
                    projection, number, net(due, projection.offset(), ChangeQueue.Step::whole)));
      }
    }
    steps.shownToStaff(number);
  }

  /**
   * Runs a step of a projection. If it fails, the projection is marked and left alone until it is
   * rebuilt; the change itself stands.
   */
  private void step(String name, Runnable step) {
    if (!failed.contains(name)) {
      attempt(name, step);
    }
  }

  private void attempt(String name, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      failed.add(name);
      LOG.error("projection {} failed and will be rebuilt", name, e);
    }
  }

  /** Rebuilds failed projections; the published store first, because others read from it. */
  private void mendWhatFailed() {
    if (failed.isEmpty()) {
      return;
    }
    record.settle();
    mend(PublishedStore.NAME, this::rebuildPublished);
    if (!failed.contains(PublishedStore.NAME)) {
      open.projections().forEach(p -> mend(p.name(), () -> open.rebuild(p)));
    }
    staff.projections().forEach(p -> mend(p.name(), () -> staff.rebuild(p)));
  }

  /** The projection stays marked as failed until it is complete again. */
  private void mend(String name, Runnable rebuild) {
    if (failed.contains(name)) {
      attempt(
          name,
          () -> {
            rebuild.run();
            failed.remove(name);
            steps.changed();
          });
    }
  }

  /** Rebuilds every projection from the record store. Must not run beside writes. */
  public void rebuild() {
    record.settle();
    rebuildPublished();
    open.projections().forEach(open::rebuild);
    staff.projections().forEach(staff::rebuild);
  }

  /**
   * Rebuilds the published store from one committed state of the record store and the consents of
   * that state; later steps are followed afterwards.
   */
  private void rebuildPublished() {
    LOG.info("rebuilding the published store");
    record.readCommitted(
        data -> {
          long number = record.numberSeen();
          Visibility then = visibility.asOf(data);
          var progress = new Progress(PublishedStore.NAME);
          published.rebuild(
              number, progress.over(Iter.filter(data.find(), q -> then.isPublic(q.getGraph()))));
          progress.done();
          return data;
        });
    if (published.offset() < followed) {
      throw new IllegalStateException("the record store is at " + published.offset());
    }
  }

  /**
   * Compares each projection with its source. Must not run beside writes.
   *
   * @param data the record store
   */
  List<Verification.Finding> verify(DatasetGraph data) {
    long head = record.head();
    steps.awaitShown(head, WHILE_NOTHING_IS_WRITTEN);
    steps.awaitShownToStaff(head, WHILE_NOTHING_IS_WRITTEN);
    List<Verification.Finding> findings = new ArrayList<>();
    Visibility now = visibility.asOf(data);
    Digest expected = Digest.of(Iter.filter(data.find(), q -> now.isPublic(q.getGraph())));
    published.read(
        shown -> {
          if (!expected.equals(Digest.of(Iter.filter(shown.find(), q -> !Database.isBook(q))))) {
            findings.add(differs(PublishedStore.NAME, 0));
          }
          for (Projection projection : open.projections()) {
            verify(projection, published.union(), findings);
          }
          return shown;
        });
    for (Projection projection : staff.projections()) {
      verify(projection, data.getUnionGraph(), findings);
    }
    return findings;
  }

  private static void verify(Projection projection, Graph scope, List<Verification.Finding> found) {
    long wrong = projection.differences(scope);
    if (wrong > 0) {
      found.add(differs(projection.name(), wrong));
    }
  }

  private static Verification.Finding differs(String name, long count) {
    String how = count > 0 ? " (" + count + ")" : "";
    return new Verification.Finding(
        name,
        new Bilingual(
            "« "
                + name
                + " » ne correspond pas au contenu de la base"
                + how
                + ". Lancez « passeur"
                + " rebuild ».",
            "“"
                + name
                + "” does not match the content of the database"
                + how
                + ". Run “passeur"
                + " rebuild”."));
  }

  /** Rewrites the files of the published store without unused space. */
  public void compact() {
    published.compact();
  }

  /** Returns whether the graph is public. */
  public boolean shows(Node graph) {
    return visibility.isPublic(graph);
  }

  /** Number of the last change each projection holds, by name; see {@link #failed()}. */
  public Map<String, Long> offsets() {
    Map<String, Long> offsets = new LinkedHashMap<>();
    offsets.put(PublishedStore.NAME, published.offset());
    open.projections().forEach(p -> offsets.put(p.name(), p.offset()));
    staff.projections().forEach(p -> offsets.put(p.name(), p.offset()));
    return offsets;
  }

  /** Returns whether the published store is in memory. */
  public boolean publishedInMemory() {
    return published.isInMemory();
  }

  /** Names of the projections that failed and are being rebuilt. */
  public Set<String> failed() {
    return Set.copyOf(failed);
  }

  @Override
  public void close() {
    record.settle();
    steps.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.projections().forEach(Projection::close);
    staff.projections().forEach(Projection::close);
    published.close();
  }
}
