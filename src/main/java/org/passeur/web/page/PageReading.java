package org.passeur.web.page;

import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Naming;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/**
 * One state of the public data, read for one page: rows of queries, and the names and addresses of
 * things in the language of the page. Lives inside one read transaction.
 */
public final class PageReading {
  public static final List<Node> DESCRIPTIONS =
      List.of(Dcterms.DESCRIPTION, Dcterms.ABSTRACT, Skos.DEFINITION, Rdf.COMMENT, Psr.RATIONALE);

  /** In characters; longer texts are cut between words. */
  private static final int LONGEST_LABEL = 80;

  private final DatasetGraph data;
  private final Graph graph;
  private final QueryLibrary queries;
  private final Addresses addresses;
  private final PageRequest visit;

  public PageReading(
      DatasetGraph data,
      Graph graph,
      QueryLibrary queries,
      Addresses addresses,
      PageRequest visit) {
    this.data = data;
    this.graph = graph;
    this.queries = queries;
    this.addresses = addresses;
    this.visit = visit;
  }

  public PageRequest visit() {
    return visit;
  }

  /** The data that is read. */
  public DatasetGraph data() {
    return data;
  }

  public Addresses addresses() {
    return addresses;
  }

  public Messages words() {
    return visit.words();
  }

  public List<QueryLibrary.Row> rows(String query, Map<String, Node> parameters) {
    return queries.rows(data, query, parameters);
  }

  /** The graph that a CONSTRUCT query of the library builds. */
  public Graph graph(String query, Map<String, Node> parameters) {
    return queries.graph(data, query, parameters);
  }

  public boolean has(Node subject, Node property, Node value) {
    return graph.contains(subject, property, value);
  }

  /** The first statements that match a pattern, up to a limit. */
  public List<Triple> some(Node subject, Node property, Node object, int most) {
    List<Triple> found = new ArrayList<>();
    var all = graph.find(subject, property, object);
    try {
      while (found.size() < most && all.hasNext()) {
        found.add(all.next());
      }
    } finally {
      all.close();
    }
    return found;
  }

  /** Provenance statements about the public graphs, up to a limit. */
  public List<Triple> origins(Node property, int most) {
    List<Triple> found = new ArrayList<>();
    var all = data.find(addresses.provenanceGraph(), Node.ANY, property, Node.ANY);
    try {
      while (found.size() < most && all.hasNext()) {
        found.add(all.next().asTriple());
      }
    } finally {
      Iter.close(all);
    }
    return found;
  }

  /** The same state, read for a page in another language. */
  public PageReading in(Messages other) {
    return new PageReading(
        data,
        graph,
        queries,
        addresses,
        new PageRequest(other, visit.chosen(), visit.path(), visit.query(), visit.client()));
  }

  /** Returns whether the node is a subject in the public data. */
  public boolean knows(Node subject) {
    return subject.isURI() && graph.contains(subject, Node.ANY, Node.ANY);
  }

  /**
   * Returns whether the node has a page. Things of kinds with a layout must have a name: without
   * one, they are not public.
   */
  public boolean shows(Node node) {
    return addresses
        .thing(node)
        .map(t -> EntityLayout.of(t.kind()).isPresent() ? name(node).isPresent() : knows(node))
        .orElse(true);
  }

  /**
   * A text about a thing: from the first property that has one, in the page's language if possible.
   */
  public Optional<Text> text(Node subject, List<Node> properties) {
    return best(subject, properties).map(this::text);
  }

  /** The same, as the stored literal. */
  public Optional<Node> best(Node subject, List<Node> properties) {
    for (Node property : properties) {
      List<Node> values = new ArrayList<>();
      graph
          .find(subject, property, Node.ANY)
          .forEachRemaining(
              t -> {
                if (t.getObject().isLiteral()) {
                  values.add(t.getObject());
                }
              });
      Optional<Node> best = values.stream().min(java.util.Comparator.comparing(this::distance));
      if (best.isPresent()) {
        return best;
      }
    }
    return Optional.empty();
  }

  /**
   * Sort key: smaller is better. The text itself decides between two of one language, so that the
   * choice does not vary.
   */
  private String distance(Node literal) {
    String lang = literal.getLiteralLanguage();
    String rank =
        lang.startsWith(visit.language())
            ? "0"
            : lang.startsWith(words().other().language()) ? "1" : lang.isEmpty() ? "2" : "3";
    return rank + literal.getLiteralLexicalForm();
  }

  public Text text(Node literal) {
    String lang = literal.getLiteralLanguage();
    boolean same =
        lang.isEmpty() || lang.equals(visit.language()) || lang.startsWith(visit.language() + "-");
    String value = Typography.of(literal.getLiteralLexicalForm(), lang);
    return new Text(value, same ? "" : lang);
  }

  /** Detects the language of texts that were passed on without their tag. */
  public Spoken spoken() {
    return new Spoken(graph, words());
  }

  public Optional<Text> name(Node thing) {
    return text(thing, Naming.ALL);
  }

  public Optional<Text> description(Node thing) {
    return text(thing, DESCRIPTIONS);
  }

  /** The label of a thing or value: its name, or else its kind; never its IRI. */
  public Text label(Node node) {
    if (node.isLiteral()) {
      return text(node);
    }
    return name(node)
        .or(() -> opening(node))
        .or(() -> className(node))
        .orElseGet(() -> Text.plain(fallback(node)));
  }

  /** For a thing of ours without a name: the first words of its description. */
  private Optional<Text> opening(Node node) {
    return description(node)
        .filter(text -> addresses.thing(node).isPresent())
        .map(
            text ->
                text.value().length() <= LONGEST_LABEL
                    ? text
                    : new Text(
                        text.value().substring(0, LONGEST_LABEL).replaceFirst("\\s+\\S*$", "…"),
                        text.lang()));
  }

  private Optional<Text> className(Node thing) {
    var types = graph.find(thing, Rdf.TYPE, Node.ANY).mapWith(t -> t.getObject()).toList();
    return types.stream().flatMap(type -> typeName(type).stream()).findFirst();
  }

  /** The label of a class; empty when it has none. */
  public Optional<Text> typeName(Node type) {
    return name(type)
        .or(
            () ->
                type.isURI() && words().has(known(type))
                    ? Optional.of(Text.plain(words().t(known(type))))
                    : Optional.empty());
  }

  private String fallback(Node node) {
    if (addresses.thing(node).isPresent() || !node.isURI()) {
      return words().t("thing.unnamed");
    }
    if (words().has(known(node))) {
      return words().t(known(node));
    }
    return graph.contains(Node.ANY, node, Node.ANY)
        ? words().t("thing.property")
        : place(node.getURI());
  }

  /** Short form of an address of another site: the host, and the last part of the path. */
  static String place(String iri) {
    String rest = iri.replaceFirst("^(mailto|tel):", "").replaceFirst("^[a-z]+://(www\\.)?", "");
    String host = rest.replaceFirst("[/?#].*", "");
    String page = rest.substring(host.length()).replaceFirst("^.*[/#](?=.)", "");
    return page.matches("[\\p{L}_-]{3,40}") ? host + " – " + page.replace('_', ' ') : host;
  }

  /** Key of the page text for a term of another vocabulary that has no label in the data. */
  private static String known(Node node) {
    return "outside."
        + node.getURI()
            .replaceFirst("^https?://", "")
            .replaceAll("[/#=:]+", ".")
            .replaceFirst("\\.$", "");
  }

  /**
   * The label of a property; those without a label share a general one, so that no code is shown.
   */
  public Text property(Node property) {
    return name(property)
        .orElseGet(
            () ->
                Text.plain(
                    words().has(known(property))
                        ? words().t(known(property))
                        : words().t("thing.property")));
  }

  public Link link(Node node) {
    if (node.isLiteral()) {
      return new Link(text(node), "", "", false);
    }
    String href = href(node);
    boolean outside = href.startsWith("http");
    return new Link(label(node), outside ? href : visit.href(href), icon(node), outside);
  }

  /**
   * Address of the page of a term; for a term of another site, the term itself; empty when there is
   * none.
   */
  public String href(Node node) {
    if (!node.isURI()) {
      return "";
    }
    String iri = node.getURI();
    if (iri.startsWith(Psr.NS)) {
      return "/ns/" + iri.substring(Psr.NS.length());
    }
    if (iri.startsWith(Psr.CONCEPT)) {
      return "/scheme/" + iri.substring(Psr.CONCEPT.length()).replace('/', '#');
    }
    if (iri.startsWith(addresses.base() + "/scheme/")) {
      return iri.substring(addresses.base().length());
    }
    Optional<Addresses.Thing> thing = addresses.thing(node);
    if (thing.isPresent()) {
      return shows(node) ? "/doc/" + thing.get().kind() + "/" + thing.get().key() : "";
    }
    if (knows(node)) {
      return "/doc?iri=" + PageRequest.encode(iri);
    }
    return iri.matches("https?://[^\\s\"<>]+") && !addresses.isOurs(node) ? iri : "";
  }

  /** The icon of a thing, by its kind. */
  String icon(Node node) {
    if (has(node, Rdf.TYPE, Psr.BRIDGE_COMMUNITY)) {
      return "bridge";
    }
    return addresses.thing(node).map(Addresses.Thing::kind).map(Icons::of).orElse("");
  }

  /** The order of words in the language of the page. */
  public Collator alphabet() {
    return Collator.getInstance(Locale.forLanguageTag(visit.language()));
  }
}
