package org.passeur.web.site.vocabulary;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.sparql.library.QueryLibrary.Row;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Text;
import org.passeur.web.site.thing.EntityView;

/** Reads the terms of a list with their definitions. Used inside one reading. */
final class GlossaryReader {
  /** Limit up to which uses are counted; beyond it the page says "many". */
  private static final int MANY = 1_000;

  /** Relations within a list, as the query names them. */
  private static final List<String> RELATIONS = List.of("broader", "next", "influences");

  /** Properties that order or group the terms of a list; they do not count as uses of a term. */
  private static final Set<String> ORDER =
      Set.of(
          Skos.NS + "hasTopConcept",
          Skos.NS + "broader",
          Skos.NS + "narrower",
          Psr.NS + "next",
          Psr.NS + "influences");

  private final PageReading reading;
  private final PageReading otherwise;

  GlossaryReader(PageReading reading) {
    this.reading = reading;
    this.otherwise = reading.in(reading.words().other());
  }

  /** The terms of a scheme: along {@code psr:next} when they follow each other, else by name. */
  List<Glossary.Term> scheme(Node scheme) {
    Map<Node, Map<String, Set<Node>>> terms = new LinkedHashMap<>();
    Map<Node, Node> next = new LinkedHashMap<>();
    for (Row row : reading.rows("browse/scheme", Map.of("scheme", scheme))) {
      var relations = terms.computeIfAbsent(row.node("item"), n -> new LinkedHashMap<>());
      for (String name : RELATIONS) {
        if (row.has(name)) {
          relations.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(row.node(name));
        }
      }
      if (row.has("next")) {
        next.putIfAbsent(row.node("item"), row.node("next"));
      }
    }
    return next.isEmpty() ? inOrder(terms) : along(next, terms);
  }

  private List<Glossary.Term> along(Map<Node, Node> next, Map<Node, Map<String, Set<Node>>> terms) {
    Set<Node> order = new LinkedHashSet<>();
    Node first =
        terms.keySet().stream()
            .filter(n -> !next.containsValue(n))
            .findFirst()
            .orElse(Psr.concept("function", "gather"));
    for (Node n = first; terms.containsKey(n) && order.add(n); n = next.getOrDefault(n, Node.ANY)) {
      // follow the chain
    }
    order.addAll(terms.keySet());
    return order.stream().map(n -> term(n, terms.getOrDefault(n, Map.of()))).toList();
  }

  private List<Glossary.Term> inOrder(Map<Node, Map<String, Set<Node>>> terms) {
    Collator alphabet = reading.alphabet();
    return terms.entrySet().stream()
        .map(e -> term(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(t -> t.label().value(), alphabet))
        .toList();
  }

  private Glossary.Term term(Node node, Map<String, Set<Node>> relations) {
    List<EntityView.Fact> facts = new ArrayList<>();
    for (String name : RELATIONS) {
      if (relations.containsKey(name)) {
        facts.add(
            new EntityView.Fact(
                reading.words().t("ns." + name),
                relations.getOrDefault(name, Set.of()).stream()
                    .map(n -> new EntityView.Item(reading.link(n), List.of(), "", List.of()))
                    .toList()));
      }
    }
    String iri = node.getURI();
    boolean ours = reading.addresses().thing(node).isPresent();
    Text label = reading.label(node);
    return new Glossary.Term(
        iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1),
        label,
        otherwise
            .name(node)
            .filter(t -> !t.foreign() && !t.value().equals(label.value()))
            .map(t -> new Text(t.value(), reading.words().other().language()))
            .orElse(Text.plain("")),
        ours ? reading.visit().href(reading.href(node)) : "",
        iri,
        reading.description(node).orElse(Text.plain("")),
        reading.text(node, List.of(Skos.SCOPE_NOTE)).orElse(Text.plain("")),
        reading.text(node, List.of(Skos.EXAMPLE)).map(List::of).orElse(List.of()),
        facts,
        used(node),
        reading.visit().href("/sparql?exemple=uses-of-concept&term=" + PageRequest.encode(iri)));
  }

  private String used(Node node) {
    long count =
        reading.some(Node.ANY, Node.ANY, node, MANY + 1).stream()
            .filter(t -> !ORDER.contains(t.getPredicate().getURI()))
            .count();
    return reading
        .words()
        .t(count > MANY ? "scheme.used.many" : "scheme.used", Math.min(count, MANY));
  }
}
