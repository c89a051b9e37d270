package org.passeur.evaluator;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.passeur.engine.memory.YieldPoint;
import org.passeur.engine.watch.SafeExecution;
import org.passeur.engine.watch.StoppableGraph;
import org.passeur.engine.watch.TimeLimit;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;

/**
 * Work that is being done for a client, with its clock. Queries and updates that it runs end with
 * it; whatever else takes time (a loop, a parser, a writer, a check) looks at the clock through
 * what it reads and writes, or by {@link #goOn}. Belongs to one thread.
 */
public final class Evaluation {
  private static final ThreadLocal<Evaluation> CURRENT = new ThreadLocal<>();

  private static final Limits HOUSE = Limits.ofTime(Duration.ofMinutes(10));

  private final Task task;
  private final Limits limits;
  private final TimeLimit time;
  private final InteractivePriority.OneQuery courtesy = new InteractivePriority.OneQuery();
  private final Optional<InteractivePriority.Visit> visit = InteractivePriority.visit();

  /** Rows sorted or made distinct in memory; more are handled on disk, within the time limit. */
  private static final long SORTED_IN_MEMORY = 100_000;

  /**
   * Limit of rows up to which ORDER BY with LIMIT keeps the best rows only instead of sorting all.
   */
  private static final int BEST_ROWS = 20_000;

  static {
    // ARQ reads it from the global context only
    ARQ.getContext().set(ARQ.topNSortingThreshold, BEST_ROWS);
  }

  /** Whether people's requests go first; a person's own only once it is long. */
  private volatile boolean yields;

  Evaluation(Client client, Task task, Limits limits, TimeLimit time) {
    this.task = task;
    this.limits = limits;
    this.time = time;
    boolean page = client.kind() == Client.Kind.PERSON || task == Task.PAGE;
    this.yields = !page && client.kind() != Client.Kind.HOUSE;
  }

  /** The evaluation that the current thread is in. */
  static Optional<Evaluation> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /**
   * Does work within the evaluation of the current thread; when there is none, as an evaluation of
   * the house, which needs no place and may take ten minutes.
   */
  public static <T> T within(Function<Evaluation, T> work) {
    Evaluation around = CURRENT.get();
    if (around != null) {
      return work.apply(around);
    }
    try (var time = new TimeLimit(HOUSE.time())) {
      return new Evaluation(Client.HOUSE, Task.WORK, HOUSE, time).run(work);
    }
  }

  /** Starts the clock and does the work. */
  <T> T run(Function<Evaluation, T> work) {
    CURRENT.set(this);
    try (courtesy) {
      courtesy.begin();
      time.start();
      return work.apply(this);
    } catch (QueryCancelledException e) {
      throw stopped();
    } catch (RuntimeException e) {
      throw isStop(e) ? stopped() : e;
    } finally {
      CURRENT.remove();
    }
  }

  /** Readers and writers wrap what ends them. */
  private static boolean isStop(Throwable thrown) {
    for (Throwable c = thrown; c != null; c = c.getCause()) {
      if (c instanceof QueryCancelledException) {
        return true;
      }
    }
    return false;
  }

  private Problem stopped() {
    if (time.isForOthers()) {
      return Admission.busy();
    }
    return time.isUp()
        ? new Problem(Problem.Kind.TIMEOUT, task.tooSlow())
        : new Problem(Problem.Kind.TOO_LARGE, TOO_MUCH);
  }

  private static final Bilingual TOO_MUCH =
      new Bilingual(
          "La requête produit trop de texte et a été arrêtée ; demandez moins de lignes.",
          "The query produces too much text and was stopped; ask for fewer rows.");

  /** It has run for a while: from now on it yields, and no longer counts as somebody waiting. */
  void isLong() {
    visit.ifPresent(InteractivePriority.Visit::close);
    yields = true;
  }

  /** Returns whether it must end. */
  boolean isOver() {
    return time.isUp();
  }

  Task task() {
    return task;
  }

  public Limits limits() {
    return limits;
  }

  /**
   * Called in loops: yields to people if it must.
   *
   * @throws QueryCancelledException when the evaluation must end; {@link Evaluator#run} makes it a
   *     {@link Problem}
   */
  public void goOn() {
    breathe();
    if (time.isUp()) {
      throw new QueryCancelledException();
    }
  }

  private void breathe() {
    if (yields) {
      courtesy.run();
    }
  }

  /** The same elements, as long as the evaluation goes on. */
  public <E> Iterator<E> watched(Iterator<E> all) {
    return Iter.map(
        all,
        each -> {
          goOn();
          return each;
        });
  }

  /** The same graph, readable as long as the evaluation goes on. */
  public Graph watched(Graph graph) {
    return new StoppableGraph(graph, time.signal(), this::breathe);
  }

  /** The same bytes, as long as the evaluation goes on. */
  public InputStream watched(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        goOn();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int from, int most) throws IOException {
        goOn();
        return super.read(bytes, from, most);
      }
    };
  }

  /** Writes to the same place, as long as the evaluation goes on. */
  public OutputStream watched(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        goOn();
        out.write(bytes, from, length);
      }
    };
  }

  /**
   * Writes to someone who reads what is sent while it is made, as long as the evaluation goes on
   * and they read fast enough ({@link LeastRate}).
   */
  public OutputStream toReader(OutputStream out) {
    return watched(new LeastRate(out, System::nanoTime));
  }

  /**
   * Runs a SELECT query with the functions on offer and nothing else.
   *
   * @param use reads the rows, which end with it
   */
  public <T> T select(BoundQuery query, Function<RowSet, T> use) {
    return run(query, exec -> use.apply(exec.select()));
  }

  /** Runs an ASK query, in the same way. */
  public boolean ask(BoundQuery query) {
    return run(query, QueryExec::ask);
  }

  /** Runs a CONSTRUCT query, in the same way; statements may come twice. */
  public <T> T construct(BoundQuery query, Function<Iterator<Triple>, T> use) {
    return run(query, exec -> use.apply(exec.constructTriples()));
  }

  /** Runs a CONSTRUCT query whose template may name graphs (ARQ syntax), in the same way. */
  public <T> T constructQuads(BoundQuery query, Function<Iterator<Quad>, T> use) {
    return run(query, exec -> use.apply(exec.constructQuads()));
  }

  /** Runs a DESCRIBE query, in the same way, and adds its answer to a graph. */
  public void describe(BoundQuery query, Graph into) {
    run(query, exec -> exec.describe(into));
  }

  private <T> T run(BoundQuery query, Function<QueryExec, T> use) {
    goOn();
    var builder =
        QueryExec.dataset(query.data())
            .query(query.query())
            .set(ARQ.spillToDiskThreshold, SORTED_IN_MEMORY);
    query.executor().ifPresent(how -> builder.set(ARQConstants.sysOpExecutorFactory, how));
    query.values().forEach(builder::substitution);
    context().forEach(builder::set);
    try (QueryExec exec = builder.build()) {
      return use.apply(exec);
    }
  }

  /** Runs one operation of an update, in the same way. */
  public void update(DatasetGraph data, Update operation) {
    goOn();
    var builder =
        UpdateExec.newBuilder()
            .dataset(new StoppableDataset(data, this))
            .update(new UpdateRequest(operation));
    context().forEach(builder::set);
    builder.build().execute();
  }

  private Map<Symbol, Object> context() {
    Map<Symbol, Object> settings = new HashMap<>(SafeExecution.settings(time.signal()));
    settings.put(YieldPoint.SYMBOL, (Runnable) this::breathe);
    return settings;
  }
}
