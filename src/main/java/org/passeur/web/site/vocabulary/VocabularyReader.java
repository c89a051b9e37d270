package org.passeur.web.site.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.vocab.Ontology;
import org.passeur.vocab.Psr;
import org.passeur.web.page.Link;
import org.passeur.web.page.Listing;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.Renderer;
import org.passeur.web.site.thing.EntityView;

/** Reads the vocabulary for its page. Used inside one reading. */
final class VocabularyReader {
  private final Ontology ontology;
  private final PageReading reading;
  private final PublicStatistics statistics;
  private final TermReader terms;

  VocabularyReader(Ontology ontology, PageReading reading, PublicStatistics statistics) {
    this.ontology = ontology;
    this.reading = reading;
    this.statistics = statistics;
    this.terms = new TermReader(ontology, reading, statistics);
  }

  Vocabulary page(Renderer renderer) {
    String title = reading.words().t("ns.title");
    return new Vocabulary(
        renderer
            .page(reading.visit(), title, "")
            .about(reading.words().t("ns.intro"))
            .also(VocabularyPages.formats("/ns")),
        Ontology.IRI.getURI(),
        ontology.version(),
        new WheelDrawing(ontology, reading, statistics).draw(),
        sayings(),
        tree(),
        topics(),
        borrowed(),
        VocabularyPages.lists(reading));
  }

  private List<Vocabulary.Saying> sayings() {
    List<Vocabulary.Saying> sayings = new ArrayList<>();
    for (Ontology.Topic topic : ontology.topics()) {
      for (Node kind : topic.classes()) {
        List<EntityView.Fact> links = new ArrayList<>();
        for (Node property : ontology.saidOf(kind)) {
          links.add(
              new EntityView.Fact(
                  reading.label(property).value(),
                  ontology.ranges(property).stream()
                      .map(r -> new EntityView.Item(terms.linked(r), List.of(), "", List.of()))
                      .toList()));
        }
        if (!links.isEmpty()) {
          sayings.add(new Vocabulary.Saying(terms.linked(kind), links));
        }
      }
    }
    return sayings;
  }

  private List<Listing.Branch> tree() {
    Set<Node> roots = new LinkedHashSet<>();
    for (Node kind : ontology.classes()) {
      List<Node> parents = ontology.parents(kind);
      if (parents.isEmpty()) {
        roots.add(kind);
      }
      parents.stream().filter(p -> !ontology.isClass(p)).forEach(roots::add);
    }
    return branches(roots);
  }

  private List<Listing.Branch> branches(Iterable<Node> kinds) {
    List<Listing.Branch> branches = new ArrayList<>();
    for (Node kind : kinds) {
      branches.add(new Listing.Branch(terms.linked(kind), branches(ontology.children(kind))));
    }
    branches.sort(Comparator.comparing(b -> b.link().text().value(), reading.alphabet()));
    return branches;
  }

  /**
   * The topics, each with its classes, and each class followed by the properties whose domain it
   * is.
   */
  private List<Vocabulary.Topic> topics() {
    Map<String, List<Node>> byTopic = new LinkedHashMap<>();
    Set<Node> placed = new LinkedHashSet<>();
    for (Ontology.Topic topic : ontology.topics()) {
      List<Node> nodes = byTopic.computeIfAbsent(topic.id(), t -> new ArrayList<>());
      for (Node kind : topic.classes()) {
        if (ontology.isClass(kind)) {
          nodes.add(kind);
        }
        ontology.saidOf(kind).stream().filter(placed::add).forEach(nodes::add);
      }
    }
    List<Vocabulary.Topic> topics = new ArrayList<>();
    for (Ontology.Topic topic : ontology.topics()) {
      topics.add(
          new Vocabulary.Topic(
              topic.id(),
              TermReader.inLanguage(topic.titles(), reading.words()),
              TermReader.inLanguage(topic.descriptions(), reading.words()),
              byTopic.getOrDefault(topic.id(), List.of()).stream().map(terms::entry).toList()));
    }
    List<Node> others = ontology.properties().stream().filter(placed::add).toList();
    if (!others.isEmpty()) {
      topics.add(
          new Vocabulary.Topic(
              "listes",
              reading.words().t("ns.others"),
              reading.words().t("ns.others.text"),
              others.stream().map(terms::entry).toList()));
    }
    return topics;
  }

  private List<Link> borrowed() {
    Set<Node> foreign = new LinkedHashSet<>();
    for (Node term : ontology.classes()) {
      foreign.addAll(ontology.parents(term));
    }
    for (Node term : ontology.properties()) {
      foreign.addAll(ontology.parents(term));
      foreign.addAll(ontology.domains(term));
      foreign.addAll(ontology.ranges(term));
    }
    return foreign.stream()
        .filter(n -> !n.getURI().startsWith(Psr.NS))
        .sorted(Comparator.comparing(ontology::shortName))
        .map(terms::linked)
        .toList();
  }
}
