package org.passeur.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.store.Gate;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Sh;

/**
 * Blocking SHACL rules, checked by jena-shacl on the nodes that a change touches: the cost depends
 * on the size of the change, not of the store.
 *
 * <p>This is exact as long as the shapes keep to the dialect of docs/rules.md. There, whether a
 * node breaks a shape depends only on the statements that have it as their subject, or as their
 * object when the predicate is the inverse path of a shape; so the result for a node can only
 * change with one of those, or with the classes above its own. {@code DialectTest} checks the
 * dialect; {@code GuardDifferentialTest} compares with checks of the whole graph. Thread-safe.
 */
final class ShapeGate implements Gate {
  private final Findings findings;
  private final Shapes shapes;
  private final Map<Node, List<Shape>> byClass = new HashMap<>();
  private final Map<Node, List<Shape>> byPredicate = new HashMap<>();
  private final Set<Node> inversePaths;

  /**
   * @throws IllegalArgumentException when a shape has a target other than a class or the subjects
   *     of a predicate
   */
  ShapeGate(ShapeLibrary library) {
    findings = new Findings(library);
    shapes = Shapes.parse(library.withoutMessages());
    inversePaths =
        library
            .graph()
            .find(Node.ANY, Sh.INVERSE_PATH, Node.ANY)
            .mapWith(Triple::getObject)
            .toSet();
    for (Shape shape : shapes.getTargetShapes()) {
      shape.getTargets().forEach(target -> file(shape, target));
    }
  }

  private void file(Shape shape, Target target) {
    Map<Node, List<Shape>> place =
        switch (target.getTargetType()) {
          case targetClass -> byClass;
          case targetSubjectsOf -> byPredicate;
          default -> throw new IllegalArgumentException(shape + " has the target " + target);
        };
    place.computeIfAbsent(target.getObject(), n -> new ArrayList<>()).add(shape);
  }

  @Override
  public Report check(Change change, DatasetGraph after) {
    return new Judging(after.getUnionGraph()).of(change);
  }

  /** Checks against one state of the data; caches the shapes of each class. */
  private final class Judging {
    private final Graph data;
    private final ValidationContext context;
    private final Map<Node, Set<Shape>> shapesOfClass = new HashMap<>();

    Judging(Graph data) {
      this.data = data;
      this.context = ValidationContext.create(shapes, data);
    }

    Report of(Change change) {
      Set<Node> nodes = new LinkedHashSet<>();
      change.removed().forEach(quad -> touched(quad, nodes));
      change.added().forEach(quad -> touched(quad, nodes));
      for (Node focus : nodes) {
        for (Shape shape : shapesOf(focus)) {
          VLib.validateShape(context, data, shape, focus);
        }
      }
      return context.hasViolation()
          ? findings.of(context.generateReport().getEntries())
          : Report.CONFORMS;
    }

    private void touched(Quad quad, Set<Node> nodes) {
      nodes.add(quad.getSubject());
      if (inversePaths.contains(quad.getPredicate())) {
        nodes.add(quad.getObject());
      }
      if (quad.getPredicate().equals(Rdf.SUB_CLASS_OF)) {
        for (Node narrower : closure(quad.getSubject(), this::subclasses)) {
          all(data.find(Node.ANY, Rdf.TYPE, narrower), Triple::getSubject).forEach(nodes::add);
        }
      }
    }

    private Set<Shape> shapesOf(Node focus) {
      Set<Shape> found = new LinkedHashSet<>();
      for (Node type : all(data.find(focus, Rdf.TYPE, Node.ANY), Triple::getObject)) {
        found.addAll(shapesOfClass.computeIfAbsent(type, this::shapesOfClass));
      }
      byPredicate.forEach(
          (predicate, judged) -> {
            if (data.contains(focus, predicate, Node.ANY)) {
              found.addAll(judged);
            }
          });
      return found;
    }

    /** SHACL section 2.1.3.2: instances of a subclass are instances of the class. */
    private Set<Shape> shapesOfClass(Node type) {
      Set<Shape> found = new LinkedHashSet<>();
      closure(type, this::superclasses)
          .forEach(c -> found.addAll(byClass.getOrDefault(c, List.of())));
      return found;
    }

    private List<Node> superclasses(Node type) {
      return all(data.find(type, Rdf.SUB_CLASS_OF, Node.ANY), Triple::getObject);
    }

    private List<Node> subclasses(Node type) {
      return all(data.find(Node.ANY, Rdf.SUB_CLASS_OF, type), Triple::getSubject);
    }
  }

  private static Set<Node> closure(Node start, Function<Node, List<Node>> step) {
    Set<Node> reached = new LinkedHashSet<>(List.of(start));
    Deque<Node> ahead = new ArrayDeque<>(reached);
    while (!ahead.isEmpty()) {
      step.apply(ahead.remove()).stream().filter(reached::add).forEach(ahead::add);
    }
    return reached;
  }

  private static List<Node> all(ExtendedIterator<Triple> found, Function<Triple, Node> part) {
    return found.mapWith(part).toList();
  }
}
