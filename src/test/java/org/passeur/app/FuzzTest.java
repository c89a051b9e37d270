package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Logs;

/** A short run of {@link Fuzz}; its seed is printed, and taken from {@code passeur.seed}. */
@Logs({
  "WARN SPARQL: ",
  "WARN riot: ",
  "WARN NodeValue: ",
  "WARN ErrorHandler: Error page too large"
})
class FuzzTest {
  private static final int REQUESTS = 600;

  /** The server's threads come and go, and Jetty keeps some for later. */
  private static final int THREADS = 40;

  private static final long FILES = 40;
  private static final long MEGABYTES = 100;

  @TempDir static Path folder;
  private static DemoHouse demo;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void everyRouteHasACase() {
    assertEquals(
        List.of(), new FuzzGrammar(new Random(1), List.of("x")).without(demo.site.routes()));
    assertTrue(demo.site.routes().size() > 40);
  }

  @Test
  void malformedRequestsAreAnsweredAndLeaveNothingBehind() throws Exception {
    long seed = Long.getLong("passeur.seed", new Random().nextLong());
    System.out.println("FuzzTest seed " + seed);
    var fuzz = new Fuzz(demo, seed);
    fuzz.run(REQUESTS / 3);
    var before = Fuzz.Holding.now();
    fuzz.run(REQUESTS * 2 / 3);
    fuzz.lookAtEveryPage();
    assertEquals(List.of(), fuzz.findings(), "seed " + seed);
    var after = Fuzz.Holding.now();
    String both = before + " → " + after;
    assertTrue(after.threads() <= before.threads() + THREADS, both);
    assertTrue(after.files() <= before.files() + FILES, both);
    assertTrue(after.heap() <= before.heap() + MEGABYTES, both);
  }
}
