package org.passeur.web.site.vocabulary;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.guard.RuleBook;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Text;
import org.passeur.web.site.question.QuestionPages;
import org.passeur.web.site.thing.OwnName;

/** The vocabulary, its terms and the lists of terms, to read. Thread-safe. */
public final class VocabularyPages {
  private final PublicData data;
  private final Renderer renderer;
  private final Ontology ontology;
  private final PublicStatistics statistics;
  private final Supplier<RuleBook> book;
  private final QuestionPages questions;
  private final RulesPage rules;
  private final DatasetPage dataset;
  private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();

  /** The page of the vocabulary made at one change number. */
  private record Drawn(long offset, Vocabulary vocabulary) {}

  public VocabularyPages(
      PublicData data,
      Renderer renderer,
      Ontology ontology,
      PublicStatistics statistics,
      Supplier<RuleBook> book,
      QuestionPages questions) {
    this.data = data;
    this.renderer = renderer;
    this.ontology = ontology;
    this.statistics = statistics;
    this.book = book;
    this.questions = questions;
    this.rules = new RulesPage(data, renderer, ontology, statistics, book);
    this.dataset = new DatasetPage(data, renderer, ontology, statistics);
  }

  public void rules(Context x) {
    rules.show(x);
  }

  public void dataset(Context x) {
    dataset.show(x);
  }

  /** The dataset, described. */
  public Graph dataset(PageRequest visit) {
    return dataset.graph(visit);
  }

  public void vocabulary(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    long offset = data.store().offset();
    String key = visit.href("/ns") + visit.language();
    Drawn known = drawn.get(key);
    if (known == null || known.offset() != offset) {
      known = new Drawn(offset, data.read(visit, this::vocabulary));
      drawn.put(key, known);
    }
    renderer.html(x, visit, "vocabulary", known.vocabulary());
  }

  private Vocabulary vocabulary(PageReading reading) {
    return new VocabularyReader(ontology, reading, statistics).page(renderer);
  }

  public void term(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
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

  public void scheme(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
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

  private Optional<Glossary> scheme(PageReading reading, String name) {
    return named(reading, name).map(s -> scheme(reading, s, name));
  }

  private static Optional<Node> named(PageReading reading, String name) {
    List<Node> candidates =
        List.of(
            NodeFactory.createURI(Psr.CONCEPT + name),
            NodeFactory.createURI(reading.addresses().base() + "/scheme/" + name));
    return candidates.stream().filter(reading::knows).findFirst();
  }

  /** The list of that name and its terms, for programs; empty when there is none. */
  public Graph list(Context x, String name) {
    return data.read(
        PageRequest.of(Requests.of(x)),
        reading ->
            named(reading, name)
                .map(s -> reading.graph("browse/scheme-data", Map.of("scheme", s)))
                .orElseGet(GraphFactory::createDefaultGraph));
  }

  private Glossary scheme(PageReading reading, Node scheme, String address) {
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
  static List<Link> lists(PageReading reading) {
    return reading.rows("browse/schemes", Map.of()).stream()
        .map(row -> row.node("item"))
        .filter(node -> reading.href(node).startsWith("/scheme/"))
        .map(reading::link)
        .sorted(Comparator.comparing(l -> l.text().value(), reading.alphabet()))
        .toList();
  }
}
