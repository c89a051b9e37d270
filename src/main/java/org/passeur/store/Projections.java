package org.passeur.store;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the projections in step with the decided changes, in a thread of their own: the published
 * store first, then the public ones that read from it, and those of the staff once the record store
 * shows the change. What has piled up is followed as one step, so every state shown is one that
 * existed. A projection that is behind when the house opens catches up from the log; one that is
 * missing, damaged or failed is rebuilt.
 */
public final class Projections implements RecordStore.Follower, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

  /** Beyond so many changes, starting over is not slower than catching up. */
  private static final long FAR_BEHIND = 20_000;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration WHILE_NOTHING_IS_WRITTEN = Duration.ofSeconds(30);

  private final RecordStore record;
  private final Visibility visibility;
  private final PublishedStore published;

  /** They follow what everyone may see. */
  private final Branch open;

  /** They follow everything. */
  private final Branch staff;

  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "passeur-projections");

  private final Steps steps;

  /** The last change taken from the queue. For the thread alone, as is what follows. */
  private long followed;

  /** Waits until it is committed. */
  private final List<Steps.Step> forStaff = new ArrayList<>();

  /** With public projections only. */
  public Projections(
      RecordStore record, Visibility visibility, PublishedStore published, List<Projection> open) {
    this(record, visibility, published, open, List.of());
  }

  /**
   * Catches up at once: returns when every projection is at the head.
   *
   * @param open follow what everyone may see
   * @param staff follow everything
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
    this.steps = new Steps(record.head());
    takeUp();
    record.followedBy(this);
    thread.setDaemon(true);
    thread.start();
  }

  private void takeUp() {
    record.settle(); // what is made anew is read from the committed state
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

  /** What happened since, while the log still knows and it is not too much. */
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
   * Days may have passed since the house was closed, and consents with them. Those that read from
   * the published store must not keep what it loses here, whenever the machine stops.
   */
  private void dropWhatIsNotPublic() {
    try {
      dropWhatLapsed();
    } catch (RuntimeException | Error e) {
      LOG.error("the published store cannot be read and is made anew", e);
      open.projections().forEach(Projection::forget);
      published.startOver();
      attempt(PublishedStore.NAME, this::rebuildPublished);
    }
  }

  private void dropWhatLapsed() {
    Change lapsed = published.read(visibility::lapsed);
    // made anew, the published store no longer holds it; the others may
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
        new Steps.Step(batch.get(batch.size() - 1).number(), visible, whole),
        closes(visible, whole));
  }

  /** True when something leaves the public view that is still there, as when a consent ends. */
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
   * Waits until everyone can read what was decided up to a change.
   *
   * @return false when it took too long: what is read then is an older state
   */
  public boolean await(long number, Duration longest) {
    return steps.awaitShown(number, longest);
  }

  /**
   * Waits until nothing is shown any more that a decided change has closed to the public.
   *
   * @return false when it took too long: what is read then must not be shown
   */
  public boolean awaitClosed(Duration longest) {
    return steps.awaitClosed(longest);
  }

  /**
   * Waits until no projection counts as failed.
   *
   * @return false when it took too long
   */
  boolean awaitMended(Duration longest) {
    return steps.await(failed::isEmpty, longest);
  }

  private void run() {
    Optional<Steps.Taken> taken = steps.take(nextForStaff(), !failed.isEmpty());
    while (taken.isPresent()) {
      Steps.Taken now = taken.get();
      attempt(PublishedStore.NAME, () -> follow(now.steps()));
      attempt(PublishedStore.NAME, () -> followStaff(now.settled()));
      attempt(PublishedStore.NAME, this::mendWhatFailed);
      taken = steps.take(nextForStaff(), !failed.isEmpty());
    }
  }

  /** Number of the change that the staff's projections wait for. */
  private long nextForStaff() {
    return forStaff.isEmpty() ? Long.MAX_VALUE : forStaff.get(0).number();
  }

  /**
   * What steps come to for a projection. Those it was rebuilt with are left out: a statement that
   * one of them brought and a later one took away again would come to nothing, and stay.
   */
  private static Change net(List<Steps.Step> some, long offset, Function<Steps.Step, Change> part) {
    return Change.net(some.stream().filter(s -> s.number() > offset).map(part).toList());
  }

  private void follow(List<Steps.Step> taken) {
    if (taken.isEmpty()) {
      return;
    }
    long number = taken.get(taken.size() - 1).number();
    followed = number;
    if (published.offset() < number) { // else it was rebuilt from a later state
      step(
          PublishedStore.NAME,
          () -> published.apply(number, net(taken, published.offset(), Steps.Step::visible)));
    }
    for (Projection projection : open.projections()) {
      if (failed.contains(PublishedStore.NAME)) {
        failed.add(projection.name()); // it would read what is not there
      }
      if (projection.offset() < number) {
        step(
            projection.name(),
            () ->
                open.apply(
                    projection, number, net(taken, projection.offset(), Steps.Step::visible)));
      }
    }
    forStaff.addAll(taken);
    steps.shown(number);
  }

  private void followStaff(long settled) {
    List<Steps.Step> due = forStaff.stream().filter(s -> s.number() <= settled).toList();
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
                staff.apply(projection, number, net(due, projection.offset(), Steps.Step::whole)));
      }
    }
    steps.shownToStaff(number);
  }

  /**
   * A projection that failed is left alone until it is rebuilt; the change stands whatever it does.
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

  /** The published store first: the others read from it. */
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

  /** It counts as failed until it is whole again: nobody is told in between that all is well. */
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

  /** Rebuilds every projection from the record store. Called while nothing is written. */
  public void rebuild() {
    record.settle();
    rebuildPublished();
    open.projections().forEach(open::rebuild);
    staff.projections().forEach(staff::rebuild);
  }

  /**
   * Starts the published store over from one committed state of the record store, with the consents
   * of that same state: the steps that came after it are still to follow.
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
   * Compares each projection with what it follows. While nothing is written.
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
            "« " + name + " » ne montre pas ce que contient la base" + how + ". Lancez rebuild.",
            "“" + name + "” does not show what the database holds" + how + ". Run rebuild."));
  }

  /** Writes the files of the published store anew without what is no longer used. */
  public void compact() {
    published.compact();
  }

  /** True when everyone may see what stands in the graph. */
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

  /** True while the published store is in memory. */
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
