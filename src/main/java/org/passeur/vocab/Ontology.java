package org.passeur.vocab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.kernel.Bundled;

/**
 * The vocabulary as a structure: classes and properties with their hierarchy, domains, ranges and
 * mappings to other vocabularies. Read once from {@code ontology/}; immutable. Thread-safe.
 */
public final class Ontology {
  /** The vocabulary itself. */
  public static final Node IRI = NodeFactory.createURI(Psr.NS.substring(0, Psr.NS.length() - 1));

  private static final Node CLASS = uri(Rdf.OWL + "Class");
  private static final Node DATATYPE_PROPERTY = uri(Rdf.OWL + "DatatypeProperty");
  private static final Node SYMMETRIC = uri(Rdf.OWL + "SymmetricProperty");
  private static final Node DEFINED_BY = uri(Rdf.RDFS + "isDefinedBy");
  private static final Node VERSION = uri(Rdf.OWL + "versionInfo");
  private static final List<Node> PARENTS =
      List.of(uri(Rdf.RDFS + "subClassOf"), uri(Rdf.RDFS + "subPropertyOf"));
  private static final List<Node> DOMAINS =
      List.of(uri(Rdf.RDFS + "domain"), uri(Schema.NS + "domainIncludes"));
  private static final List<Node> RANGES =
      List.of(uri(Rdf.RDFS + "range"), uri(Schema.NS + "rangeIncludes"));
  private static final Node HAS_PART = uri(Dcterms.NS + "hasPart");
  private static final Node POSITION = uri(Schema.NS + "position");

  private final Graph vocabulary = Bundled.turtle("ontology/passeur.ttl");
  private final Graph alignments = GraphFactory.createDefaultGraph();
  private final List<Topic> topics;
  private final Set<Node> classes = new LinkedHashSet<>();
  private final Set<Node> properties = new LinkedHashSet<>();

  /** A mapping to a term of another vocabulary, with the SKOS mapping property. */
  public record Match(Node closeness, Node term) {}

  /**
   * Classes that belong together, for display.
   *
   * @param id short, for addresses
   * @param titles by language
   * @param descriptions by language
   * @param classes of ours and of others
   */
  public record Topic(
      String id,
      Map<String, String> titles,
      Map<String, String> descriptions,
      List<Node> classes) {}

  /** Reads the files that ship with the program. */
  public Ontology() {
    for (String file : Bundled.list("ontology/alignments", ".ttl")) {
      Graph one = Bundled.turtle(file);
      one.find().forEachRemaining(alignments::add);
      alignments.getPrefixMapping().setNsPrefixes(one.getPrefixMapping());
    }
    vocabulary
        .find(Node.ANY, DEFINED_BY, IRI)
        .forEachRemaining(
            t -> {
              boolean isClass = vocabulary.contains(t.getSubject(), Rdf.TYPE, CLASS);
              (isClass ? classes : properties).add(t.getSubject());
            });
    topics = topics(Bundled.turtle("ontology/topics.ttl"));
  }

  /** The vocabulary as written. Not to be changed. */
  public Graph graph() {
    return vocabulary;
  }

  /** The version, such as {@code 0.2.0}. */
  public String version() {
    return objects(IRI, List.of(VERSION)).get(0).getLiteralLexicalForm();
  }

  /** The classes defined by the vocabulary. */
  public Set<Node> classes() {
    return classes;
  }

  /** The properties defined by the vocabulary. */
  public Set<Node> properties() {
    return properties;
  }

  /** The term of that name; empty when the vocabulary does not define it. */
  public Optional<Node> term(String name) {
    Node term = uri(Psr.NS + name);
    return classes.contains(term) || properties.contains(term)
        ? Optional.of(term)
        : Optional.empty();
  }

  public boolean isClass(Node term) {
    return classes.contains(term);
  }

  /** Returns whether the values of the property are literals. */
  public boolean holdsValues(Node property) {
    return vocabulary.contains(property, Rdf.TYPE, DATATYPE_PROPERTY);
  }

  /** Returns whether the property is symmetric. */
  public boolean isSymmetric(Node property) {
    return vocabulary.contains(property, Rdf.TYPE, SYMMETRIC);
  }

  /** The direct superclasses or superproperties, foreign ones included. */
  public List<Node> parents(Node term) {
    return objects(term, PARENTS);
  }

  /** The direct subclasses or subproperties. */
  public List<Node> children(Node term) {
    List<Node> found = new ArrayList<>();
    for (Node parent : PARENTS) {
      vocabulary
          .find(Node.ANY, parent, term)
          .mapWith(Triple::getSubject)
          .forEachRemaining(found::add);
    }
    return sorted(found);
  }

  /** The domains of a property. */
  public List<Node> domains(Node property) {
    return objects(property, DOMAINS);
  }

  /** The ranges of a property. */
  public List<Node> ranges(Node property) {
    return objects(property, RANGES);
  }

  /** Properties with this class as domain; not those of its superclasses. */
  public List<Node> saidOf(Node kind) {
    return sorted(properties.stream().filter(p -> domains(p).contains(kind)).toList());
  }

  /** Properties with this class as range; not those of its superclasses. */
  public List<Node> leadingTo(Node kind) {
    return sorted(properties.stream().filter(p -> ranges(p).contains(kind)).toList());
  }

  /** The mappings of a term to other vocabularies. */
  public List<Match> matches(Node term) {
    return alignments
        .find(term, Node.ANY, Node.ANY)
        .mapWith(t -> new Match(t.getPredicate(), t.getObject()))
        .toList()
        .stream()
        .sorted(Comparator.comparing(m -> m.closeness().getURI() + " " + m.term()))
        .toList();
  }

  /** The prefixed name of a term, such as {@code org:Membership}. */
  public String shortName(Node term) {
    String found = vocabulary.getPrefixMapping().shortForm(term.getURI());
    return found.equals(term.getURI())
        ? alignments.getPrefixMapping().shortForm(term.getURI())
        : found;
  }

  /** All classes by topic; each of ours is in exactly one. */
  public List<Topic> topics() {
    return topics;
  }

  /** The statements of the vocabulary about a term, for programs. */
  public Graph describe(Node term) {
    Graph graph = GraphFactory.createDefaultGraph();
    vocabulary.find(term, Node.ANY, Node.ANY).forEachRemaining(graph::add);
    vocabulary.find(Node.ANY, Node.ANY, term).forEachRemaining(graph::add);
    alignments.find(term, Node.ANY, Node.ANY).forEachRemaining(graph::add);
    return graph;
  }

  private List<Node> objects(Node subject, List<Node> predicates) {
    List<Node> found = new ArrayList<>();
    for (Node predicate : predicates) {
      vocabulary
          .find(subject, predicate, Node.ANY)
          .mapWith(Triple::getObject)
          .forEachRemaining(found::add);
    }
    return sorted(found.stream().filter(n -> n.isURI() || n.isLiteral()).toList());
  }

  private static List<Node> sorted(List<Node> nodes) {
    return nodes.stream().distinct().sorted(Comparator.comparing(Node::toString)).toList();
  }

  private static List<Topic> topics(Graph file) {
    return file.find(Node.ANY, POSITION, Node.ANY).toList().stream()
        .sorted(Comparator.comparing(t -> (Integer) t.getObject().getLiteralValue()))
        .map(t -> topic(file, t.getSubject()))
        .toList();
  }

  private static Topic topic(Graph file, Node topic) {
    List<Node> parts = file.find(topic, HAS_PART, Node.ANY).mapWith(Triple::getObject).toList();
    return new Topic(
        topic.getLocalName(),
        texts(file, topic, Rdf.LABEL),
        texts(file, topic, Dcterms.DESCRIPTION),
        sorted(parts));
  }

  private static Map<String, String> texts(Graph file, Node subject, Node property) {
    Map<String, String> texts = new LinkedHashMap<>();
    file.find(subject, property, Node.ANY)
        .mapWith(Triple::getObject)
        .forEachRemaining(o -> texts.put(o.getLiteralLanguage(), o.getLiteralLexicalForm()));
    return texts;
  }

  private static Node uri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
