package org.passeur.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.update.UpdateFactory;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.kernel.Problem;

/** Work of every kind, whose clock the test holds. */
class EvaluatorTest extends TestBase {
  private static final int PROCESSORS = 2;
  private static final Client PROGRAM = Client.program("192.0.2.1");
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 0, 0, 1_000);

  private final List<Alarm> alarms = new ArrayList<>();
  private final Evaluator evaluator = new Evaluator(PROCESSORS, this::later, 0);

  private record Alarm(long after, Runnable work) {}

  private synchronized Future<?> later(Runnable work, long after) {
    alarms.add(new Alarm(after, work));
    return CompletableFuture.completedFuture(after);
  }

  /** Rings what was set for at most so many milliseconds. */
  private void pass(long ms) {
    List<Alarm> due;
    synchronized (this) {
      due = alarms.stream().filter(a -> a.after() <= ms).toList();
      alarms.removeAll(due);
    }
    due.forEach(a -> a.work().run());
  }

  private Problem stopped(Task task, Consumer<Evaluation> work) {
    return assertThrows(
        Problem.class,
        () ->
            evaluator.run(
                PROGRAM,
                task,
                LIMITS,
                evaluation -> {
                  pass(30_000);
                  work.accept(evaluation);
                  return "it went on";
                }));
  }

  private static DatasetGraph data() {
    DatasetGraph data = DatasetGraphFactory.create();
    Node p = NodeFactory.createURI("urn:example:p");
    IntStream.range(0, 100)
        .forEach(i -> data.getDefaultGraph().add(p, p, NodeFactory.createLiteralString("" + i)));
    return data;
  }

  private static BoundQuery query(String text) {
    return BoundQuery.of(data(), QueryFactory.create(text), Map.of());
  }

  @Test
  void whenTimeIsUpEverythingStopsAlike() {
    Graph graph = data().getDefaultGraph();
    List<Consumer<Evaluation>> all =
        List.of(
            Evaluation::goOn,
            e -> e.watched(List.of(1, 2).iterator()).next(),
            e -> e.watched(graph).contains(Node.ANY, Node.ANY, Node.ANY),
            e -> e.watched(graph).find().toList(),
            e -> new BoundedGraph(0, e).add(graph.find().next()),
            e -> read(e),
            e -> write(e),
            e -> e.ask(query("ASK { ?s ?p ?o }")),
            e -> e.select(query("SELECT (1+1 AS ?two) {}"), rows -> rows),
            e -> e.construct(query("CONSTRUCT WHERE { ?s ?p ?o }"), found -> found),
            e -> e.describe(query("DESCRIBE <urn:example:p>"), graph),
            e ->
                UpdateFactory.create("INSERT DATA { <urn:x:a> <urn:x:b> 1 }")
                    .forEach(u -> e.update(data(), u)));
    for (Consumer<Evaluation> work : all) {
      Problem problem = stopped(Task.QUERY, work);
      assertEquals(Problem.Kind.TIMEOUT, problem.kind());
      assertEquals(Task.QUERY.tooSlow(), problem.words());
    }
  }

  private static void read(Evaluation evaluation) {
    try (var in = evaluation.watched(new ByteArrayInputStream(new byte[] {1}))) {
      in.readAllBytes();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void write(Evaluation evaluation) {
    try (var out = evaluation.watched(OutputStream.nullOutputStream())) {
      out.write(new byte[] {1});
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whatAParserMakesOfTheStopIsToldAsTheStop() {
    Problem problem =
        stopped(
            Task.CHECK,
            e -> {
              throw new IllegalStateException("while parsing", new QueryCancelledException());
            });
    assertEquals(Task.CHECK.tooSlow(), problem.words());
  }

  @Test
  void aFailureOfTheWorkIsNoStop() {
    var failure = new IllegalStateException();
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                evaluator.run(
                    PROGRAM,
                    Task.QUERY,
                    LIMITS,
                    e -> {
                      throw failure;
                    })));
    assertTrue(Evaluation.current().isEmpty(), "the next request of this thread begins anew");
  }

  @Test
  void workInsideOtherWorkHasItsPlaceAndItsClock() {
    Client other = Client.person("192.0.2.2");
    evaluator.run(
        PROGRAM,
        Task.QUERY,
        LIMITS,
        outer -> {
          assertSame(outer, evaluator.run(other, Task.PAGE, LIMITS, inner -> inner));
          assertSame(outer, Evaluation.within(inner -> inner));
          return outer;
        });
    assertEquals(2, alarms.size(), "one clock, which tells when it is long and when time is up");
  }

  @Test
  void theHouseWaitsForNobodyAndHasItsTime() {
    filled(Client.HOUSE, Task.WORK, 20, () -> runs(PROGRAM, Task.QUERY));
    assertSame(Task.WORK, Evaluation.within(e -> e).task());
  }

  /** However many a program, a person or somebody of the staff sends, the others have places. */
  @Test
  void aKindOfClientTakesNoPlaceOfAnother() {
    filled(
        PROGRAM,
        Task.QUERY,
        2 * PROCESSORS,
        () -> {
          refused(PROGRAM, Task.QUERY);
          for (Client other :
              List.of(Client.person("192.0.2.1"), Client.staff("x"), Client.program("192.0.2.9"))) {
            runs(other, Task.QUERY);
          }
          runs(Client.staff("x"), Task.UPDATE);
          runs(PROGRAM, Task.CHECK);
        });
  }

  @Test
  void oneAddressCannotHoldThePlacesOfReadyQuestions() {
    Client person = Client.person("2001:db8::1");
    filled(
        person,
        Task.QUESTION,
        4 * PROCESSORS,
        () -> {
          refused(Client.person("2001:db8::2"), Task.QUESTION);
          runs(Client.person("2001:db8:0:1::1"), Task.QUESTION);
        });
  }

  private void refused(Client client, Task task) {
    Problem problem =
        assertThrows(Problem.class, () -> evaluator.run(client, task, LIMITS, e -> true));
    assertEquals(Problem.Kind.TOO_MANY, problem.kind());
  }

  private void runs(Client client, Task task) {
    assertSame(task, evaluator.run(client, task, LIMITS, Evaluation::task));
  }

  /** Does something, in a thread of its own, while so many evaluations of one client run. */
  private void filled(Client client, Task task, int number, Runnable meanwhile) {
    if (number == 0) {
      CompletableFuture.runAsync(meanwhile, work -> new Thread(work).start()).join();
      return;
    }
    CompletableFuture.runAsync(
            () ->
                evaluator.run(
                    client,
                    task,
                    LIMITS,
                    e -> {
                      filled(client, task, number - 1, meanwhile);
                      return e;
                    }),
            work -> new Thread(work).start())
        .join();
  }

  @Test
  void whatIsLongIsStoppedForOthersInWordsOfItsOwn() {
    int shares = PROCESSORS + 1;
    var stops = new ArrayList<Problem>();
    nested(shares, () -> pass(1_000), problem -> stops.add(problem));
    assertEquals(1, stops.size());
    assertEquals(Problem.Kind.UNAVAILABLE, stops.get(0).kind());
  }

  /** One query of each of so many shares, inside one another, each in its own thread. */
  private void nested(int number, Runnable then, Consumer<Problem> told) {
    if (number == 0) {
      then.run();
      return;
    }
    var thread =
        new Thread(
            () -> {
              try {
                evaluator.run(
                    Client.program("192.0.2." + number),
                    Task.QUERY,
                    LIMITS,
                    e -> {
                      nested(number - 1, then, told);
                      e.goOn();
                      return e;
                    });
              } catch (Problem problem) {
                told.accept(problem);
              }
            });
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPageThatIsLongNoLongerHoldsQueriesUp() {
    try (var visit = InteractivePriority.waits()) {
      evaluator.run(
          Client.person("192.0.2.1"),
          Task.PAGE,
          LIMITS,
          e -> {
            assertEquals(1, InteractivePriority.people());
            pass(1_000);
            assertEquals(0, InteractivePriority.people());
            return e;
          });
    }
    assertEquals(0, InteractivePriority.people());
    assertFalse(Evaluation.current().isPresent());
  }
}
