package org.passeur.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.jena.graph.Node;
import org.passeur.ingest.consent.ConsentFile;
import org.passeur.ingest.consent.ConsentRows;
import org.passeur.ingest.office.SourceDecisions;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.source.Mappings;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.source.Withdrawal;
import org.passeur.store.RecordStore;
import org.passeur.store.work.WorkFolder;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Rdf;

/**
 * Imports a source into the record store: RDF, tables and lists through a mapping, documents. One
 * import is one change, a large one several of bounded size; repeating it changes nothing. Imported
 * people stay inside until a consent record says otherwise. Thread-safe; imports wait for each
 * other.
 */
public final class Importer {
  private final RecordStore store;
  private final Addresses addresses;
  private final byte[] secret;
  private final Clock clock;
  private final Sizes sizes;

  /** One import at a time: an import reads what is stored before it begins to store. */
  private final Lock turn = new ReentrantLock();

  /** The size of entries of the log. */
  private static final int PART = 25_000;

  /** Bytes of the heap for each statement that is held; it takes a part of that. */
  private static final int HEAP = 2_000;

  /**
   * How an import is divided.
   *
   * @param part most statements of a part
   * @param held most statements of a kind held in memory
   */
  record Sizes(int part, int held) {
    static Sizes ofTheHeap() {
      long held = Runtime.getRuntime().maxMemory() / HEAP;
      return new Sizes(PART, (int) Math.min(Math.max(held, PART), Integer.MAX_VALUE / 2));
    }
  }

  /**
   * @param secret of the data folder, at least 16 bytes: keys of imported things depend on it
   */
  public Importer(RecordStore store, Addresses addresses, byte[] secret, Clock clock) {
    this(store, addresses, secret, clock, Sizes.ofTheHeap());
  }

  Importer(RecordStore store, Addresses addresses, byte[] secret, Clock clock, Sizes sizes) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("secret too short");
    }
    this.store = store;
    this.addresses = addresses;
    this.secret = secret.clone();
    this.clock = clock;
    this.sizes = sizes;
  }

  private static final ImportProblem NOTHING_READ =
      ImportProblem.refused(
          "",
          0,
          "Aucun fichier n'a été lu : vérifiez le nom du dossier, ceux des fichiers et la"
              + " correspondance.",
          "No file was read: check the name of the folder, those of the files and the mapping.");

  private static final ImportProblem TAKEN_UP =
      ImportProblem.remark(
          "",
          "L'import précédent de cette source s'était arrêté avant la fin : il est repris là où il"
              + " en était.",
          "The previous import of this source stopped before its end: it is taken up where it"
              + " stood.");

  /**
   * Reads, maps, checks and stores.
   *
   * @return the result; bad input is reported there, never thrown
   */
  public ImportReport run(ImportRequest request) {
    return run(request, ImportProgress.NONE);
  }

  /**
   * Reads, maps, checks and stores.
   *
   * @param progress told how far it has come
   * @return the result; bad input is reported there, never thrown
   */
  public ImportReport run(ImportRequest request, ImportProgress progress) {
    turn.lock();
    try {
      return imported(request, progress);
    } finally {
      turn.unlock();
    }
  }

  private ImportReport imported(ImportRequest request, ImportProgress progress) {
    var harvest = new Harvest();
    Storing.Stored stored = Storing.Stored.NOTHING;
    Optional<Mappings> mapping =
        request
            .mapping()
            .map(name -> Mappings.load(name, addresses.resolver(), harvest))
            .orElse(Optional.of(Mappings.NONE));
    if (mapping.isPresent()) {
      stored = stored(request, mapping.get(), harvest, progress);
    }
    boolean begun = mapping.isPresent() && !harvest.readNothing && !harvest.foundNothing();
    return report(request.source(), harvest, stored, request.dryRun(), begun);
  }

  /**
   * Takes back the last import of a source, in as many parts as it had.
   *
   * @param author of the changes
   */
  public ImportReport undo(String source, String author) {
    var harvest = new Harvest();
    turn.lock();
    try {
      Storing.Stored undone = new Undoing(store, addresses, source).undo(author, harvest::add);
      return report(source, harvest, undone, false, true);
    } finally {
      turn.unlock();
    }
  }

  private static ImportReport report(
      String source, Harvest harvest, Storing.Stored stored, boolean dryRun, boolean begun) {
    return new ImportReport(
        source,
        harvest.files,
        harvest.rowsRead,
        harvest.documents,
        harvest.withheld.size(),
        harvest.refused,
        harvest.heldBack(),
        harvest.around.size(),
        count(stored.added()),
        count(stored.removed()),
        count(stored.unchanged()),
        stored.number(),
        dryRun,
        harvest.allProblems(),
        harvest.heldProblems(),
        harvest.shortened,
        begun);
  }

  private static int count(long statements) {
    return (int) Math.min(statements, Integer.MAX_VALUE);
  }

  private Storing.Stored stored(
      ImportRequest request, Mappings mapping, Harvest harvest, ImportProgress progress) {
    var minting = new Minting(addresses, secret, request.source(), kept(mapping));
    var decisions = store.read(data -> SourceDecisions.of(request, addresses, clock, data));
    Optional<Instant> begun = store.read(data -> Refresh.begun(addresses, request.source(), data));
    begun.ifPresent(when -> harvest.add(TAKEN_UP));
    try (var work = new WorkFolder(store.home(), sizes.held());
        var reading =
            new SourceReading(
                store, addresses, request.source(), minting, decisions, harvest, work, progress)) {
      SourceStatements said = reading.read(request, mapping);
      boolean filesOnly = request.inside().isEmpty() && request.consentRecord().isEmpty();
      if (filesOnly && harvest.files == 0 && harvest.documents == 0 && harvest.refused == 0) {
        harvest.add(NOTHING_READ);
        harvest.readNothing = true;
      }
      var file = new ConsentFile(addresses, minting, store);
      Set<Node> people = request.consentRecord().isPresent() ? said.people() : Set.of();
      var consents = new ConsentRows(file.of(request, people, harvest), addresses, clock.getZone());
      var refresh = new Refresh(addresses, request.source(), begun.orElse(clock.instant()));
      var withdrawal = new Withdrawal(addresses, request.source());
      var storing = new Storing(store, withdrawal, refresh, work, sizes.part(), progress);
      Storing.Stored stored = storing.store(said, harvest, consents, request);
      consents.tell(harvest);
      return stored;
    }
  }

  /**
   * Decides which IRIs that look like ours are kept. RDF of this installation keeps its keys. With
   * a mapping, IRIs contain natural ids, which may look like keys; such an IRI is kept only if the
   * store has it.
   */
  private java.util.function.Predicate<Node> kept(Mappings mapping) {
    return mapping.equals(Mappings.NONE)
        ? thing -> true
        : thing -> store.read(data -> data.find(Node.ANY, thing, Rdf.TYPE, Node.ANY).hasNext());
  }
}
