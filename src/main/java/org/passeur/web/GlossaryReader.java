package org.passeur.web;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.query.QueryLibrary.Row;
import org.passeur.vocab.Skos;

/** Reads terms with their definitions. Used inside one reading. */
final class GlossaryReader {
  private final Reading reading;
  private final Reading otherwise;

  GlossaryReader(Reading reading) {
    this.reading = reading;
    this.otherwise = reading.in(reading.words().other());
  }

  /** Classes, links and values of the vocabulary, each by name. */
  List<Glossary.Group> vocabulary() {
    Map<String, Map<Node, Map<String, Set<Node>>>> groups = new LinkedHashMap<>();
    List.of("Class", "ObjectProperty", "DatatypeProperty")
        .forEach(g -> groups.put(g, new LinkedHashMap<>()));
    for (Row row : reading.rows("browse/vocabulary", Map.of())) {
      var terms = groups.getOrDefault(row.node("class").getLocalName(), new LinkedHashMap<>());
      var relations = terms.computeIfAbsent(row.node("item"), n -> new LinkedHashMap<>());
      for (String name : List.of("parent", "domain", "range")) {
        if (row.has(name)) {
          relations.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(row.node(name));
        }
      }
    }
    List<Glossary.Group> result = new ArrayList<>();
    groups.forEach(
        (name, terms) ->
            result.add(new Glossary.Group(name, reading.words().t("ns." + name), inOrder(terms))));
    return result;
  }

  /** The terms of a scheme: along {@code psr:next} when they follow each other, else by name. */
  List<Glossary.Term> scheme(Node scheme) {
    Map<Node, Map<String, Set<Node>>> terms = new LinkedHashMap<>();
    Map<Node, Node> next = new LinkedHashMap<>();
    for (Row row : reading.rows("browse/scheme", Map.of("scheme", scheme))) {
      var relations = terms.computeIfAbsent(row.node("item"), n -> new LinkedHashMap<>());
      if (row.has("broader")) {
        relations.computeIfAbsent("broader", n -> new LinkedHashSet<>()).add(row.node("broader"));
      }
      if (row.has("next")) {
        next.put(row.node("item"), row.node("next"));
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
            .orElse(org.passeur.vocab.Psr.concept("function", "gather"));
    for (Node n = first; terms.containsKey(n) && order.add(n); n = next.getOrDefault(n, Node.ANY)) {
      // follow the chain
    }
    order.addAll(terms.keySet());
    return order.stream().map(n -> term(n, terms.getOrDefault(n, Map.of()))).toList();
  }

  private List<Glossary.Term> inOrder(Map<Node, Map<String, Set<Node>>> terms) {
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag(reading.visit().language()));
    return terms.entrySet().stream()
        .map(e -> term(e.getKey(), e.getValue()))
        .sorted(Comparator.comparing(t -> t.label().value(), alphabet))
        .toList();
  }

  private Glossary.Term term(Node node, Map<String, Set<Node>> relations) {
    List<Entity.Fact> facts = new ArrayList<>();
    relations.forEach(
        (name, nodes) ->
            facts.add(
                new Entity.Fact(
                    reading.words().t("ns." + name),
                    nodes.stream()
                        .map(n -> new Entity.Item(linked(n), List.of(), "", List.of()))
                        .toList())));
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
        facts);
  }

  /** Terms of other vocabularies go by their short name: that is what they are called. */
  private Link linked(Node node) {
    return reading.name(node).isPresent()
        ? reading.link(node)
        : new Link(Text.plain(Prefixes.shorten(node.getURI())), node.getURI(), "", true);
  }
}
