package org.passeur.search;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.passeur.search.Described.Texts;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Naming;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;

/**
 * Reads a thing with its texts from a graph. {@link Affected} must watch everything that this class
 * reads beyond the thing's own statements.
 */
final class EntityReader {
  static final List<Node> OTHER_NAMES = List.of(Skos.ALT_LABEL, Skos.HIDDEN_LABEL);
  private static final List<Node> WORDS =
      List.of(Dcterms.DESCRIPTION, Dcterms.ABSTRACT, Psr.JOINT_ENTERPRISE, Skos.DEFINITION);

  /** Properties of the date of a thing. The date of its last edit is not one of them. */
  private static final List<Node> DATES =
      List.of(Dcterms.ISSUED, Dcterms.CREATED, Prov.STARTED_AT_TIME, Schema.START_DATE);

  private static final List<Node> AGENTS =
      List.of(
          Dcterms.CREATOR,
          Dcterms.CONTRIBUTOR,
          Prov.WAS_ASSOCIATED_WITH,
          Schema.PROVIDER,
          Psr.EXPRESSED_BY);

  /** Kinds whose things need no title: real exports hold abstracts without one. */
  private static final Set<EntityKind> WORKS = EnumSet.of(EntityKind.RESOURCE, EntityKind.ACTIVITY);

  /** In characters. */
  private static final int LONGEST_BEGINNING = 80;

  private final Graph graph;

  EntityReader(Graph graph) {
    this.graph = graph;
  }

  /** Reads a thing; empty when it is of no searchable kind or has no name. */
  Optional<Described> read(Node iri) {
    Set<Node> classes = objects(iri, List.of(Rdf.TYPE));
    return EntityKind.of(classes).flatMap(kind -> read(iri, kind, classes));
  }

  private Optional<Described> read(Node iri, EntityKind kind, Set<Node> classes) {
    Map<String, String> labels = labels(iri);
    if (labels.isEmpty() && WORKS.contains(kind)) {
      labels = beginnings(iri);
    }
    if (labels.isEmpty()) {
      return Optional.empty();
    }
    Set<Node> themes = objects(iri, List.of(Dcterms.SUBJECT));
    Set<Node> communities = objects(iri, List.of(Psr.ORIGINATED_IN, Psr.SHARED_IN, Psr.HELD_BY));
    if (kind == EntityKind.PERSON) {
      for (Node claim : subjects(Psr.HOLDER, iri)) {
        themes.addAll(objects(claim, List.of(Psr.EXPERTISE_IN)));
      }
      for (Node membership : subjects(Org.MEMBER, iri)) {
        communities.addAll(objects(membership, List.of(Org.ORGANIZATION)));
      }
    }
    var entity =
        new Entity(
            iri,
            kind,
            classes.contains(Psr.BRIDGE_COMMUNITY),
            labels,
            date(iri),
            themes,
            objects(iri, AGENTS),
            communities,
            objects(iri, List.of(Dcterms.SPATIAL, Schema.AREA_SERVED)),
            objects(iri, List.of(Psr.AVAILABILITY)).stream().findFirst());
    var titles = new Texts();
    Naming.OURS.forEach(p -> texts(iri, p, titles));
    OTHER_NAMES.forEach(p -> texts(iri, p, titles));
    var bodies = new Texts();
    WORDS.forEach(p -> texts(iri, p, bodies));
    // labels of themes in both languages: a French text is found by its theme's English label, and
    // vice versa
    themes.forEach(theme -> Naming.OURS.forEach(p -> texts(theme, p, bodies)));
    var wholes = new Texts();
    texts(iri, Schema.TEXT, wholes);
    return Optional.of(new Described(entity, titles, bodies, wholes));
  }

  /** What a work without a title is called by: how its text begins, by language. */
  private Map<String, String> beginnings(Node iri) {
    Map<String, String> beginnings = new HashMap<>();
    for (Node text : WORDS) {
      literals(iri, text)
          .forEach(
              l -> {
                String beginning = beginning(l.getLiteralLexicalForm());
                if (!beginning.isEmpty()) {
                  beginnings.merge(language(l), beginning, EntityReader::smallest);
                }
              });
    }
    return beginnings;
  }

  /** The first words of a text, with an ellipsis when there are more. */
  private static String beginning(String text) {
    String one = text.strip().replaceAll("\\s+", " ");
    if (one.length() <= LONGEST_BEGINNING) {
      return one;
    }
    int space = one.lastIndexOf(' ', LONGEST_BEGINNING);
    return one.substring(0, space > 0 ? space : LONGEST_BEGINNING) + "…";
  }

  private Map<String, String> labels(Node iri) {
    Map<String, String> labels = new HashMap<>();
    for (Node name : Naming.OURS) {
      literals(iri, name)
          .forEach(
              l -> labels.merge(language(l), l.getLiteralLexicalForm(), EntityReader::smallest));
    }
    return labels;
  }

  /**
   * The smaller of two names in one language, so that the choice does not depend on the order of
   * the store.
   */
  private static String smallest(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private String date(Node iri) {
    for (Node date : DATES) {
      var latest = literals(iri, date).stream().map(Node::getLiteralLexicalForm).sorted().toList();
      if (!latest.isEmpty()) {
        return latest.get(latest.size() - 1);
      }
    }
    return "";
  }

  private void texts(Node iri, Node property, Texts into) {
    literals(iri, property).forEach(l -> into.add(language(l), l.getLiteralLexicalForm()));
  }

  /** The primary language of a tag: {@code fr} for {@code fr-CA}; empty for an unknown one. */
  private static String language(Node literal) {
    String tag = literal.getLiteralLanguage();
    int region = tag.indexOf('-');
    String main = (region < 0 ? tag : tag.substring(0, region)).toLowerCase(Locale.ROOT);
    return main.equals("und") ? "" : main;
  }

  private List<Node> literals(Node iri, Node property) {
    return graph
        .find(iri, property, Node.ANY)
        .mapWith(t -> t.getObject())
        .filterKeep(Node::isLiteral)
        .toList();
  }

  private Set<Node> objects(Node iri, List<Node> properties) {
    Set<Node> found = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    properties.forEach(
        p ->
            graph
                .find(iri, p, Node.ANY)
                .mapWith(t -> t.getObject())
                .filterKeep(Node::isURI)
                .forEachRemaining(found::add));
    return found;
  }

  private Set<Node> subjects(Node property, Node object) {
    Set<Node> found = new LinkedHashSet<>();
    graph.find(Node.ANY, property, object).forEachRemaining(t -> found.add(t.getSubject()));
    return found;
  }
}
