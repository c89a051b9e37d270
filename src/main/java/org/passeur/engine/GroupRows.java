package org.passeur.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY: reads all rows and returns one for each group, in the order in which groups were first
 * seen. Equivalent to ARQ's iterator, without creating a row and a list for each input row; {@link
 * QuickAggregate} does the aggregation.
 */
final class GroupRows extends QueryIter1 {
  private final VarExprList by;
  private final Var[] variables;
  private final List<ExprAggregator> aggregators;
  private @Nullable Iterator<Map.Entry<Key, Accumulator[]>> groups;

  GroupRows(OpGroup group, QueryIterator input, ExecutionContext context) {
    super(input, context);
    this.by = group.getGroupVars();
    this.variables = by.getVars().toArray(Var[]::new);
    this.aggregators = group.getAggregators();
  }

  /** The values of the grouping variables; null where unbound. */
  private static final class Key {
    private final @Nullable Node[] terms;
    private final int hash;

    private Key(@Nullable Node[] terms) {
      this.terms = terms;
      this.hash = Arrays.hashCode(terms);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && hash == key.hash && Arrays.equals(terms, key.terms);
    }
  }

  @Override
  protected boolean hasNextBinding() {
    return groups().hasNext();
  }

  /**
   * Reads the input at the first request, as ARQ does: until then the query can be cancelled or
   * closed.
   */
  private Iterator<Map.Entry<Key, Accumulator[]>> groups() {
    Iterator<Map.Entry<Key, Accumulator[]>> read = groups;
    if (read == null) {
      read = read().entrySet().iterator();
      groups = read;
    }
    return read;
  }

  private Map<Key, Accumulator[]> read() {
    Map<Key, Accumulator[]> found = new LinkedHashMap<>();
    @Nullable Node[] terms = new Node[variables.length];
    QueryIterator rows = getInput();
    while (rows.hasNext()) { // stops when the query is cancelled
      Binding row = rows.next();
      for (int i = 0; i < terms.length; i++) {
        terms[i] = by.get(variables[i], row, getExecContext());
      }
      Accumulator[] group = found.get(new Key(terms));
      if (group == null) {
        group = accumulators();
        found.put(new Key(terms.clone()), group);
      }
      for (Accumulator each : group) {
        each.accumulate(row, getExecContext());
      }
    }
    if (found.isEmpty() && variables.length == 0) {
      found.put(new Key(terms), new Accumulator[0]);
    }
    return found;
  }

  private Accumulator[] accumulators() {
    var made = new Accumulator[aggregators.size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = QuickAggregate.of(aggregators.get(i).getAggregator());
    }
    return made;
  }

  @Override
  protected Binding moveToNextBinding() {
    var group = groups().next();
    BindingBuilder row = Binding.builder();
    for (int i = 0; i < variables.length; i++) {
      add(row, variables[i], group.getKey().terms[i]);
    }
    Accumulator[] values = group.getValue();
    for (int i = 0; i < aggregators.size(); i++) {
      ExprAggregator aggregator = aggregators.get(i);
      Node value =
          values.length == 0 // no input row
              ? aggregator.getAggregator().getValueEmpty()
              : NodeValue.toNode(values[i].getValue());
      add(row, aggregator.getVar(), value);
    }
    return row.build();
  }

  private static void add(BindingBuilder row, Var variable, @Nullable Node value) {
    if (value != null) {
      row.add(variable, value);
    }
  }

  @Override
  protected void requestSubCancel() {
    // the input is cancelled as well
  }

  @Override
  protected void closeSubIterator() {
    groups = null;
  }
}
