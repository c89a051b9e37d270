package org.passeur.web.site.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Text;
import org.passeur.web.page.Typography;
import org.passeur.web.site.thing.EntityView;

/** Reads one term of the vocabulary for a page. Used inside one reading. */
final class TermReader {
  private final Ontology ontology;
  private final PageReading reading;
  private final PageReading otherwise;
  private final PublicStatistics statistics;

  TermReader(Ontology ontology, PageReading reading, PublicStatistics statistics) {
    this.ontology = ontology;
    this.reading = reading;
    this.otherwise = reading.in(reading.words().other());
    this.statistics = statistics;
  }

  /** The term as an entry of a glossary. */
  Glossary.Term entry(Node term) {
    return new Glossary.Term(
        term.getURI().substring(Psr.NS.length()),
        reading.label(term),
        other(term),
        reading.visit().href(reading.href(term)),
        term.getURI(),
        reading.description(term).orElse(Text.plain("")),
        remark(term),
        examples(term),
        facts(term),
        used(term),
        ask(term));
  }

  Text other(Node term) {
    return otherwise
        .name(term)
        .filter(t -> !t.foreign() && !t.value().equals(reading.label(term).value()))
        .map(t -> new Text(t.value(), reading.words().other().language()))
        .orElse(Text.plain(""));
  }

  Text remark(Node term) {
    return reading.text(term, List.of(Skos.SCOPE_NOTE)).orElse(Text.plain(""));
  }

  List<Text> examples(Node term) {
    return reading.text(term, List.of(Skos.EXAMPLE)).map(List::of).orElse(List.of());
  }

  /** Key of the page text for the kind of term: class, link or value. */
  String kind(Node term) {
    return ontology.isClass(term)
        ? "Class"
        : ontology.holdsValues(term) ? "DatatypeProperty" : "ObjectProperty";
  }

  /** Broader terms, domain and range. */
  List<EntityView.Fact> facts(Node term) {
    List<EntityView.Fact> facts = new ArrayList<>();
    add(facts, "ns.parent", ontology.parents(term));
    add(facts, "ns.child", ontology.children(term));
    add(facts, "ns.domain", ontology.domains(term));
    add(facts, "ns.range", ontology.ranges(term));
    if (ontology.isSymmetric(term)) {
      Text both = Text.plain(reading.words().t("ns.symmetric.text"));
      facts.add(fact("ns.symmetric", List.of(new Link(both, "", "", false))));
    }
    return facts;
  }

  /** Matching terms of other vocabularies, by closeness. */
  List<EntityView.Fact> close(Node term) {
    List<EntityView.Fact> facts = new ArrayList<>();
    List<Ontology.Match> matches = ontology.matches(term);
    matches.stream()
        .map(Ontology.Match::closeness)
        .distinct()
        .forEach(
            closeness ->
                facts.add(
                    new EntityView.Fact(
                        reading.property(closeness),
                        matches.stream()
                            .filter(m -> m.closeness().equals(closeness))
                            .map(m -> item(foreign(m.term())))
                            .toList())));
    return facts;
  }

  private void add(List<EntityView.Fact> facts, String key, List<Node> nodes) {
    if (!nodes.isEmpty()) {
      facts.add(fact(key, nodes.stream().map(this::linked).toList()));
    }
  }

  private EntityView.Fact fact(String key, List<Link> links) {
    return new EntityView.Fact(
        reading.words().t(key), links.stream().map(TermReader::item).toList());
  }

  private static EntityView.Item item(Link link) {
    return new EntityView.Item(link, List.of(), "", List.of());
  }

  /** A term of another vocabulary is shown by its label, if there is one, and its prefixed name. */
  Link linked(Node node) {
    if (reading.name(node).isPresent()) {
      return reading.link(node);
    }
    Optional<Text> known = reading.typeName(node);
    String name = ontology.shortName(node);
    String text = known.map(t -> t.value() + " (" + name + ")").orElse(name);
    return new Link(Text.plain(text), node.getURI(), "", true);
  }

  /** The same with the label only, for pictures. */
  Link named(Node node) {
    return reading.name(node).isPresent()
        ? reading.link(node)
        : new Link(
            reading.typeName(node).orElseGet(() -> Text.plain(ontology.shortName(node))),
            node.getURI(),
            "",
            true);
  }

  private Link foreign(Node node) {
    return new Link(Text.plain(ontology.shortName(node)), node.getURI(), "", true);
  }

  /** The address that asks for all uses of a term. */
  String ask(Node term) {
    String query = ontology.isClass(term) ? "uses-of-class" : "uses-of-property";
    return reading
        .visit()
        .href("/sparql?exemple=" + query + "&term=" + PageRequest.encode(term.getURI()));
  }

  /** How often the public data uses a term, in words. */
  String used(Node term) {
    boolean isClass = ontology.isClass(term);
    long count = isClass ? statistics.ofClass(term.getURI()) : statistics.ofProperty(term.getURI());
    String words = reading.words().t(isClass ? "ns.used.class" : "ns.used.property", count);
    return isClass && !ontology.children(term).isEmpty()
        ? words + " " + reading.words().t("ns.used.below")
        : words;
  }

  static String inLanguage(Map<String, String> texts, Messages words) {
    String text = texts.getOrDefault(words.language(), "");
    return Typography.of(text, words.language());
  }
}
