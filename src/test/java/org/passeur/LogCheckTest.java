package org.passeur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@link LogCheck} rests on; that it stands here too, the first two tests show. */
class LogCheckTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogCheckTest.class);

  @Test
  @Logs("WARN LogCheckTest: provoked")
  void anExpectedWarningIsNoFailure() {
    LOG.warn("provoked {}", 1);
    LOG.warn("provoked {}", 2);
  }

  @Test
  @Logs(value = "ERROR LogCheckTest: late", maybe = "WARN LogCheckTest: chance")
  void oneThatAnotherThreadWritesIsWaitedFor() {
    new Thread(() -> LOG.error("late")).start();
  }

  @Test
  void whatNobodyExpectsIsHandedOutOnceWithItsTrace() {
    LOG.warn("this one was expected");
    LOG.error("this one was not", new IllegalStateException("as asked"));
    LOG.info("this is no warning");
    List<String> unexpected = LogLines.listening().takeExcept(List.of("one was expected"));
    assertEquals(1, unexpected.size(), unexpected.toString());
    assertTrue(unexpected.get(0).startsWith("ERROR LogCheckTest: this one was not"));
    assertTrue(unexpected.get(0).contains("IllegalStateException: as asked"));
    assertEquals(List.of(), LogLines.listening().takeExcept(List.of()));
  }

  @Test
  void whatIsExpectedAndDoesNotComeIsMissed() {
    LOG.warn("another");
    assertEquals(
        List.of("WARN LogCheckTest: one"),
        LogLines.listening()
            .missing(List.of("WARN LogCheckTest: one", "another"), Duration.ofMillis(1)));
    LogLines.listening().takeExcept(List.of());
  }
}
