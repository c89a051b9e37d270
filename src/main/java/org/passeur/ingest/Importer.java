package org.passeur.ingest;

import java.time.Clock;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.ingest.office.SourceDecisions;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.source.Mappings;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.source.Withdrawal;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Rdf;

/**
 * Imports a source into the record store: RDF, tables and lists through a mapping, documents. One
 * import is one change; repeating it changes nothing. Imported people stay inside until a consent
 * record says otherwise. Thread-safe.
 */
public final class Importer {
  private final RecordStore store;
  private final Addresses addresses;
  private final byte[] secret;
  private final Clock clock;

  /**
   * @param secret of the data folder, at least 16 bytes: keys of imported things depend on it
   */
  public Importer(RecordStore store, Addresses addresses, byte[] secret, Clock clock) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("secret too short");
    }
    this.store = store;
    this.addresses = addresses;
    this.secret = secret.clone();
    this.clock = clock;
  }

  private static final ImportProblem NOTHING_READ =
      ImportProblem.refused(
          "",
          0,
          "Aucun fichier n'a été lu : vérifiez le nom du dossier, ceux des fichiers et la"
              + " correspondance.",
          "No file was read: check the name of the folder, those of the files and the mapping.");

  /**
   * Reads, maps, checks and stores.
   *
   * @return the result; bad input is reported there, never thrown
   */
  public ImportReport run(ImportRequest request) {
    var harvest = new Harvest();
    boolean nothingRead = false;
    Storing.Stored stored = Storing.Stored.NOTHING;
    Optional<Mappings> mapping =
        request
            .mapping()
            .map(name -> Mappings.load(name, addresses.resolver(), harvest))
            .orElse(Optional.of(Mappings.NONE));
    if (mapping.isPresent()) {
      var minting = new Minting(addresses, secret, request.source(), kept(mapping.get()));
      var decisions = store.read(data -> SourceDecisions.of(request, addresses, clock, data));
      new SourceReading(store, addresses, request.source(), minting, decisions, harvest)
          .read(request, mapping.get());
      boolean filesOnly = request.inside().isEmpty() && request.consentRecord().isEmpty();
      if (filesOnly && harvest.files == 0 && harvest.documents == 0 && harvest.refused == 0) {
        harvest.add(NOTHING_READ);
        nothingRead = true;
      }
      var consents =
          new ConsentRows(
              new ConsentFile(addresses, minting, store).of(request, harvest),
              addresses,
              clock.getZone());
      var refresh = new Refresh(addresses, request.source(), clock.instant());
      var withdrawal = new Withdrawal(addresses, request.source());
      stored = new Storing(store, addresses, withdrawal, refresh).store(harvest, consents, request);
      consents.tell(harvest);
    }
    return new ImportReport(
        request.source(),
        harvest.files,
        harvest.rowsRead,
        harvest.documents,
        harvest.withheld.size(),
        harvest.refused,
        harvest.heldBack(),
        harvest.around.size(),
        stored.change().added().size(),
        stored.change().removed().size(),
        stored.unchanged(),
        stored.number(),
        request.dryRun(),
        harvest.allProblems(),
        harvest.heldProblems(),
        harvest.shortened,
        mapping.isPresent() && !nothingRead && !harvest.foundNothing());
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
