package org.passeur.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.Path;
import org.jspecify.annotations.Nullable;
import org.passeur.engine.memory.Within;

/**
 * Orders patterns and paths: tries each as the first, continues with the cheapest one connected to
 * bound variables, and keeps the plan with the fewest estimated intermediate rows. Uses counts
 * only, never the data.
 */
final class JoinOrder {
  /**
   * A new order must be estimated this many times cheaper: estimates err, and the given order has
   * locality.
   */
  private static final double MARGIN = 2;

  /** Assumed mean number of steps of {@code p*}. */
  private static final double STEPS = 4;

  /** Longer lists would take longer to order than to execute. */
  private static final int LONGEST = 24;

  /**
   * Jena's own order takes a time that grows with the square of the patterns, and looks at no
   * clock: longer lists are matched as they are written.
   */
  static final int LONGEST_OF_STOCK = 400;

  private final Counts counts;
  private final Map<Triple, Within> bounded;

  /**
   * @param bounded index ranges for patterns that come first
   */
  JoinOrder(Counts counts, Map<Triple, Within> bounded) {
    this.counts = counts;
    this.bounded = bounded;
  }

  /**
   * The patterns in the order to match them; the same list, not a copy, when its order is good
   * enough.
   *
   * @param given the given order
   * @param bound variables that each incoming row has
   */
  List<TriplePath> order(List<TriplePath> given, Set<Var> bound) {
    if (given.size() < 2 || given.size() > LONGEST) {
      return given;
    }
    List<TriplePath> best = given;
    double bestCost = cost(given, bound) / MARGIN;
    for (int first = 0; first < given.size(); first++) {
      var plan = new Plan(given, bound);
      if (!plan.mayTake(first)) {
        continue;
      }
      plan.take(first);
      while (!plan.left.isEmpty() && plan.cost < bestCost) {
        plan.take(plan.cheapest());
      }
      if (plan.left.isEmpty() && plan.cost < bestCost) {
        bestCost = plan.cost;
        best = plan.taken;
      }
    }
    return best;
  }

  private double cost(List<TriplePath> order, Set<Var> bound) {
    var plan = new Plan(order, bound);
    while (!plan.left.isEmpty()) {
      plan.take(0);
    }
    return plan.cost;
  }

  private final class Plan {
    private final List<TriplePath> left;
    private final List<TriplePath> taken = new ArrayList<>();
    private final Set<Var> known;
    private double rows = 1;
    private double cost;

    Plan(List<TriplePath> all, Set<Var> bound) {
      left = new ArrayList<>(all);
      known = new HashSet<>(bound);
    }

    void take(int index) {
      TriplePath next = left.remove(index);
      cost += rows * work(next, known);
      rows *= fanOut(next, known);
      cost += rows;
      taken.add(next);
      addVariables(next, known);
    }

    /**
     * Keeps paths in their relative order: a path of length zero also matches terms outside the
     * graph, so the results of later paths depend on which came first.
     */
    boolean mayTake(int index) {
      return left.get(index).isTriple()
          || left.subList(0, index).stream().allMatch(TriplePath::isTriple);
    }

    int cheapest() {
      int best = 0;
      double least = Double.MAX_VALUE;
      boolean bestConnected = false;
      for (int i = 0; i < left.size(); i++) {
        if (!mayTake(i)) {
          continue;
        }
        TriplePath candidate = left.get(i);
        boolean connected = connected(candidate, known);
        double price = fanOut(candidate, known) + work(candidate, known) / 1000;
        boolean better = connected == bestConnected ? price < least : connected;
        if (better) {
          best = i;
          least = price;
          bestConnected = connected;
        }
      }
      return best;
    }
  }

  /** Estimated output rows per input row. */
  private double fanOut(TriplePath part, Set<Var> known) {
    return part.isTriple() ? fanOutOfTriple(part, known) : fanOutOfPath(part, known);
  }

  private double fanOutOfPath(TriplePath part, Set<Var> known) {
    Node link = link(part.getPath());
    Counts.Of of = link == null ? counts.all() : counts.of(link);
    boolean from = fixed(part.getSubject(), known);
    if (fixed(part.getObject(), known)) {
      return from ? 0.5 : 1 + STEPS * of.triples() / Math.max(1, of.objects());
    }
    return from ? STEPS : STEPS * Math.max(1, counts.all().subjects());
  }

  private double fanOutOfTriple(TriplePath part, Set<Var> known) {
    Node predicate = part.getPredicate();
    Node object = part.getObject();
    boolean s = fixed(part.getSubject(), known);
    boolean o = fixed(object, known);
    if (!s && object.isConcrete() && predicate.equals(RunningCounts.TYPE)) {
      return Math.max(0.001, (double) counts.ofClass(object));
    }
    Counts.Of of = predicate.isConcrete() ? counts.of(predicate) : counts.all();
    double rows = Math.max(0.001, (double) of.triples());
    rows /= s ? Math.max(1, of.subjects()) : 1;
    rows /= o ? Math.max(1, of.objects()) : 1;
    Within some = s || o ? null : bounded.get(part.asTriple());
    rows = some == null ? rows : Math.max(0.001, (double) some.statements());
    boolean bound = !predicate.isConcrete() && fixed(predicate, known);
    return bound ? rows / Math.max(1, counts.predicates().size()) : rows;
  }

  /** Estimated work: a path costs its traversal even when few rows come out. */
  private double work(TriplePath part, Set<Var> known) {
    if (part.isTriple()) {
      return 0;
    }
    boolean begins = fixed(part.getSubject(), known) || fixed(part.getObject(), known);
    return begins ? STEPS : STEPS * counts.all().subjects();
  }

  private static boolean connected(TriplePath part, Set<Var> known) {
    boolean s = fixed(part.getSubject(), known);
    boolean o = fixed(part.getObject(), known);
    return known.contains(part.getSubject())
        || known.contains(part.getObject())
        || (part.isTriple() && known.contains(part.getPredicate()))
        || (s && o);
  }

  private static boolean fixed(Node node, Set<Var> known) {
    return node.isConcrete() || known.contains(node);
  }

  private static @Nullable Node link(Path path) {
    Path inner = path;
    while (inner instanceof P_Path1 one) {
      inner = one.getSubPath();
    }
    return inner instanceof P_Link link ? link.getNode() : null;
  }

  static void addVariables(TriplePath part, Set<Var> into) {
    addVariable(part.getSubject(), into);
    addVariable(part.getObject(), into);
    if (part.isTriple()) {
      addVariable(part.getPredicate(), into);
    }
  }

  private static void addVariable(Node node, Set<Var> into) {
    if (Var.isVar(node)) {
      into.add(Var.alloc(node));
    }
  }
}
