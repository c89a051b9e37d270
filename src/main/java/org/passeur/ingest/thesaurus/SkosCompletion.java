package org.passeur.ingest.thesaurus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Input;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Iris;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/**
 * Says in plain SKOS what thesauri say in other ways, or leave to be understood, because pages,
 * search and themes of documents read plain SKOS. Nothing is taken away; what is added follows from
 * the recommendation, save for two that are told as guesses: a concept without a scheme is in the
 * only one there is, and concepts with nothing broader are at the top of a scheme that names none.
 *
 * <p>What is added, and what is odd but kept, is told in the report.
 */
public final class SkosCompletion {
  private static final Map<Node, Node> XL =
      Map.of(
          Skos.XL_PREF_LABEL, Skos.PREF_LABEL,
          Skos.XL_ALT_LABEL, Skos.ALT_LABEL,
          Skos.XL_HIDDEN_LABEL, Skos.HIDDEN_LABEL);

  /** Groups of ISO 25964 that are collections. */
  private static final Set<Node> GROUPS =
      Set.of(
          NodeFactory.createURI(Skos.ISO_THES + "ConceptGroup"),
          NodeFactory.createURI(Skos.ISO_THES + "ThesaurusArray"));

  /** Longer lists are not followed: nobody orders so many concepts, and a list may be a circle. */
  private static final int LONGEST_LIST = 100_000;

  private final Graph all = GraphFactory.createDefaultGraph();
  private final Map<Node, Input> files = new HashMap<>();
  private final Map<Node, Node> graphs = new HashMap<>();
  private final Map<Input, Set<Quad>> added = new LinkedHashMap<>();
  private final Node ownScheme;
  private final SkosFindings findings = new SkosFindings();

  /** A file for what belongs to none. */
  private final Input first;

  /**
   * @param thesauri the files to complete, at least one
   * @param ownScheme the scheme of concepts of which no file names any
   */
  public SkosCompletion(Collection<Input> thesauri, Node ownScheme) {
    this.ownScheme = ownScheme;
    this.first = thesauri.iterator().next();
    thesauri.forEach(input -> added.put(input, new LinkedHashSet<>()));
  }

  /**
   * Takes in a statement of one of the files, without blank nodes. It is held in memory if it is
   * one of SKOS: thesauri are made by hand.
   */
  public void read(Input input, Quad q) {
    files.putIfAbsent(q.getSubject(), input);
    graphs.putIfAbsent(q.getSubject(), q.getGraph());
    if (isOfSkos(q)) {
      all.add(q.asTriple());
    }
  }

  /** Its terms, and those of lists: only they are looked at, and a thesaurus may be large. */
  private static boolean isOfSkos(Quad q) {
    String property = q.getPredicate().getURI();
    return property.startsWith(Skos.NS) || property.startsWith(Skos.XL) || isOfRdf(property);
  }

  private static boolean isOfRdf(String property) {
    return property.startsWith(Rdf.NS);
  }

  /**
   * Completes the files, once all of them are read.
   *
   * @param harvest receives what was added and what is odd
   * @return what each file is to say besides
   */
  public Map<Input, List<Quad>> complete(Harvest harvest) {
    complete();
    findings.tell(added.size() == 1 ? first.name() : "", harvest);
    Map<Input, List<Quad>> more = new LinkedHashMap<>();
    added.forEach((input, quads) -> more.put(input, List.copyOf(quads)));
    return more;
  }

  private void complete() {
    labels();
    schemes();
    tops();
    collections();
    findings.oddLabels(all);
  }

  /** Labels that are things become labels too (SKOS Reference, S55 to S57). */
  private void labels() {
    XL.forEach(
        (xl, plain) -> {
          for (Triple t : all.find(Node.ANY, xl, Node.ANY).toList()) {
            List<Node> forms = objects(t.getObject(), Skos.XL_LITERAL_FORM);
            forms.forEach(form -> findings.labels += add(t.getSubject(), plain, form));
            findings.labelsWithoutForm += forms.isEmpty() ? 1 : 0;
          }
        });
  }

  private void schemes() {
    Set<Node> schemes = new LinkedHashSet<>(subjects(Rdf.TYPE, Skos.CONCEPT_SCHEME));
    for (Triple t : all.find(Node.ANY, Skos.HAS_TOP_CONCEPT, Node.ANY).toList()) {
      findings.placed += add(t.getObject(), Skos.IN_SCHEME, t.getSubject()); // S7, S8
    }
    for (Triple t : all.find(Node.ANY, Skos.TOP_CONCEPT_OF, Node.ANY).toList()) {
      findings.placed += add(t.getSubject(), Skos.IN_SCHEME, t.getObject()); // S7
    }
    for (Triple t : all.find(Node.ANY, Skos.IN_SCHEME, Node.ANY).toList()) {
      if (t.getObject().isURI() && schemes.add(t.getObject())) {
        findings.named += declared(t.getObject(), t.getSubject()); // S4
      }
    }
    List<Node> without = new ArrayList<>(subjects(Rdf.TYPE, Skos.CONCEPT));
    without.removeIf(concept -> all.contains(concept, Skos.IN_SCHEME, Node.ANY));
    if (without.isEmpty() || schemes.size() > 1) {
      findings.homeless = without.size();
      findings.schemes = schemes.size();
      return;
    }
    Node only = schemes.isEmpty() ? ownScheme : schemes.iterator().next();
    if (schemes.isEmpty()) {
      declared(only, without.get(0));
      String name = only.getURI().substring(only.getURI().lastIndexOf('/') + 1);
      add(only, Dcterms.TITLE, NodeFactory.createLiteralString(name));
    }
    without.forEach(concept -> findings.guessed += add(concept, Skos.IN_SCHEME, only));
    findings.only = schemes.isEmpty() ? "" : only.getURI();
  }

  /** Declares a scheme beside what stands in it, when no file says more of it. */
  private int declared(Node scheme, Node within) {
    files.putIfAbsent(scheme, files.getOrDefault(within, first));
    graphs.putIfAbsent(scheme, graphs.getOrDefault(within, Quad.defaultGraphIRI));
    return add(scheme, Rdf.TYPE, Skos.CONCEPT_SCHEME);
  }

  private void tops() {
    for (Node scheme : subjects(Rdf.TYPE, Skos.CONCEPT_SCHEME)) {
      if (all.contains(scheme, Skos.HAS_TOP_CONCEPT, Node.ANY)
          || all.contains(Node.ANY, Skos.TOP_CONCEPT_OF, scheme)) {
        continue;
      }
      int found = 0;
      for (Node concept : subjects(Skos.IN_SCHEME, scheme)) {
        if (all.contains(concept, Rdf.TYPE, Skos.CONCEPT)
            && !all.contains(concept, Skos.BROADER, Node.ANY)
            && !all.contains(Node.ANY, Skos.NARROWER, concept)) {
          found += add(concept, Skos.TOP_CONCEPT_OF, scheme);
        }
      }
      findings.tops += found;
      findings.topless += found == 0 ? 0 : 1;
    }
  }

  private void collections() {
    for (Triple t : all.find(Node.ANY, Skos.MEMBER_LIST, Node.ANY).toList()) {
      Node at = t.getObject();
      for (int i = 0; i < LONGEST_LIST && !at.equals(Rdf.NIL); i++) { // S36
        objects(at, Rdf.FIRST)
            .forEach(item -> findings.members += add(t.getSubject(), Skos.MEMBER, item));
        List<Node> rest = objects(at, Rdf.REST);
        at = rest.isEmpty() ? Rdf.NIL : rest.get(0);
      }
    }
    Set<Node> groups = new LinkedHashSet<>();
    GROUPS.forEach(type -> groups.addAll(subjects(Rdf.TYPE, type)));
    all.find(Node.ANY, Skos.MEMBER, Node.ANY).forEach(t -> groups.add(t.getSubject()));
    groups.removeIf(group -> all.contains(group, Rdf.TYPE, Skos.ORDERED_COLLECTION));
    groups.forEach(group -> findings.groups += add(group, Rdf.TYPE, Skos.COLLECTION));
    subjects(Rdf.TYPE, Skos.ORDERED_COLLECTION)
        .forEach(group -> add(group, Rdf.TYPE, Skos.COLLECTION)); // S29
  }

  /** Adds a statement beside what is said of its subject; 1 when it is new. */
  private int add(Node subject, Node property, Node object) {
    if (!isFine(subject) || !isFine(object) || all.contains(subject, property, object)) {
      return 0;
    }
    all.add(Triple.create(subject, property, object));
    Node graph = graphs.getOrDefault(subject, Quad.defaultGraphIRI);
    added
        .computeIfAbsent(files.getOrDefault(subject, first), file -> new LinkedHashSet<>())
        .add(Quad.create(graph, subject, property, object));
    return 1;
  }

  /** What is not will be held back. */
  private static boolean isFine(Node node) {
    return node.isLiteral() || (node.isURI() && Iris.isFine(node.getURI()));
  }

  private List<Node> objects(Node subject, Node property) {
    return all.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList();
  }

  private List<Node> subjects(Node property, Node object) {
    return all.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList();
  }
}
