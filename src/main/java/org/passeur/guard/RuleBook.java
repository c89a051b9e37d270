package org.passeur.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Bundled;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Sh;

/**
 * All rules, for display: the shapes of both folders, the placement rules and the rules in code.
 * Immutable.
 */
public final class RuleBook {
  /** How a rule is enforced. */
  public enum Held {
    /** A shape, checked on each change; a violation refuses the change. */
    COMMIT,
    /** Placement of a statement in a graph; a violation refuses the change. */
    PLACEMENT,
    /** Code that compares dates, states or authors; a violation refuses the change. */
    CODE,
    /** Shown when data is checked; never refuses. */
    ADVICE
  }

  /**
   * One rule.
   *
   * @param name last part of its IRI
   * @param group the name of its file, or {@code placement}
   * @param title empty for a rule without a shape
   * @param about classes that it applies to
   * @param properties that it checks
   * @param messages messages of its violations
   */
  public record Rule(
      String name,
      String group,
      Held held,
      List<Bilingual> title,
      List<Node> about,
      List<Node> properties,
      List<Bilingual> messages) {
    public String iri() {
      return Psr.SHAPES + name;
    }
  }

  private static final Map<String, String> GROUPS_OF_CODE =
      Map.of(
          "DatesInOrder", "membership",
          "PeriodsApart", "community",
          "BridgesOthers", "community",
          "ClaimAuthor", "expertise",
          "NotYetExercised", "expertise",
          "StateChange", "referral",
          "CandidateAvailable", "referral",
          "CandidateAgrees", "referral",
          "CorroboratedTwice", "condition",
          "OrderInItsList", "concept");

  private final List<Rule> rules = new ArrayList<>();

  /** The concept scheme that a property takes its values from, where a shape names one. */
  private final Map<Node, Node> lists = new LinkedHashMap<>();

  /** Reads the shapes that ship with the program. */
  public RuleBook() {
    shapes("shapes/commit", Held.COMMIT);
    shapes("shapes/advice", Held.ADVICE);
    PlacementTable.MESSAGES.forEach((n, m) -> add(n, "placement", Held.PLACEMENT, m));
    Removals.MESSAGES.forEach((n, m) -> add(n, "placement", Held.PLACEMENT, m));
    CoherenceTable.MESSAGES.forEach(
        (n, m) -> add(n, GROUPS_OF_CODE.getOrDefault(n, "origin"), Held.CODE, m));
    add("GraphOrigin", "origin", Held.ADVICE, CoherenceTable.ORIGIN);
    rules.sort(Comparator.comparing(Rule::held).thenComparing(Rule::name));
  }

  /** All rules, sorted by how they are enforced and by name. */
  public List<Rule> rules() {
    return List.copyOf(rules);
  }

  /** The rules about a class or a property. */
  public List<Rule> about(Node term) {
    return rules.stream()
        .filter(r -> r.about().contains(term) || r.properties().contains(term))
        .toList();
  }

  /** The concept scheme that a property takes its values from; empty when any value is allowed. */
  public java.util.Optional<Node> listOf(Node property) {
    return java.util.Optional.ofNullable(lists.get(property));
  }

  private void add(String name, String group, Held held, Bilingual message) {
    rules.add(new Rule(name, group, held, List.of(), List.of(), List.of(), List.of(message)));
  }

  private void shapes(String folder, Held held) {
    for (String file : Bundled.list(folder, ".ttl")) {
      Graph shapes = Bundled.turtle(file);
      String group = file.substring(folder.length() + 1, file.length() - ".ttl".length());
      shapes
          .find(Node.ANY, Rdf.TYPE, Sh.NODE_SHAPE)
          .forEachRemaining(t -> rules.add(rule(shapes, t.getSubject(), group, held)));
      shapes.find(Node.ANY, Sh.IN, Node.ANY).forEachRemaining(t -> list(shapes, t));
    }
  }

  private static Rule rule(Graph shapes, Node shape, String group, Held held) {
    Set<Node> parts = parts(shapes, shape);
    return new Rule(
        shape.getURI().substring(Psr.SHAPES.length()),
        group,
        held,
        texts(shapes, shape, Rdf.LABEL),
        Stream.of(Sh.TARGET_CLASS, Sh.TARGET_SUBJECTS_OF)
            .flatMap(p -> objects(shapes, shape, p).stream())
            .toList(),
        parts.stream()
            .flatMap(part -> objects(shapes, part, Sh.PATH).stream())
            .filter(Node::isURI)
            .distinct()
            .toList(),
        parts.stream().flatMap(part -> texts(shapes, part, Sh.MESSAGE).stream()).toList());
  }

  /** The shape and its parts, in the order of the file as far as the graph keeps it. */
  private static Set<Node> parts(Graph shapes, Node shape) {
    Set<Node> parts = new LinkedHashSet<>(List.of(shape));
    List<Node> next = new ArrayList<>(List.of(shape));
    while (!next.isEmpty()) {
      Node one = next.remove(0);
      shapes
          .find(one, Node.ANY, Node.ANY)
          .mapWith(Triple::getObject)
          .filterKeep(o -> o.isBlank() || shapes.contains(o, Sh.PATH, Node.ANY))
          .toList()
          .stream()
          .sorted(Comparator.comparing(Node::toString))
          .filter(parts::add)
          .forEach(next::add);
    }
    return parts;
  }

  private static List<Bilingual> texts(Graph shapes, Node subject, Node property) {
    String fr = "";
    String en = "";
    for (Node text : objects(shapes, subject, property)) {
      if (text.getLiteralLanguage().equals("fr")) {
        fr = text.getLiteralLexicalForm();
      } else {
        en = text.getLiteralLexicalForm();
      }
    }
    return fr.isEmpty() && en.isEmpty() ? List.of() : List.of(new Bilingual(fr, en));
  }

  private static List<Node> objects(Graph shapes, Node subject, Node property) {
    return shapes.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
  }

  private void list(Graph shapes, Triple in) {
    for (Node first : objects(shapes, in.getObject(), Rdf.FIRST)) {
      if (first.isURI() && first.getURI().startsWith(Psr.CONCEPT)) {
        String scheme = first.getURI().replaceFirst("/[^/]*$", "");
        objects(shapes, in.getSubject(), Sh.PATH)
            .forEach(path -> lists.put(path, org.apache.jena.graph.NodeFactory.createURI(scheme)));
      }
    }
  }
}
