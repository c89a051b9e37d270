package org.passeur.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.backup.IntegrityWatch;
import org.passeur.backup.UnconfirmedRegister;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.guard.Gates;
import org.passeur.guard.Inspection;
import org.passeur.guard.ShapeCheck;
import org.passeur.guard.ShapeLibrary;
import org.passeur.ingest.Importer;
import org.passeur.ingest.OwnFiles;
import org.passeur.kernel.Once;
import org.passeur.kernel.Problem;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.ConsentCalendar;
import org.passeur.rights.ConsentInForce;
import org.passeur.rights.View;
import org.passeur.rights.Visibility;
import org.passeur.rights.Withdrawals;
import org.passeur.route.Router;
import org.passeur.route.danger.Emergency;
import org.passeur.route.learn.WeightLearning;
import org.passeur.route.need.Gaps;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.relation.Relations;
import org.passeur.route.relation.Solicitations;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Ontology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything except the web site: stores, gates, projections, search and routing, wired by hand.
 */
final class House implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(House.class);

  /** The default base address. */
  static final String BASE = "http://localhost:8080";

  final Addresses addresses;
  final RecordStore record;
  final PublishedStore published;
  final Projections projections;
  final ConsentCalendar consents;
  final Inspection inspection;
  final IntegrityWatch watch;
  private final Gates gates;
  // slow to read and not needed for the first page
  private final Supplier<ShapeCheck> check = new Once<>(() -> new ShapeCheck(ShapeLibrary.all()));
  final QueryLibrary queries = new QueryLibrary();
  final Ontology ontology;
  final PublicStatistics statistics;
  final Router router;
  private final Optional<Gaps> gaps;
  final SearchIndex index;

  /** The index of all data, private data included; used by no public address. */
  final Optional<SearchIndex> staffIndex;

  final Learning learning;
  final Importer importer;
  final Clock clock;
  private final View.Rules reading;
  private final DataFolder folder;

  /**
   * Opens everything and updates the vocabulary.
   *
   * @param base address of the installation, or empty
   * @param fallback address when none is recorded yet
   * @param plain for test suites: no gates, everything public, no vocabulary
   */
  House(DataFolder folder, String base, String fallback, boolean plain) {
    this(folder, base, fallback, plain, Clock.system(folder.zone("")));
  }

  /**
   * @param clock the time, in the installation's time zone: days begin and end in it
   */
  House(DataFolder folder, String base, String fallback, boolean plain, Clock clock) {
    this(folder, base, fallback, plain, clock, false);
  }

  /**
   * @param demo with the demonstration network, in a new folder; in another one see {@link
   *     #addDemonstration}
   */
  House(DataFolder folder, String base, String fallback, boolean plain, Clock clock, boolean demo) {
    this.folder = folder;
    this.clock = clock;
    addresses = folder.addresses(base, fallback);
    var ahead = new Ahead(folder, plain);
    record = record(ahead, plain);
    byte[] secret;
    boolean done = false;
    try {
      folder.checkBase(
          addresses, () -> record.read(data -> data.containsGraph(addresses.vocabularyGraph())));
      secret = folder.secret(this::holdsImports);
      done = true;
    } finally {
      if (!done) {
        record.close();
        ahead.close();
      }
    }
    if (folder.isReadOnly()) {
      record.readOnly();
    }
    consents = new ConsentCalendar(record, addresses, clock);
    Supplier<Set<Quad>> own = new Once<>(() -> OwnFiles.vocabulary(addresses));
    boolean isNew = record.head() == 0 && !folder.isReadOnly() && !plain;
    ConsentInForce inForce = consentsInForce();
    gates = new Gates(addresses, clock, inForce, own);
    if (!plain) {
      record.completedBy(List.of(new Withdrawals(addresses, clock), consents));
    }
    if (isNew) {
      unlessWritingStopped(() -> begin(own, demo));
    }
    reading = new View.Rules(addresses, inForce, clock, plain);
    Visibility visibility = plain ? Visibility.ofEverything(addresses) : visibility();
    published = new PublishedStore(folder.sub("published"), plain);
    index = ahead.index();
    staffIndex = ahead.staffIndex();
    ontology = ahead.ontology();
    statistics =
        PublicStatistics.open(
            folder.sub("statistics").resolve("counts"),
            published::graphs,
            addresses,
            record.head());
    var relations = new Relations();
    var solicitations = new Solicitations();
    projections =
        new Projections(
            record,
            visibility,
            published,
            plain ? List.of(index, relations) : List.of(index, relations, statistics),
            plain ? List.of() : List.of(staffIndex.get(), solicitations));
    inspection =
        new Inspection(
            record, judge -> published.read(data -> judge.apply(published.union())), check, clock);
    watch = new IntegrityWatch(record, folder.path(), clock);
    router = new Router(index, relations, published, queries, solicitations.roughly());
    router.use(new Once<>(() -> Emergency.of(folder.path())));
    gaps = plain ? Optional.empty() : Optional.of(new Gaps(record, addresses, clock));
    learning =
        new Learning(
            router,
            index,
            new WeightLearning(router, published, queries),
            folder.path().resolve("replay.json"),
            clock);
    importer = new Importer(record, addresses, secret, clock);
    if (!plain) {
      record.guardedBy(gates.inOrder());
      if (!folder.isReadOnly()) {
        if (!isNew) {
          unlessWritingStopped(() -> bringVocabulary(own));
        }
        unlessWritingStopped(consents::write);
      }
    }
    folder.tighten();
  }

  /**
   * Writes what ships with the program into a new folder, before the gates stand, because with
   * nothing else there they would say what they say to FirstStartTest; and before anything follows
   * changes, because making a view at once costs less than following it there.
   */
  private void begin(Supplier<Set<Quad>> own, boolean demo) {
    bringVocabulary(own);
    if (demo) {
      OwnFiles.demonstration(record, addresses);
    }
  }

  private void bringVocabulary(Supplier<Set<Quad>> own) {
    OwnFiles.vocabulary(record, addresses, own, folder.path().resolve("vocabulary"));
  }

  private RecordStore record(Ahead ahead, boolean plain) {
    boolean done = false;
    try {
      RecordStore store =
          plain
              ? RecordStore.openPlain(folder.path(), clock)
              : RecordStore.open(folder.path(), addresses.resolver() + ".well-known/genid/", clock);
      done = true;
      return store;
    } finally {
      if (!done) {
        ahead.close();
      }
    }
  }

  /** Reads what the first write and the first need would wait for otherwise. */
  void readRules() {
    gates.readRules();
    router.readHelpLines();
  }

  /** What a view of the record store depends on, whoever asks. */
  View.Rules reading() {
    return reading;
  }

  private ConsentInForce consentsInForce() {
    boolean doubted = UnconfirmedRegister.of(folder.path()).isPresent();
    return new ConsentInForce(addresses, clock, doubted);
  }

  private Visibility visibility() {
    Optional<Instant> doubted = UnconfirmedRegister.of(folder.path());
    if (doubted.isPresent()) {
      LOG.warn(
          "no consent is in force and no person's data is public: the consent register comes from a"
              + " backup of {}, and consents withdrawn since then may be missing from it; confirm"
              + " the register with: passeur register confirm",
          doubted.get());
      return Visibility.withoutConsents(addresses, clock);
    }
    return record.read(data -> Visibility.of(addresses, data, clock));
  }

  /**
   * Returns whether there are imported things, whose keys were made with the secret of the folder.
   */
  private boolean holdsImports() {
    Node register = addresses.restrictedGraph("prov");
    return record.read(data -> data.contains(register, Node.ANY, Dcterms.SOURCE, Node.ANY));
  }

  /**
   * Runs a write, and goes on when writing is stopped: on a full disk the house still opens for
   * reading, and ended consents close without being recorded.
   */
  private static void unlessWritingStopped(Runnable write) {
    try {
      write.run();
    } catch (Problem e) {
      LOG.error("starting for reading only, because writing is stopped: {}", e.getMessage());
    }
  }

  /** Adds the demonstration network; it can be read everywhere a moment later. */
  void addDemonstration() {
    OwnFiles.demonstration(record, addresses);
  }

  /** Answers a need, and records it for referral staff when nothing was found. */
  Routing answer(Need need) {
    Routing routing = router.route(need);
    gaps.ifPresent(g -> g.keep(routing));
    return routing;
  }

  /** All rules, for validation without storing. */
  Supplier<ShapeCheck> check() {
    return check;
  }

  /** The data folder. */
  DataFolder folder() {
    return folder;
  }

  @Override
  public void close() {
    projections.close();
    record.close();
    folder.close();
  }
}
