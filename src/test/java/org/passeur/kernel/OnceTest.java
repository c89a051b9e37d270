package org.passeur.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values that are made when they are first asked for. */
class OnceTest {
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void nothingIsMadeBeforeItIsAskedFor() {
    new Once<>(made::incrementAndGet);
    assertEquals(0, made.get());
  }

  @Test
  void manyWhoAskAtOnceGetTheSame() {
    var once = new Once<>(made::incrementAndGet);
    assertEquals(
        1000, IntStream.range(0, 1000).parallel().map(i -> once.get()).filter(v -> v == 1).count());
    assertEquals(1, made.get());
  }

  @Test
  void afterAFailureTheNextOneTriesAgain() {
    var once =
        new Once<>(
            () -> {
              if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("the disk");
              }
              return "here";
            });
    assertThrows(IllegalStateException.class, once::get);
    assertEquals("here", once.get());
    assertEquals(2, made.get());
  }
}
