package org.passeur.web.site.vocabulary;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.passeur.document.statistics.Measure;
import org.passeur.document.statistics.Measure.Kind;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.document.statistics.VoidDocument;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.web.page.Home;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Prose;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Text;

/** The public data as a dataset: a page for people, VoID for programs. Thread-safe. */
final class DatasetPage {
  /** Rows shown; the VoID document has all. */
  private static final int SHOWN = 60;

  private static final int SOURCES = 100;
  private static final Node GENERATED = NodeFactory.createURI(Prov.NS + "generatedAtTime");

  /** Classes whose instances serve as examples. */
  private static final List<Node> EXAMPLES =
      List.of(Psr.COMMUNITY_OF_PRACTICE, Psr.PRACTICE, Psr.KNOWLEDGE_RESOURCE);

  private static final List<String> ADDRESSES =
      List.of(
          "/dumps/passeur.nq.gz",
          "/sparql",
          "/.well-known/void",
          "/.well-known/sparql-examples",
          "/ns",
          "/shapes");

  private final PublicData data;
  private final Renderer renderer;
  private final Ontology ontology;
  private final PublicStatistics statistics;
  private volatile Optional<Described> described = Optional.empty();

  /** The VoID document made at one change number. */
  private record Described(long offset, Graph graph) {}

  DatasetPage(PublicData data, Renderer renderer, Ontology ontology, PublicStatistics statistics) {
    this.data = data;
    this.renderer = renderer;
    this.ontology = ontology;
    this.statistics = statistics;
  }

  /** The dataset in VoID. Not to be changed. */
  Graph graph(PageRequest visit) {
    long offset = statistics.offset();
    Described known = described.filter(d -> d.offset() == offset).orElse(null);
    if (known == null) {
      known = new Described(offset, data.read(visit, this::described));
      described = Optional.of(known);
    }
    return known.graph();
  }

  private Graph described(PageReading reading) {
    Map<String, String> titles =
        Map.of("fr", Messages.FRENCH.t("dataset.title"), "en", Messages.ENGLISH.t("dataset.title"));
    Map<String, String> texts =
        Map.of("fr", Messages.FRENCH.t("dataset.intro"), "en", Messages.ENGLISH.t("dataset.intro"));
    List<Triple> origins = origins(reading, GENERATED);
    return VoidDocument.graph(
        statistics.numbers(),
        new VoidDocument.About(
            titles,
            texts,
            origins(reading, Dcterms.LICENSE).stream().map(Triple::getObject).distinct().toList(),
            examples(reading),
            origins.stream()
                .map(t -> t.getObject().getLiteralLexicalForm())
                .max(Comparator.naturalOrder())
                .orElse("")),
        data.addresses());
  }

  private static List<Triple> origins(PageReading reading, Node property) {
    return reading.origins(property, SOURCES).stream()
        .filter(t -> isGraph(reading, t.getSubject()))
        .toList();
  }

  private static boolean isGraph(PageReading reading, Node node) {
    return node.isURI() && node.getURI().startsWith(reading.addresses().base() + "/graph/");
  }

  private static List<Node> examples(PageReading reading) {
    return EXAMPLES.stream()
        .flatMap(kind -> reading.some(Node.ANY, Rdf.TYPE, kind, 1).stream())
        .map(Triple::getSubject)
        .toList();
  }

  void show(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    renderer.html(x, visit, "dataset", data.read(visit, this::dataset));
  }

  private Dataset dataset(PageReading reading) {
    Messages words = reading.words();
    var terms = new TermReader(ontology, reading, statistics);
    Map<Measure, Long> numbers = statistics.numbers();
    return new Dataset(
        renderer
            .page(reading.visit(), words.t("dataset.title"), "")
            .about(words.t("dataset.intro"))
            .also(VocabularyPages.formats("/dataset")),
        VoidDocument.dataset(data.addresses()).getURI(),
        figures(words, numbers),
        counts(words, numbers, Kind.CLASS, m -> terms.linked(NodeFactory.createURI(m.of()))),
        properties(words, terms, numbers),
        counts(
            words,
            numbers,
            Kind.LANGUAGE,
            m -> Link.to(words.languageName(m.of()) + " (" + m.of() + ")", "", "")),
        counts(words, numbers, Kind.LINKS, m -> link(reading, m)),
        sources(reading),
        java.util.stream.IntStream.range(0, ADDRESSES.size())
            .mapToObj(
                i -> new Prose.Row(ADDRESSES.get(i), true, words.t("dataset.access." + (i + 1))))
            .toList());
  }

  private static Link link(PageReading reading, Measure measure) {
    String closeness = reading.property(NodeFactory.createURI(measure.of())).value();
    String site = measure.to().replaceFirst("^https?://", "").replaceFirst("[/#]$", "");
    Text text = Text.plain(site + " – " + closeness);
    return new Link(text, measure.to(), "", true);
  }

  private static List<Home.Figure> figures(Messages words, Map<Measure, Long> numbers) {
    List<Home.Figure> figures = new ArrayList<>();
    for (Kind kind : List.of(Kind.ENTITIES, Kind.TRIPLES, Kind.SUBJECTS, Kind.OBJECTS)) {
      long count = numbers.getOrDefault(new Measure(kind, "", ""), 0L);
      figures.add(
          new Home.Figure(words.number(count), words.t("dataset.figure." + kind, count), ""));
    }
    return figures;
  }

  private static List<Dataset.Count> counts(
      Messages words,
      Map<Measure, Long> numbers,
      Kind kind,
      java.util.function.Function<Measure, Link> link) {
    List<Map.Entry<Measure, Long>> sorted = sorted(numbers, kind);
    long most = sorted.isEmpty() ? 1 : sorted.get(0).getValue();
    return sorted.stream()
        .map(
            e ->
                new Dataset.Count(
                    link.apply(e.getKey()),
                    words.number(e.getValue()),
                    e.getValue(),
                    (int) Math.max(1, Math.round(100.0 * e.getValue() / most))))
        .toList();
  }

  private static List<Map.Entry<Measure, Long>> sorted(Map<Measure, Long> numbers, Kind kind) {
    return numbers.entrySet().stream()
        .filter(e -> e.getKey().kind() == kind)
        .sorted(
            Map.Entry.<Measure, Long>comparingByValue()
                .reversed()
                .thenComparing(e -> e.getKey().of() + e.getKey().to()))
        .limit(SHOWN)
        .toList();
  }

  private static List<Dataset.Property> properties(
      Messages words, TermReader terms, Map<Measure, Long> numbers) {
    return sorted(numbers, Kind.PROPERTY).stream()
        .map(
            e -> {
              String iri = e.getKey().of();
              return new Dataset.Property(
                  terms.linked(NodeFactory.createURI(iri)),
                  words.number(e.getValue()),
                  words.number(
                      numbers.getOrDefault(new Measure(Kind.PROPERTY_SUBJECTS, iri, ""), 0L)),
                  words.number(
                      numbers.getOrDefault(new Measure(Kind.PROPERTY_OBJECTS, iri, ""), 0L)));
            })
        .toList();
  }

  private static List<Dataset.Source> sources(PageReading reading) {
    return origins(reading, GENERATED).stream()
        .sorted(Comparator.comparing(t -> t.getSubject().getURI()))
        .map(
            t ->
                new Dataset.Source(
                    reading
                        .name(t.getSubject())
                        .orElseGet(
                            () -> Text.plain(t.getSubject().getURI().replaceFirst(".*/", ""))),
                    reading.some(t.getSubject(), Dcterms.LICENSE, Node.ANY, 3).stream()
                        .map(l -> reading.link(l.getObject()))
                        .toList(),
                    reading.words().date(t.getObject().getLiteralLexicalForm())))
        .toList();
  }
}
