package org.passeur.engine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIter;
import org.apache.jena.sparql.engine.iterator.QueryIterExtendByVar;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRepeatApply;
import org.apache.jena.sparql.engine.iterator.QueryIterYieldN;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.eval.PathEval;
import org.apache.jena.sparql.util.graph.GraphUtils;

/**
 * Evaluates {@code p*} and {@code p+} (SPARQL 1.1 Query, section 18.4, ALP) without recursion,
 * using a stack and checking the query's cancel signal. The nodes reached from a node are cached
 * for the rest of the query, within limits. Not thread-safe.
 */
final class PathClosure {
  /** Nodes cached for one path. */
  private static final int REMEMBERED = 2_000_000;

  /** Results larger than this are not cached. */
  private static final int FEW = 64;

  private final Graph graph;
  private final Path step;
  private final boolean zero;
  private final ExecutionContext context;
  private final Map<Node, List<Node>> forward = new HashMap<>();
  private final Map<Node, List<Node>> backward = new HashMap<>();
  private int remembered;

  private PathClosure(Path path, ExecutionContext context) {
    this.context = context;
    this.graph = context.getActiveGraph();
    this.step = ((P_Path1) path).getSubPath();
    this.zero = path instanceof P_ZeroOrMore1;
  }

  static boolean handles(Path path) {
    return path instanceof P_ZeroOrMore1 || path instanceof P_OneOrMore1;
  }

  static QueryIterator execute(TriplePath path, QueryIterator input, ExecutionContext context) {
    var closure = new PathClosure(path.getPath(), context);
    return new QueryIterRepeatApply(input, context) {
      @Override
      protected QueryIterator nextStage(Binding row) {
        Node from = Var.lookup(row, path.getSubject());
        return closure.rows(row, from, Var.lookup(row, path.getObject()));
      }
    };
  }

  private QueryIterator rows(Binding row, Node from, Node to) {
    if (!Var.isVar(from)) {
      Collection<Node> reached = reach(from, true);
      return Var.isVar(to)
          ? extended(row, reached, Var.alloc(to))
          : new QueryIterYieldN(reached.contains(to) ? 1 : 0, row, context);
    }
    Var start = Var.alloc(from);
    if (!Var.isVar(to)) {
      return extended(row, reach(to, false), start);
    }
    Var end = Var.alloc(to);
    var starts = new QueryIterExtendByVar(row, start, GraphUtils.allNodes(graph), context);
    return QueryIter.flatMap(starts, started -> between(started, start, end), context);
  }

  /** Solutions from a bound start to a free end, or to the same variable. */
  private QueryIterator between(Binding started, Var start, Var end) {
    Node from = started.get(start);
    if (!start.equals(end)) {
      return extended(started, reach(from, true), end);
    }
    boolean loops = zero || reach(from, true).contains(from);
    return new QueryIterYieldN(loops ? 1 : 0, started, context);
  }

  private QueryIterator extended(Binding row, Collection<Node> values, Var variable) {
    Iterator<Binding> rows =
        Iter.map(values.iterator(), value -> BindingFactory.binding(row, variable, value));
    return QueryIterPlainWrapper.create(rows, context);
  }

  private Collection<Node> reach(Node from, boolean onward) {
    Map<Node, List<Node>> memory = onward ? forward : backward;
    List<Node> known = memory.get(from);
    if (known != null) {
      return known;
    }
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    if (zero) {
      reached.add(from);
    }
    follow(from, onward, reached, open);
    while (!open.isEmpty()) {
      Node next = open.pop();
      List<Node> further = memory.get(next);
      if (further == null) {
        follow(next, onward, reached, open);
      } else {
        reached.addAll(further); // its complete closure
      }
    }
    if (reached.size() <= FEW && remembered + reached.size() <= REMEMBERED) {
      remembered += reached.size() + 1;
      memory.put(from, List.copyOf(reached));
    }
    return reached;
  }

  private void follow(Node from, boolean onward, Set<Node> reached, Deque<Node> open) {
    AtomicBoolean stop = context.getCancelSignal();
    for (Iterator<Node> next = neighbours(from, onward); next.hasNext(); ) {
      if (stop != null && stop.get()) {
        throw new QueryCancelledException();
      }
      Node node = next.next();
      if (reached.add(node)) {
        open.push(node);
      }
    }
  }

  private Iterator<Node> neighbours(Node from, boolean onward) {
    if (step instanceof P_Link link) {
      return onward
          ? graph.find(from, link.getNode(), Node.ANY).mapWith(t -> t.getObject())
          : graph.find(Node.ANY, link.getNode(), from).mapWith(t -> t.getSubject());
    }
    return onward
        ? PathEval.eval(graph, from, step, context.getContext())
        : PathEval.evalReverse(graph, from, step, context.getContext());
  }
}
