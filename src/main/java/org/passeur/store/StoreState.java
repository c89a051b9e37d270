package org.passeur.store;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.apache.jena.dboe.transaction.txn.TransactionException;
import org.apache.jena.tdb2.TDBException;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;

/**
 * Whether changes are accepted.
 *
 * @param kind state of the writer
 * @param problem kind of problem answered to writes
 * @param why the reason, when changes are not accepted
 */
public record StoreState(Kind kind, Problem.Kind problem, Bilingual why) {
  public enum Kind {
    /** Changes are accepted. */
    READY,
    /** Changes are not accepted; the writer tries again every second. */
    WAITING,
    /** Changes are not accepted until the program is restarted. */
    STOPPED,
    /** Changes are not accepted: the folder is served read-only. */
    READ_ONLY,
    /** Changes are not accepted and nothing is shown: the stored data is damaged. */
    DAMAGED
  }

  static final StoreState READY =
      new StoreState(Kind.READY, Problem.Kind.UNAVAILABLE, new Bilingual("", ""));

  /** The state that follows from a failure to write to the log. */
  static StoreState of(IOException failure) {
    return isWantOfRoom(failure) ? full() : failed();
  }

  static boolean isWantOfRoom(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("No space left");
  }

  /** The I/O failure among the causes, if there is one; a closed file does not count. */
  static Optional<IOException> ofTheDisk(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof IOException disk && !(t instanceof ClosedChannelException)) {
        return Optional.of(disk);
      }
    }
    return Optional.empty();
  }

  static StoreState full() {
    return new StoreState(
        Kind.WAITING,
        Problem.Kind.NO_ROOM,
        new Bilingual(
            "Le disque est plein : la lecture continue, l'écriture reprendra d'elle-même dès qu'il"
                + " y aura de la place.",
            "The disk is full: reading goes on, writing resumes by itself as soon as there is"
                + " room."));
  }

  static StoreState failed() {
    return new StoreState(
        Kind.WAITING,
        Problem.Kind.UNAVAILABLE,
        new Bilingual(
            "La base n'a pas pu enregistrer un changement : la lecture continue, et l'écriture"
                + " reprendra d'elle-même quand la base sera rouverte.",
            "The database could not store a change: reading goes on, and writing resumes by itself"
                + " once the database is open again."));
  }

  static StoreState syncFailed() {
    return new StoreState(
        Kind.STOPPED,
        Problem.Kind.UNAVAILABLE,
        new Bilingual(
            "Le disque n'a pas confirmé l'enregistrement : la lecture continue, l'écriture est"
                + " arrêtée. Vérifiez le disque, puis redémarrez Passeur.",
            "The disk did not confirm a write: reading goes on, writing is stopped. Check the disk,"
                + " then start Passeur again."));
  }

  static StoreState readOnly() {
    return new StoreState(
        Kind.READ_ONLY,
        Problem.Kind.UNAVAILABLE,
        new Bilingual(
            "Cette installation est ouverte en lecture seule : rien ne peut y être écrit.",
            "This installation is open for reading only: nothing can be written."));
  }

  static StoreState damaged() {
    return new StoreState(
        Kind.DAMAGED,
        Problem.Kind.UNAVAILABLE,
        new Bilingual(
            "La base est endommagée : rien n'en est montré. Vérifiez le disque, puis redémarrez"
                + " Passeur : la base sera reconstruite à partir de l'instantané et du journal.",
            "The database is damaged: nothing of it is shown. Check the disk, then start Passeur"
                + " again: the database will be rebuilt from the snapshot and the log."));
  }

  static Problem logBehind(long database, long log) {
    return Problem.of(
        Problem.Kind.UNAVAILABLE,
        "Le journal s'arrête au changement "
            + log
            + " et la base au changement "
            + database
            + " : la fin du journal manque. Restaurez la dernière copie de sauvegarde.",
        "The log ends at change "
            + log
            + " and the database at change "
            + database
            + ": the end of the log is missing. Restore the last backup.");
  }

  public boolean ready() {
    return kind == Kind.READY;
  }

  /** Returns whether stored data may be shown; false when it is damaged. */
  public boolean readable() {
    return kind != Kind.DAMAGED;
  }

  boolean recovers() {
    return kind == Kind.WAITING;
  }

  /** The problem to answer to writes. */
  Problem asProblem() {
    return new Problem(problem, why);
  }

  /**
   * Returns whether a failure leaves the state of the engine unknown: it may have stopped between
   * two writes that belong together. All Errors count, since they can occur anywhere.
   */
  static boolean isOfTheEngine(Throwable failure) {
    return failure instanceof Error
        || failure instanceof TDBException
        || failure instanceof TransactionException
        || failure instanceof org.apache.jena.dboe.base.file.FileException
        || failure instanceof org.apache.jena.atlas.RuntimeIOException;
  }

  /** Writing stops, for this reason. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StoreState state;

    Failure(StoreState state, Throwable cause) {
      super(cause);
      this.state = state;
    }

    StoreState state() {
      return state;
    }
  }
}
