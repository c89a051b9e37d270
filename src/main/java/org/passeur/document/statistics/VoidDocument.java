package org.passeur.document.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.document.statistics.Measure.Kind;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcat;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;
import org.passeur.vocab.VoId;

/**
 * Describes the public data with VoID (W3C Interest Group Note, 2011): its size by class and
 * property, its links, languages, licences, and where to get it.
 */
public final class VoidDocument {
  private static final List<String> VOCABULARIES =
      List.of(Psr.NS, Dcterms.NS, Foaf.NS, Skos.NS, Org.NS, Prov.NS, Dcat.NS, Schema.NS);

  /** Languages are given as BCP 47 tags, as in the descriptions of resources. */
  private static final Node LANGUAGE = NodeFactory.createURI(Dcterms.NS + "language");

  private final Graph graph = GraphFactory.createDefaultGraph();
  private final Addresses addresses;
  private final Node dataset;

  private VoidDocument(Addresses addresses) {
    this.addresses = addresses;
    this.dataset = dataset(addresses);
  }

  /** The IRI of the dataset: a fragment of the document that describes it. */
  public static Node dataset(Addresses addresses) {
    return NodeFactory.createURI(addresses.base() + "/.well-known/void#passeur");
  }

  /**
   * The description of the dataset, with its numbers.
   *
   * @param numbers as {@link PublicStatistics#numbers} gives them
   * @param about description of the dataset as a whole
   */
  public static Graph graph(Map<Measure, Long> numbers, About about, Addresses addresses) {
    var document = new VoidDocument(addresses);
    document.about(about);
    document.numbers(numbers);
    return document.graph;
  }

  /**
   * The description of the dataset as a whole.
   *
   * @param titles by language tag
   * @param descriptions by language tag
   * @param licences licences of its parts
   * @param examples example resources
   * @param modified when it last changed, as xsd:dateTime; empty when not known
   */
  public record About(
      Map<String, String> titles,
      Map<String, String> descriptions,
      List<Node> licences,
      List<Node> examples,
      String modified) {}

  private void about(About about) {
    Node document = NodeFactory.createURI(addresses.base() + "/.well-known/void");
    add(document, Rdf.TYPE, VoId.DATASET_DESCRIPTION);
    add(document, Foaf.PRIMARY_TOPIC, dataset);
    add(dataset, Rdf.TYPE, VoId.DATASET);
    about.titles().forEach((lang, t) -> add(dataset, Dcterms.TITLE, text(t, lang)));
    about.descriptions().forEach((lang, t) -> add(dataset, Dcterms.DESCRIPTION, text(t, lang)));
    about.licences().forEach(licence -> add(dataset, Dcterms.LICENSE, licence));
    if (!about.modified().isEmpty()) {
      add(
          dataset,
          Dcterms.MODIFIED,
          NodeFactory.createLiteralDT(about.modified(), XSDDatatype.XSDdateTime));
    }
    add(dataset, Foaf.HOMEPAGE, ours("/dataset"));
    add(dataset, VoId.SPARQL_ENDPOINT, ours("/sparql"));
    add(dataset, VoId.DATA_DUMP, ours("/dumps/passeur.nq.gz"));
    add(dataset, VoId.URI_SPACE, NodeFactory.createLiteralString(addresses.base() + "/id/"));
    for (String format : List.of("Turtle", "JSON-LD", "N-Triples", "RDF_XML")) {
      add(dataset, VoId.FEATURE, NodeFactory.createURI("http://www.w3.org/ns/formats/" + format));
    }
    VOCABULARIES.forEach(v -> add(dataset, VoId.VOCABULARY, NodeFactory.createURI(v)));
    about.examples().forEach(example -> add(dataset, VoId.EXAMPLE_RESOURCE, example));
  }

  private void numbers(Map<Measure, Long> numbers) {
    number(dataset, VoId.TRIPLES, numbers.getOrDefault(Measure.whole(Kind.TRIPLES), 0L));
    number(dataset, VoId.ENTITIES, numbers.getOrDefault(Measure.whole(Kind.ENTITIES), 0L));
    number(dataset, VoId.DISTINCT_SUBJECTS, numbers.getOrDefault(Measure.whole(Kind.SUBJECTS), 0L));
    number(dataset, VoId.DISTINCT_OBJECTS, numbers.getOrDefault(Measure.whole(Kind.OBJECTS), 0L));
    List<Measure> sorted =
        numbers.keySet().stream()
            .sorted(Comparator.comparing(m -> m.kind() + " " + m.of() + " " + m.to()))
            .toList();
    long classes = sorted.stream().filter(m -> m.kind() == Kind.CLASS).count();
    long properties = sorted.stream().filter(m -> m.kind() == Kind.PROPERTY).count();
    number(dataset, VoId.CLASSES, classes);
    number(dataset, VoId.PROPERTIES, properties);
    for (Measure measure : sorted) {
      part(numbers, measure, numbers.getOrDefault(measure, 0L));
    }
  }

  private void part(Map<Measure, Long> numbers, Measure measure, long count) {
    switch (measure.kind()) {
      case CLASS -> {
        Node part = partOf(VoId.CLASS_PARTITION, "class", measure.of());
        add(part, VoId.CLASS, NodeFactory.createURI(measure.of()));
        number(part, VoId.ENTITIES, count);
      }
      case PROPERTY -> {
        Node part = partOf(VoId.PROPERTY_PARTITION, "property", measure.of());
        add(part, VoId.PROPERTY, NodeFactory.createURI(measure.of()));
        number(part, VoId.TRIPLES, count);
        number(
            part,
            VoId.DISTINCT_SUBJECTS,
            numbers.getOrDefault(Measure.of(Kind.PROPERTY_SUBJECTS, measure.of()), 0L));
        number(
            part,
            VoId.DISTINCT_OBJECTS,
            numbers.getOrDefault(Measure.of(Kind.PROPERTY_OBJECTS, measure.of()), 0L));
      }
      case LANGUAGE -> add(dataset, LANGUAGE, NodeFactory.createLiteralString(measure.of()));
      case LINKS -> links(measure, count);
      default -> {
        // written for the whole dataset, or with its property
      }
    }
  }

  private void links(Measure measure, long count) {
    Node part = partOf(VoId.SUBSET, "links", measure.of() + " " + measure.to());
    Node site = NodeFactory.createURI(measure.to());
    add(part, Rdf.TYPE, VoId.LINKSET);
    add(part, VoId.LINK_PREDICATE, NodeFactory.createURI(measure.of()));
    add(part, VoId.SUBJECTS_TARGET, dataset);
    add(part, VoId.OBJECTS_TARGET, site);
    add(site, Rdf.TYPE, VoId.DATASET);
    number(part, VoId.TRIPLES, count);
  }

  /** The IRI of a part of the dataset, derived from its content so that it stays the same. */
  private Node partOf(Node property, String kind, String what) {
    String name = org.passeur.kernel.Sha256.hex(what).substring(0, 16);
    Node part = NodeFactory.createURI(dataset.getURI() + "-" + kind + "-" + name);
    add(dataset, property, part);
    return part;
  }

  private Node ours(String path) {
    return NodeFactory.createURI(addresses.base() + path);
  }

  private void number(Node subject, Node property, long count) {
    add(
        subject,
        property,
        NodeFactory.createLiteralDT(String.valueOf(count), XSDDatatype.XSDinteger));
  }

  private static Node text(String text, String language) {
    return NodeFactory.createLiteralLang(text, language);
  }

  private void add(Node subject, Node property, Node object) {
    graph.add(subject, property, object);
  }
}
