package org.passeur.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.guard.RuleBook;
import org.passeur.publish.statistics.Statistics;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;

/** The vocabulary, its terms and the lists of terms, to read. Thread-safe. */
final class VocabularyPages {
  private final PublicData data;
  private final Renderer renderer;
  private final Ontology ontology;
  private final Statistics statistics;
  private final Supplier<RuleBook> book;
  private final QuestionPages questions;
  private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

  /** The page of the vocabulary made at one change number. */
  private record Drawn(long offset, Vocabulary vocabulary) {}

  VocabularyPages(
      PublicData data,
      Renderer renderer,
      Ontology ontology,
      Statistics statistics,
      Supplier<RuleBook> book,
      QuestionPages questions) {
    this.data = data;
    this.renderer = renderer;
    this.ontology = ontology;
    this.statistics = statistics;
    this.book = book;
    this.questions = questions;
  }

  void vocabulary(Context x) {
    Visit visit = Visit.of(x);
    long offset = data.store().offset();
    String key = visit.href("/ns") + visit.language();
    Drawn known = drawn.get(key);
    if (known == null || known.offset() != offset) {
      known = new Drawn(offset, data.read(visit, this::vocabulary));
      drawn.put(key, known);
    }
    renderer.html(x, visit, "vocabulary", known.vocabulary());
  }

  private Vocabulary vocabulary(Reading reading) {
    return new VocabularyReader(ontology, reading, statistics).page(renderer);
  }

  void term(Context x) {
    Visit visit = Visit.of(x);
    Node term = ontology.term(x.pathParam("term")).orElseThrow(NotFoundResponse::new);
    renderer.html(
        x,
        visit,
        "term",
        data.read(
            visit,
            r ->
                new TermPageReader(ontology, r, statistics, book, questions).page(renderer, term)));
  }

  void scheme(Context x) {
    Visit visit = Visit.of(x);
    String name = x.pathParam("name");
    Glossary glossary = data.read(visit, r -> scheme(r, name)).orElseThrow(NotFoundResponse::new);
    renderer.html(x, visit, "glossary", glossary);
  }

  /** The same document as data, at addresses of its own. */
  static List<Page.Format> formats(String address) {
    return List.of(
        new Page.Format("Turtle", "text/turtle", address + ".ttl"),
        new Page.Format("JSON-LD", "application/ld+json", address + ".jsonld"),
        new Page.Format("N-Triples", "application/n-triples", address + ".nt"),
        new Page.Format("RDF/XML", "application/rdf+xml", address + ".rdf"));
  }

  private Optional<Glossary> scheme(Reading reading, String name) {
    return named(reading, name).map(s -> scheme(reading, s, name));
  }

  private static Optional<Node> named(Reading reading, String name) {
    List<Node> candidates =
        List.of(
            NodeFactory.createURI(Psr.CONCEPT + name),
            NodeFactory.createURI(reading.addresses().base() + "/scheme/" + name));
    return candidates.stream().filter(reading::knows).findFirst();
  }

  /** The list of that name and its terms, for programs; empty when there is none. */
  Graph list(Context x, String name) {
    return data.read(
        Visit.of(x),
        reading ->
            named(reading, name)
                .map(s -> reading.graph("browse/scheme-data", Map.of("scheme", s)))
                .orElseGet(GraphFactory::createDefaultGraph));
  }

  private Glossary scheme(Reading reading, Node scheme, String address) {
    Text name = reading.label(scheme);
    return new Glossary(
        renderer
            .page(reading.visit(), name.value(), "")
            .named(new OwnName(reading).of(scheme, reading.words().t("scheme.kind")))
            .about(reading.description(scheme).orElse(Text.plain("")).value())
            .also(formats("/scheme/" + address)),
        scheme.getURI(),
        name,
        reading.words().t("scheme.kind"),
        reading.description(scheme).orElse(Text.plain("")),
        reading.text(scheme, List.of(Skos.SCOPE_NOTE)).orElse(Text.plain("")),
        List.of(new Glossary.Group("termes", "", new GlossaryReader(reading).scheme(scheme))),
        lists(reading));
  }

  /** Every list that has a page here. */
  static List<Link> lists(Reading reading) {
    return reading.rows("browse/schemes", Map.of()).stream()
        .map(row -> row.node("item"))
        .filter(node -> reading.href(node).startsWith("/scheme/"))
        .map(reading::link)
        .sorted(Comparator.comparing(l -> l.text().value(), alphabet(reading)))
        .toList();
  }

  static Collator alphabet(Reading reading) {
    return Collator.getInstance(Locale.forLanguageTag(reading.visit().language()));
  }
}
