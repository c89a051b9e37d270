package org.passeur.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work in threads of its own, none of which keeps the program from ending. */
public final class Background {
  private Background() {}

  /**
   * A thread that is not started yet.
   *
   * @param name what it does; docs/threads.md knows it by this name
   */
  public static Thread thread(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Waits for the result, or throws what the work threw, as if the caller's thread had done it.
   *
   * @throws CompletionException when that was neither a RuntimeException nor an Error
   */
  public static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }
}
