package org.passeur.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.store.RecordStore;

/**
 * Checks from time to time that all stored data is undamaged, and keeps the last result.
 * Thread-safe.
 */
public final class IntegrityWatch {
  private final RecordStore record;
  private final Path home;
  private final Clock clock;
  private volatile Optional<Instant> last = Optional.empty();
  private volatile Optional<Bilingual> damage = Optional.empty();

  /**
   * @param home the data folder
   */
  public IntegrityWatch(RecordStore record, Path home, Clock clock) {
    this.record = record;
    this.home = home;
    this.clock = clock;
  }

  /** Checks everything now. Takes as long as reading all data; reading and writing go on. */
  public void look() {
    Optional<Bilingual> found = Optional.empty();
    try {
      record.lookForDamage();
    } catch (Damaged e) {
      org.slf4j.LoggerFactory.getLogger(IntegrityWatch.class)
          .error("the check of stored data found damage", e);
      found =
          Optional.of(
              new Bilingual(
                  e.words().fr() + " " + ADVICE.fr(), e.words().en() + " " + ADVICE.en()));
    }
    if (!record.state().readable()) {
      found = Optional.of(record.state().why());
    }
    damage = found;
    last = Optional.of(clock.instant());
  }

  private static final Bilingual ADVICE =
      new Bilingual(
          "La base n'est pas endommagée : arrêtez Passeur et lancez « passeur rebuild --from-record"
              + " » pour repartir de la base ; ce qu'elle contient n'est pas perdu.",
          "The database is not damaged: stop Passeur and run “passeur rebuild --from-record” to go"
              + " on from the database; what it holds is not lost.");

  /** The damage found and what to do; empty when there is none. */
  public Optional<Bilingual> damage() {
    return damage;
  }

  /** When the last check ran. */
  public Optional<Instant> last() {
    return last;
  }

  /** The time of the consent register, while it is unconfirmed. */
  public Optional<Instant> registerInDoubt() {
    return UnconfirmedRegister.of(home);
  }
}
