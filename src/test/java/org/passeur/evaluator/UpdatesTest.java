package org.passeur.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.ours;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Problem;
import org.passeur.log.Commit;
import org.passeur.store.RecordStore;

/** Changes that are quick and changes that are not, whose clock the test holds. */
class UpdatesTest extends TestBase {
  private static final Client CURATOR = Client.staff("curator");
  private static final Node GRAPH = ours("graph/public/x");
  private static final Node P = NodeFactory.createURI("urn:example:p");

  private final List<Runnable> alarms = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();
  private RecordStore record;
  private Updates updates;

  @BeforeEach
  void open() {
    record = RecordStore.inMemory(TestData.SKOLEM, Clock.systemUTC());
    updates =
        new Updates(
            record,
            new Evaluator(2, this::later, 0),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    record.close();
  }

  private synchronized Future<?> later(Runnable work, long after) {
    alarms.add(work);
    return CompletableFuture.completedFuture(after);
  }

  private synchronized void timeIsUp() {
    alarms.forEach(Runnable::run);
  }

  private Commit decide(Updates.Edit edit) {
    return updates.decide(CURATOR, NOTE, Optional.empty(), edit);
  }

  /** An edit that takes longer than it may in the writing thread. */
  private Updates.Edit slow(Updates.Edit edit) {
    return (data, evaluation) -> {
      threads.add(Thread.currentThread().getName());
      edit.make(data, evaluation);
      if (threads.size() == 1) {
        timeIsUp();
        evaluation.goOn();
      }
    };
  }

  private static void add(DatasetGraph data, String value) {
    data.add(GRAPH, NodeFactory.createBlankNode(), P, NodeFactory.createLiteralString(value));
  }

  private long stored() {
    return record.read(data -> data.getGraph(GRAPH).size());
  }

  @Test
  void aQuickOneIsMadeInTheWritingThread() {
    Commit commit =
        decide(
            (data, evaluation) -> {
              threads.add(Thread.currentThread().getName());
              add(data, "quick");
            });
    assertEquals(1, commit.number());
    assertEquals(List.of("passeur-writer"), threads);
  }

  @Test
  void aSlowOneIsMadeReadyOutsideAndStoredAsTheWritingThreadWouldHave() {
    Commit commit = decide(slow((data, evaluation) -> add(data, "slow")));
    assertEquals(List.of("passeur-writer", Thread.currentThread().getName()), threads);
    assertEquals(1, commit.change().added().size());
    assertTrue(commit.change().added().get(0).getSubject().isURI(), "blank nodes become IRIs");
    assertEquals(1, stored(), "nothing of the first attempt stays");
  }

  @Test
  void othersWriteMeanwhileAndItIsWorkedOutAgainOnWhatTheyWrote() {
    List<Long> seen = new ArrayList<>();
    decide(
        slow(
            (data, evaluation) -> {
              seen.add(data.getGraph(GRAPH).size() + 0L);
              add(data, "slow");
              if (threads.size() == 2) {
                otherWrites();
              }
            }));
    assertEquals(List.of(0L, 0L, 1L), seen);
    assertEquals(2, stored());
  }

  @Test
  void whenOthersAlwaysWriteMeanwhileItIsRefusedInWordsAndNothingOfItIsStored() {
    Problem problem =
        assertThrows(
            Problem.class,
            () ->
                decide(
                    slow(
                        (data, evaluation) -> {
                          add(data, "slow");
                          if (threads.size() > 1) {
                            otherWrites();
                          }
                        })));
    assertEquals(Problem.Kind.CONFLICT, problem.kind());
    assertEquals(4, threads.size());
    assertEquals(3, stored(), "what the others wrote");
  }

  private void otherWrites() {
    var other = new Thread(() -> record.write(NOTE, data -> add(data, "other" + stored())));
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneThatIsTooSlowOutsideAsWellIsRefusedInWords() {
    Problem problem =
        assertThrows(
            Problem.class,
            () ->
                decide(
                    (data, evaluation) -> {
                      add(data, "slow");
                      timeIsUp();
                      evaluation.goOn();
                    }));
    assertEquals(Problem.Kind.TIMEOUT, problem.kind());
    assertEquals(Task.UPDATE.tooSlow(), problem.words());
    assertEquals(0, stored());
  }

  @Test
  void aFailureOfTheChangeItselfIsNotTriedAgain() {
    assertThrows(
        IllegalStateException.class,
        () ->
            decide(
                (data, evaluation) -> {
                  threads.add("");
                  throw new IllegalStateException();
                }));
    assertEquals(1, threads.size());
  }
}
