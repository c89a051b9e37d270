package org.passeur.web.site.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.guard.RuleBook;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;
import org.passeur.web.page.Link;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Text;
import org.passeur.web.site.question.QuestionPages;
import org.passeur.web.site.thing.EntityView;

/** Reads what the page of a term shows. Used inside one reading. */
final class TermPageReader {
  private static final int SAMPLES = 5;

  /**
   * Statements looked at for samples; more than are shown, because things without a public name are
   * skipped.
   */
  private static final int LOOKED_AT = 60;

  private final Ontology ontology;
  private final PageReading reading;
  private final TermReader terms;
  private final Supplier<RuleBook> book;
  private final QuestionPages questions;

  TermPageReader(
      Ontology ontology,
      PageReading reading,
      PublicStatistics statistics,
      Supplier<RuleBook> book,
      QuestionPages questions) {
    this.questions = questions;
    this.book = book;
    this.ontology = ontology;
    this.reading = reading;
    this.terms = new TermReader(ontology, reading, statistics);
  }

  TermPage page(Renderer renderer, Node term) {
    String name = term.getURI().substring(Psr.NS.length());
    Text label = reading.label(term);
    return new TermPage(
        renderer
            .page(reading.visit(), label.value(), "")
            .named(
                reading
                    .words()
                    .t(
                        "page.of-term",
                        label.value(),
                        reading.words().t("ns.one." + terms.kind(term)),
                        name))
            .about(reading.description(term).orElse(Text.plain("")).value())
            .also(VocabularyPages.formats("/ns/" + name)),
        term.getURI(),
        reading.words().t("ns.one." + terms.kind(term)),
        label,
        terms.other(term),
        reading.description(term).orElse(Text.plain("")),
        terms.remark(term),
        terms.examples(term),
        facts(term),
        ontology.isClass(term) ? properties(term) : List.of(),
        terms.close(term),
        terms.used(term),
        samples(term),
        terms.ask(term),
        book.get().about(term).stream().map(this::rule).toList(),
        questions.naming(term, reading.visit()));
  }

  private Link rule(RuleBook.Rule rule) {
    String href = reading.visit().href("/shapes#" + rule.name());
    return Link.to(RulesPage.title(reading.words(), rule), href, "");
  }

  /** Facts about the term, with the list that its values come from when a shape names one. */
  private List<EntityView.Fact> facts(Node term) {
    List<EntityView.Fact> facts = new ArrayList<>(terms.facts(term));
    book.get()
        .listOf(term)
        .ifPresent(
            list ->
                facts.add(
                    new EntityView.Fact(
                        reading.words().t("ns.from-list"),
                        List.of(
                            new EntityView.Item(reading.link(list), List.of(), "", List.of())))));
    return facts;
  }

  private List<TermPage.Properties> properties(Node kind) {
    List<TermPage.Properties> lists = new ArrayList<>();
    Set<Node> kinds = new LinkedHashSet<>(List.of(kind));
    for (Node wider = kind; ; ) {
      List<Node> parents = ontology.parents(wider).stream().filter(ontology::isClass).toList();
      if (parents.isEmpty() || !kinds.add(parents.get(0))) {
        break;
      }
      wider = parents.get(0);
    }
    List<TermPage.Property> says = new ArrayList<>();
    List<TermPage.Property> led = new ArrayList<>();
    for (Node one : kinds) {
      ontology.saidOf(one).forEach(p -> says.add(property(p, ontology.ranges(p))));
      ontology.leadingTo(one).forEach(p -> led.add(property(p, ontology.domains(p))));
    }
    lists.add(new TermPage.Properties(reading.words().t("ns.says"), says));
    lists.add(new TermPage.Properties(reading.words().t("ns.led"), led));
    return lists.stream().filter(l -> !l.properties().isEmpty()).toList();
  }

  private TermPage.Property property(Node property, List<Node> others) {
    Optional<Node> list = book.get().listOf(property).filter(l -> others.contains(Skos.CONCEPT));
    return new TermPage.Property(
        reading.link(property),
        reading.description(property).orElse(Text.plain("")),
        list.isPresent()
            ? list.map(reading::link).stream().toList()
            : others.stream().map(terms::linked).toList());
  }

  /** A few uses: instances of a class; subject and object of a property. */
  private List<List<Link>> samples(Node term) {
    List<Triple> found =
        ontology.isClass(term)
            ? reading.some(Node.ANY, Rdf.TYPE, term, LOOKED_AT)
            : reading.some(Node.ANY, term, Node.ANY, LOOKED_AT);
    return found.stream()
        .filter(t -> leads(t.getSubject()))
        .filter(t -> ontology.isClass(term) || named(t.getObject()))
        .limit(SAMPLES)
        .map(
            t ->
                ontology.isClass(term)
                    ? List.of(reading.link(t.getSubject()))
                    : List.of(reading.link(t.getSubject()), reading.link(t.getObject())))
        .toList();
  }

  private boolean leads(Node node) {
    return reading.link(node).leads() && named(node);
  }

  private boolean named(Node node) {
    return node.isLiteral()
        || reading.name(node).isPresent()
        || reading.description(node).isPresent();
  }
}
