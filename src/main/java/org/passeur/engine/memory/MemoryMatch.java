package org.passeur.engine.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.jspecify.annotations.Nullable;

/**
 * Matches a list of triple patterns in the given order as nested loops. Values are held in an
 * array; a row is created only when all patterns have matched.
 */
public final class MemoryMatch extends QueryIter1 {
  private final MemoryDataset data;
  private final Runnable breath;
  private final Node graph;
  private final Var[] variables;

  /** For each pattern, the index of its variables in {@link #variables}, or -1. */
  private final int[][] places;

  private final Node[][] patterns;

  /** For each pattern, its index range; see the constructor. */
  private final @Nullable Within[] bounded;

  private final @Nullable Node[] values;

  /** The term objects of the values found by patterns. */
  private final @Nullable Term[] held;

  /** The pattern that bound each value; -1 when it came with the input row. */
  private final int[] boundBy;

  private final @Nullable Iterator<IndexedTriple>[] open;
  private @Nullable Binding row;
  private int depth = -1;
  private @Nullable Binding next;

  /**
   * @param graph its name, or {@link Node#ANY} for the union of all
   * @param triples triple patterns without triple terms
   * @param bounded index ranges, used for patterns whose subject and object are unbound when they
   *     are evaluated
   */
  @SuppressWarnings("unchecked")
  public MemoryMatch(
      MemoryDataset data,
      Node graph,
      List<Triple> triples,
      Map<Triple, Within> bounded,
      QueryIterator input,
      ExecutionContext context) {
    super(input, context);
    this.data = data;
    this.breath = YieldPoint.of(context.getContext());
    this.graph = graph;
    List<Var> found = new ArrayList<>();
    patterns = new Node[triples.size()][];
    places = new int[triples.size()][];
    this.bounded = new Within[triples.size()];
    for (int i = 0; i < patterns.length; i++) {
      Triple t = triples.get(i);
      this.bounded[i] = bounded.get(t);
      patterns[i] = new Node[] {t.getSubject(), t.getPredicate(), t.getObject()};
      places[i] = new int[] {-1, -1, -1};
      for (int part = 0; part < 3; part++) {
        if (Var.isVar(patterns[i][part])) {
          Var variable = Var.alloc(patterns[i][part]);
          if (!found.contains(variable)) {
            found.add(variable);
          }
          places[i][part] = found.indexOf(variable);
        }
      }
    }
    variables = found.toArray(Var[]::new);
    values = new Node[variables.length];
    held = new Term[variables.length];
    boundBy = new int[variables.length];
    open = new Iterator[patterns.length];
  }

  @Override
  protected boolean hasNextBinding() {
    while (next == null) {
      if (depth < 0 && !nextRow()) {
        return false;
      }
      if (!open[depth].hasNext()) {
        depth--;
      } else if (take(open[depth].next())) {
        if (depth == patterns.length - 1) {
          next = binding();
        } else {
          enter(depth + 1);
        }
      }
      stopWhenAsked();
    }
    return true;
  }

  private void stopWhenAsked() {
    breath.run();
    var stop = getExecContext().getCancelSignal();
    if (stop != null && stop.get()) {
      throw new QueryCancelledException();
    }
  }

  private boolean nextRow() {
    if (!getInput().hasNext()) {
      return false;
    }
    Binding in = getInput().next();
    row = in;
    for (int i = 0; i < variables.length; i++) {
      values[i] = in.get(variables[i]);
      held[i] = null;
      boundBy[i] = values[i] == null ? Integer.MAX_VALUE : -1;
    }
    enter(0);
    return true;
  }

  private void enter(int level) {
    depth = level;
    forget(level);
    Node subject = term(level, 0);
    Node predicate = term(level, 1);
    Node object = term(level, 2);
    Within some = bounded[level];
    open[level] =
        some != null && Node.ANY.equals(subject) && Node.ANY.equals(object)
            ? data.triples(graph, predicate, some.bounds())
            : data.triples(graph, subject, held(level, 0), predicate, object, held(level, 2));
  }

  /** Unbinds the values found by this pattern and later ones. */
  private void forget(int level) {
    for (int i = 0; i < values.length; i++) {
      if (boundBy[i] >= level) {
        boundBy[i] = Integer.MAX_VALUE;
        values[i] = null;
        held[i] = null;
      }
    }
  }

  private Node term(int level, int part) {
    int place = places[level][part];
    Node value = place < 0 ? patterns[level][part] : values[place];
    return value == null ? Node.ANY : value;
  }

  private @Nullable Term held(int level, int part) {
    int place = places[level][part];
    return place < 0 ? null : held[place];
  }

  /**
   * Binds the values of a match.
   *
   * @return false when a variable would get two values
   */
  private boolean take(IndexedTriple found) {
    forget(depth);
    int[] here = places[depth];
    return take(here[0], found.getSubject(), found.subject())
        && take(here[1], found.getPredicate(), null)
        && take(here[2], found.getObject(), found.object());
  }

  private boolean take(int place, Node value, @Nullable Term term) {
    if (place < 0 || boundBy[place] < depth) {
      return true; // nothing to bind: it was given
    }
    if (boundBy[place] == depth) {
      return value.equals(values[place]);
    }
    values[place] = value;
    held[place] = term;
    boundBy[place] = depth;
    return true;
  }

  private Binding binding() {
    BindingBuilder builder = Binding.builder(row);
    for (int i = 0; i < variables.length; i++) {
      if (boundBy[i] >= 0) {
        builder.add(variables[i], values[i]);
      }
    }
    return builder.build();
  }

  @Override
  protected Binding moveToNextBinding() {
    Binding found = Objects.requireNonNull(next);
    next = null;
    return found;
  }

  @Override
  protected void requestSubCancel() {
    // checks the cancel signal
  }

  @Override
  protected void closeSubIterator() {
    Arrays.fill(open, null);
  }
}
