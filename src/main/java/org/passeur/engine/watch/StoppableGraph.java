package org.passeur.engine.watch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.passeur.engine.memory.YieldPoint;

/**
 * A graph that can no longer be read once its signal is set, for code that never looks at a signal
 * itself, such as ARQ's path engine and jena-shacl.
 */
public final class StoppableGraph extends GraphWrapper {
  private final AtomicBoolean stop;
  private final Runnable breath;

  /**
   * @param stop when it is true, reading throws {@link QueryCancelledException}
   * @param breath called regularly
   */
  public StoppableGraph(Graph graph, AtomicBoolean stop, Runnable breath) {
    super(graph);
    this.stop = stop;
    this.breath = breath;
  }

  /** The same context, with its graph stoppable by its own signal. */
  public static ExecutionContext in(ExecutionContext context) {
    AtomicBoolean stop = context.getCancelSignal();
    return stop == null
        ? context
        : ExecutionContext.copyChangeActiveGraph(
            context,
            new StoppableGraph(
                context.getActiveGraph(), stop, YieldPoint.of(context.getContext())));
  }

  private boolean goOn() {
    breath.run();
    if (stop.get()) {
      throw new QueryCancelledException();
    }
    return true;
  }

  @Override
  public ExtendedIterator<Triple> find(Triple triple) {
    return find(triple.getSubject(), triple.getPredicate(), triple.getObject());
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    goOn();
    return get().find(subject, predicate, object).filterKeep(triple -> goOn());
  }

  @Override
  public ExtendedIterator<Triple> find() {
    return find(Node.ANY, Node.ANY, Node.ANY);
  }

  @Override
  public boolean contains(Node subject, Node predicate, Node object) {
    goOn();
    return get().contains(subject, predicate, object);
  }
}
