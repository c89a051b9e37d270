package org.passeur.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.passeur.TestBase;
import org.passeur.kernel.Bundled;

/** The vocabulary and everything that uses it, held against each other. */
final class VocabularyTest extends TestBase {
  private static final Graph ONTOLOGY = read("ontology/passeur.ttl");
  private static final Graph SCHEMES = schemes();
  private static final Pattern IRI = Pattern.compile("<([^>\\s]*)>");
  private static final Pattern PREFIX = Pattern.compile("(?i)@?prefix\\s+([\\w.-]*):\\s*<([^>]*)>");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w<:/?$@-])([A-Za-z][\\w-]*):([A-Za-z][\\w-]*)");

  @Test
  void everyTermAndConceptThatTheCodeNamesExists() throws IllegalAccessException {
    int seen = 0;
    for (Field field : Psr.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType().equals(Node.class)) {
        assertTrue(exists(((Node) field.get(null)).getURI()), field.getName());
        seen++;
      }
    }
    assertTrue(seen > 20, "no constants found");
  }

  @TestFactory
  Stream<DynamicTest> everyTermAndConceptThatAFileUsesExists() {
    return Stream.of("shapes", "queries", "ontology")
        .flatMap(
            folder ->
                Stream.of(".ttl", ".trig", ".rq").flatMap(e -> Bundled.list(folder, e).stream()))
        .map(file -> dynamicTest(file, () -> assertEquals(Set.of(), unknown(text(file)))));
  }

  @Test
  void aTermThatDoesNotExistIsSeen() {
    String text = "PREFIX psr: <" + Psr.NS + ">\nPREFIX stage: <" + Psr.CONCEPT + "stage/>\n";
    assertEquals(Set.of(Psr.NS + "nothing"), unknown(text + "?s psr:nothing ?o"));
    assertEquals(Set.of(Psr.CONCEPT + "stage/never"), unknown(text + "?s psr:stage stage:never"));
    assertEquals(Set.of(Psr.NS + "Nope"), unknown("<" + Psr.NS + "Nope>"));
    assertEquals(Set.of(), unknown(text + "# psr:nothing in a comment\n?s psr:stage 'psr:none'"));
  }

  @TestFactory
  Stream<DynamicTest> everyTermHasALabelADefinitionAndAnExampleInBothLanguages() {
    return ours(ONTOLOGY, Psr.NS)
        .map(
            term ->
                dynamicTest(
                    term.getLocalName(),
                    () -> {
                      for (String language : List.of("fr", "en")) {
                        one(ONTOLOGY, term, RDFS.label.asNode(), language);
                        one(ONTOLOGY, term, Skos.DEFINITION, language);
                        one(ONTOLOGY, term, SKOS.example.asNode(), language);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyConceptIsNamedInBothLanguagesAndBelongsToItsList() {
    return instances(SCHEMES, Skos.CONCEPT)
        .map(
            concept ->
                dynamicTest(
                    concept.getURI().substring(Psr.CONCEPT.length()),
                    () -> {
                      for (String language : List.of("fr", "en")) {
                        one(SCHEMES, concept, Skos.PREF_LABEL, language);
                      }
                      String[] parts =
                          concept.getURI().substring(Psr.CONCEPT.length()).split("/", -1);
                      assertEquals(
                          List.of(parts[1]),
                          values(SCHEMES, concept, Skos.NOTATION).stream()
                              .map(Node::getLiteralLexicalForm)
                              .toList());
                      assertEquals(
                          List.of(NodeFactory.createURI(Psr.CONCEPT + parts[0])),
                          values(SCHEMES, concept, Skos.IN_SCHEME));
                    }));
  }

  @Test
  void everyListIsNamedInBothLanguagesAndHasConcepts() {
    List<Node> lists = instances(SCHEMES, Skos.CONCEPT_SCHEME).toList();
    assertFalse(lists.isEmpty());
    for (Node list : lists) {
      one(SCHEMES, list, Skos.PREF_LABEL, "fr");
      one(SCHEMES, list, Skos.PREF_LABEL, "en");
      one(SCHEMES, list, SKOS.scopeNote.asNode(), "fr"); // where the list comes from
      one(SCHEMES, list, SKOS.scopeNote.asNode(), "en");
      assertTrue(SCHEMES.contains(Node.ANY, Skos.IN_SCHEME, list), list.toString());
    }
  }

  @Test
  void theOrderOfAListStaysInTheList() {
    Node next = NodeFactory.createURI(Psr.NS + "next");
    SCHEMES
        .find(Node.ANY, next, Node.ANY)
        .forEachRemaining(
            t ->
                assertEquals(
                    values(SCHEMES, t.getSubject(), Skos.IN_SCHEME),
                    values(SCHEMES, t.getObject(), Skos.IN_SCHEME),
                    t.toString()));
  }

  @TestFactory
  Stream<DynamicTest> everyBundledFileCanBeRead() {
    return Stream.of("ontology", "shapes", "queries")
        .flatMap(
            folder ->
                Stream.of(".ttl", ".trig", ".jsonld", ".rq")
                    .flatMap(extension -> Bundled.list(folder, extension).stream()))
        .map(
            file ->
                dynamicTest(
                    file,
                    () -> {
                      if (file.endsWith(".rq")) {
                        QueryFactory.create(text(file));
                      } else if (file.equals("ontology/context.jsonld")) {
                        assertTrue(text(file).contains("\"@context\"")); // a context is no data
                        parse(text(file), Lang.JSONLD);
                      } else {
                        assertFalse(parse(text(file), RDFLanguages.filenameToLang(file)).isEmpty());
                      }
                    }));
  }

  private static boolean exists(String iri) {
    Node node = NodeFactory.createURI(iri);
    return ONTOLOGY.contains(node, Node.ANY, Node.ANY)
        || SCHEMES.contains(node, Node.ANY, Node.ANY);
  }

  /** IRIs of our vocabulary and lists in a Turtle, TriG or SPARQL text that do not exist. */
  private static Set<String> unknown(String text) {
    Map<String, String> prefixes = new LinkedHashMap<>();
    PREFIX.matcher(text).results().forEach(m -> prefixes.put(m.group(1), m.group(2)));
    Set<String> unknown = new TreeSet<>();
    List<String> used = new ArrayList<>();
    String rest = PREFIX.matcher(plain(text)).replaceAll(" ");
    IRI.matcher(rest).results().forEach(m -> used.add(m.group(1)));
    NAME.matcher(IRI.matcher(rest).replaceAll(" "))
        .results()
        .filter(m -> prefixes.containsKey(m.group(1)))
        .forEach(m -> used.add(prefixes.get(m.group(1)) + m.group(2)));
    for (String iri : used) {
      boolean term = iri.startsWith(Psr.NS) && iri.length() > Psr.NS.length();
      boolean concept = iri.startsWith(Psr.CONCEPT) && iri.length() > Psr.CONCEPT.length();
      if ((term || concept) && !exists(iri)) {
        unknown.add(iri);
      }
    }
    return unknown;
  }

  /** The text without its strings and comments, in which anything may stand. */
  private static String plain(String text) {
    return Pattern.compile(
            "<[^>\\s]*>|\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n"
                + "]|\\\\.)*\"|'(?:[^'\\\\\\n"
                + "]|\\\\.)*'|#[^\\n"
                + "]*")
        .matcher(text)
        .replaceAll(VocabularyTest::iriOnly);
  }

  private static String iriOnly(MatchResult match) {
    return match.group().startsWith("<")
        ? java.util.regex.Matcher.quoteReplacement(match.group())
        : " ";
  }

  private static void one(Graph graph, Node thing, Node property, String language) {
    List<Node> found =
        values(graph, thing, property).stream()
            .filter(n -> n.getLiteralLanguage().equals(language))
            .filter(n -> !n.getLiteralLexicalForm().isBlank())
            .toList();
    assertEquals(1, found.size(), thing + " " + property + "@" + language + " " + found);
  }

  private static List<Node> values(Graph graph, Node thing, Node property) {
    return graph.find(thing, property, Node.ANY).mapWith(Triple::getObject).toList();
  }

  private static Stream<Node> instances(Graph graph, Node type) {
    return graph
        .find(Node.ANY, RDF.type.asNode(), type)
        .mapWith(Triple::getSubject)
        .toSet()
        .stream()
        .filter(n -> n.getURI().startsWith(Psr.CONCEPT));
  }

  private static Stream<Node> ours(Graph graph, String namespace) {
    return graph
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .mapWith(Triple::getSubject)
        .toSet()
        .stream()
        .filter(n -> n.isURI() && n.getURI().startsWith(namespace));
  }

  private static Graph schemes() {
    Graph all = GraphFactory.createDefaultGraph();
    Bundled.list("ontology/schemes", ".ttl")
        .forEach(file -> read(file).find().forEachRemaining(all::add));
    return all;
  }

  private static Graph read(String file) {
    return parse(text(file), Lang.TURTLE).getDefaultGraph();
  }

  private static DatasetGraph parse(String text, Lang lang) {
    DatasetGraph data = DatasetGraphFactory.create();
    RDFParser.fromString(text, lang).base("http://localhost:8080/").parse(data);
    return data;
  }

  private static String text(String file) {
    try (InputStream in = Bundled.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
