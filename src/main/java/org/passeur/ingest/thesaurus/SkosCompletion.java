package org.passeur.ingest.thesaurus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Map<Input, Set<Quad>> said = new LinkedHashMap<>();
  private final Node ownScheme;
  private final SkosFindings findings = new SkosFindings();

  /** A file for what belongs to none. */
  private final Input first;

  private SkosCompletion(List<Input> thesauri, Map<Input, List<Quad>> rdf, Node ownScheme) {
    this.ownScheme = ownScheme;
    this.first = thesauri.get(0);
    for (Input input : thesauri) {
      said.put(input, new LinkedHashSet<>(rdf.getOrDefault(input, List.of())));
      for (Quad q : rdf.getOrDefault(input, List.of())) {
        files.putIfAbsent(q.getSubject(), input);
        graphs.putIfAbsent(q.getSubject(), q.getGraph());
        if (isOfSkos(q)) {
          all.add(q.asTriple());
        }
      }
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
   * Completes those of the files that are thesauri.
   *
   * @param rdf statements of each file, without blank nodes
   * @param ownScheme the scheme of concepts of which no file names any
   * @param harvest receives what was added and what is odd
   * @return the same files with their statements
   */
  public static Map<Input, List<Quad>> of(
      Map<Input, List<Quad>> rdf, Node ownScheme, Harvest harvest) {
    List<Input> thesauri = thesauri(rdf);
    if (thesauri.isEmpty()) {
      return rdf;
    }
    var completion = new SkosCompletion(thesauri, rdf, ownScheme);
    completion.complete();
    completion.findings.tell(thesauri.size() == 1 ? thesauri.get(0).name() : "", harvest);
    Map<Input, List<Quad>> completed = new LinkedHashMap<>(rdf);
    completion.said.forEach((input, quads) -> completed.put(input, List.copyOf(quads)));
    return completed;
  }

  /**
   * The files that declare a scheme, or most of whose things are concepts, their labels or groups
   * of them, whichever file says so.
   */
  public static List<Input> thesauri(Map<Input, List<Quad>> rdf) {
    Map<Node, Boolean> parts = new HashMap<>();
    rdf.values().forEach(quads -> quads.forEach(q -> note(q, parts)));
    List<Input> found = new ArrayList<>();
    rdf.forEach(
        (input, quads) -> {
          Set<Node> things = new HashSet<>();
          boolean declared = false;
          for (Quad q : quads) {
            if (q.isDefaultGraph()) {
              things.add(q.getSubject());
              declared |= isType(q) && q.getObject().equals(Skos.CONCEPT_SCHEME);
            }
          }
          things.retainAll(parts.keySet());
          long many = things.stream().filter(thing -> parts.getOrDefault(thing, false)).count();
          if (declared || 2 * many > things.size()) {
            found.add(input);
          }
        });
    return found;
  }

  /** Whether each thing that has a class is a part of a thesaurus. */
  private static void note(Quad q, Map<Node, Boolean> parts) {
    if (isType(q)) {
      boolean part =
          q.getObject().isURI()
              && (q.getObject().getURI().startsWith(Skos.NS)
                  || q.getObject().getURI().startsWith(Skos.XL)
                  || q.getObject().getURI().startsWith(Skos.ISO_THES));
      parts.merge(q.getSubject(), part, Boolean::logicalOr);
    }
  }

  private static boolean isType(Quad q) {
    return q.getPredicate().equals(Rdf.TYPE);
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
    said.computeIfAbsent(files.getOrDefault(subject, first), input -> new LinkedHashSet<>())
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
