package org.passeur.app;

import java.util.concurrent.CompletableFuture;
import org.apache.jena.sys.JenaSystem;
import org.passeur.document.Outbound;
import org.passeur.kernel.Background;

/**
 * The start of Jena: a quarter of the time until the first page, so it begins in a thread of its
 * own as soon as the program does.
 *
 * <p>Until {@link #await} returns, no other thread may touch a class of Jena: classes of Jena wait
 * for the start of Jena while they are initialised, and its start waits for them.
 */
final class Jena {
  private static final CompletableFuture<Void> STARTED =
      CompletableFuture.runAsync(
          () -> {
            JenaSystem.init();
            Outbound.off();
          },
          work -> Background.thread("passeur-jena", work).start());

  private Jena() {}

  /** Begins, and returns at once. */
  static void begin() {
    // initialises this class
  }

  /** Returns when Jena is ready and reaches nothing outside. */
  static void await() {
    Background.result(STARTED);
  }
}
