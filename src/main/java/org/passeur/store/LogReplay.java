package org.passeur.store;

import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.kernel.Progress;
import org.passeur.log.ChangeLog;
import org.passeur.log.LogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to the end of the log. */
final class LogReplay {
  private static final Logger LOG = LoggerFactory.getLogger(LogReplay.class);

  /**
   * Statements after which a transaction is committed and a new one begun, because TDB2 holds it in
   * memory.
   */
  private static final int STATEMENTS = 200_000;

  private final Database database;
  private final ChangeLog log;
  private final Progress progress = new Progress("log");
  private Database.Books books = Database.Books.NONE;
  private int pending;

  LogReplay(Database database, ChangeLog log) {
    this.database = database;
    this.log = log;
  }

  /**
   * Makes every later change of the log; gives the books at its end.
   *
   * @param from the books before
   */
  Database.Books from(Database.Books from) {
    long first = Math.max(0, from.number()) + 1;
    LOG.info("bringing the database from change {} to change {}", first - 1, log.head());
    books = from;
    database.begin();
    boolean done = false;
    try {
      log.read(first, log.head(), this::make);
      done = true;
    } finally {
      if (!done) {
        database.data().abort();
        database.data().end();
      }
    }
    database.commit(books);
    progress.done();
    return books;
  }

  private void make(LogEntry entry) {
    if (pending > STATEMENTS) {
      database.commit(books);
      database.begin();
      pending = 0;
    }
    progress.one();
    DatasetGraph data = database.data();
    entry.change().removed().forEach(data::delete);
    entry.change().added().forEach(data::add);
    pending += entry.change().size();
    books = new Database.Books(entry.number(), entry.digest());
  }
}
