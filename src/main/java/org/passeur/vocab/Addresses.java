package org.passeur.vocab;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The addresses of an installation, as described in docs/model.md.
 *
 * @param base base IRI without a final slash, such as {@code http://localhost:8080}
 */
public record Addresses(String base) {
  /** The shape of a key: 12 characters of base 32 in lower case, opaque. */
  public static final Pattern KEY = Pattern.compile("[a-z2-7]{12}");

  private static final String KEY_DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

  private static final String GENID = "/.well-known/genid/";
  private static final Pattern THING = Pattern.compile("/id/[a-z][a-z-]*/[A-Za-z0-9_-]+");

  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]*");
  private static final Pattern PERSON_GRAPH = Pattern.compile("/graph/person/([^/]+)/([a-z-]+)");

  /**
   * @throws IllegalArgumentException when the base is not an absolute http(s) IRI
   */
  public Addresses {
    base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    if (!base.matches("https?://[^\\s/<>\"{}|\\\\^`]+(/[^\\s<>\"{}|\\\\^`]*)?")
        || !Iris.isFine(base)) {
      throw new IllegalArgumentException("not a base address: " + base);
    }
  }

  /** The base for relative addresses in bundled files: {@link #base} and a slash. */
  public String resolver() {
    return base + "/";
  }

  /** The key for the lowest 60 bits of a number, highest bits first. */
  public static String key(long bits) {
    var key = new StringBuilder();
    for (int shift = 55; shift >= 0; shift -= 5) {
      key.append(KEY_DIGITS.charAt((int) (bits >>> shift) & 31));
    }
    return key.toString();
  }

  public Node thing(String kind, String key) {
    return iri("/id/" + kind + "/" + key);
  }

  public Node vocabularyGraph() {
    return iri("/graph/vocab/passeur");
  }

  public Node schemeGraph(String name) {
    return iri("/graph/scheme/" + name);
  }

  public Node publicGraph(String source) {
    return iri("/graph/public/" + source);
  }

  public Node personGraph(String key, String category) {
    return iri("/graph/person/" + key + "/" + category);
  }

  public Node communityGraph(String key) {
    return iri("/graph/community/" + key);
  }

  public Node restrictedGraph(String name) {
    return iri("/graph/restricted/" + name);
  }

  /** The graph of what stays inside from an import. */
  public Node insideGraph(String source) {
    return restrictedGraph("import/" + source);
  }

  public Node consentGraph() {
    return restrictedGraph("consent");
  }

  /** The graph with the provenance of the public graphs. */
  public Node provenanceGraph() {
    return iri("/graph/prov");
  }

  /** Returns whether the graph is always open: vocabulary, schemes, sources and provenance. */
  public boolean isOpenGraph(Node graph) {
    return within(graph, "/graph/vocab/")
        || within(graph, "/graph/scheme/")
        || within(graph, "/graph/public/")
        || graph.equals(iri("/graph/inferred/public"))
        || graph.equals(provenanceGraph());
  }

  public boolean isCommunityGraph(Node graph) {
    return within(graph, "/graph/community/");
  }

  public boolean isRestrictedGraph(Node graph) {
    return within(graph, "/graph/restricted/") || graph.equals(iri("/graph/inferred/restricted"));
  }

  /** Returns whether the graph is one of those in docs/model.md. */
  public boolean isKnownGraph(Node graph) {
    return isOpenGraph(graph)
        || isCommunityGraph(graph)
        || isRestrictedGraph(graph)
        || personPart(graph).isPresent();
  }

  /** The person and category of a person's graph; empty for any other graph. */
  public Optional<PersonPart> personPart(Node graph) {
    if (!within(graph, "/graph/person/")) {
      return Optional.empty();
    }
    Matcher m = PERSON_GRAPH.matcher(graph.getURI().substring(base.length()));
    return m.matches() ? Optional.of(new PersonPart(m.group(1), m.group(2))) : Optional.empty();
  }

  public boolean isPerson(Node node) {
    return within(node, "/id/person/");
  }

  /** Kind and key of a thing of this installation; empty for any other term. */
  public Optional<Thing> thing(Node node) {
    if (!within(node, "/id/")) {
      return Optional.empty();
    }
    String[] parts = node.getURI().substring(base.length() + 4).split("/", -1);
    return parts.length == 2 && KIND.matcher(parts[0]).matches() && !parts[1].isEmpty()
        ? Optional.of(new Thing(parts[0], parts[1]))
        : Optional.empty();
  }

  /**
   * Returns whether the IRI stands for a blank node (skolemization, RDF 1.1 Concepts, section 3.5).
   */
  public boolean isAnonymous(Node node) {
    return within(node, GENID);
  }

  /**
   * Returns false for an address of this installation that is not written as in docs/model.md: in
   * another case, with encoded letters, doubled slashes, dot segments, a query or a fragment. It
   * would be a different term for the same person, and escape the placement rules.
   */
  public boolean isWellWritten(Node node) {
    if (!node.isURI()) {
      return true;
    }
    String iri = node.getURI();
    if (!isOurs(node)) {
      return iri.equals(base) || !OurOwn.means(base, iri);
    }
    String path = iri.substring(base.length());
    return path.equals("/")
        || (path.startsWith("/id/") && THING.matcher(path).matches())
        || ((isKnownGraph(node) || within(node, "/scheme/") || isAnonymous(node))
            && PlainPath.is(path));
  }

  /** Returns whether the term is an IRI of this installation. */
  public boolean isOurs(Node node) {
    return within(node, "/");
  }

  private boolean within(Node node, String path) {
    return node.isURI()
        && node.getURI().startsWith(base)
        && node.getURI().startsWith(path, base.length());
  }

  private Node iri(String path) {
    return NodeFactory.createURI(base + path);
  }

  /** A person's graph: the person's key, and the category of facts it holds. */
  public record PersonPart(String key, String category) {}

  /** A thing of this installation: its kind, such as {@code community}, and its key. */
  public record Thing(String kind, String key) {}
}
