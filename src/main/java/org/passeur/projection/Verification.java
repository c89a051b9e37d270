package org.passeur.projection;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.log.Digest;
import org.passeur.store.Database;
import org.passeur.store.RecordStore;

/**
 * Compares everything: the log with its checksums, the record store with the log, the published
 * store with the record store, each projection with its source. Reads every byte. The house stays
 * open; writes wait while two stores are compared.
 */
public final class Verification {
  private final RecordStore record;
  private final Projections projections;

  public Verification(RecordStore record, Projections projections) {
    this.record = record;
    this.projections = projections;
  }

  /**
   * One difference found.
   *
   * @param part log, record, published, or the name of a projection
   * @param words what is wrong and what to do
   */
  public record Finding(String part, Bilingual words) {}

  /**
   * What a verification found.
   *
   * @param number of the change that was verified
   * @param digest of every statement
   * @param findings empty when everything agrees
   */
  public record Result(long number, Digest digest, List<Finding> findings) {}

  public Result run() {
    List<Finding> findings = new ArrayList<>();
    try {
      record.verifyLog();
    } catch (Damaged e) {
      findings.add(new Finding("log", e.words()));
    }
    return record.readAlone(
        data -> {
          Digest held = Digest.of(Iter.filter(data.find(), q -> !Database.isBook(q)));
          if (!held.equals(record.digest())) {
            findings.add(
                new Finding(
                    "record",
                    new Bilingual(
                        "Le contenu de la base ne correspond pas au journal. Arrêtez Passeur,"
                            + " supprimez le dossier « record » et redémarrez : la base sera"
                            + " reconstruite à partir du journal.",
                        "The content of the database does not match the log. Stop Passeur, delete"
                            + " the folder “record” and start again: the database will be rebuilt"
                            + " from the log.")));
          }
          findings.addAll(projections.verify(data));
          return new Result(record.head(), held, findings);
        });
  }
}
