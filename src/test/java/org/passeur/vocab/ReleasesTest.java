package org.passeur.vocab;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;

/** Versions of the vocabulary: numbered, told of, kept; nothing that was released disappears. */
final class ReleasesTest extends TestBase {
  private static final Path NOW = Path.of("ontology");
  private static final Path RELEASES = Path.of("ontology/releases");
  private static final Node ONTOLOGY =
      NodeFactory.createURI(Psr.NS.substring(0, Psr.NS.length() - 1));

  @Test
  void theNumberIsThatOfTheAddressAndTheChangesTellOfIt() throws IOException {
    String number = version(NOW);
    assertTrue(number.matches("\\d+\\.\\d+\\.\\d+"), number);
    assertEquals(ONTOLOGY.getURI() + "/" + number, address(NOW));
    assertTrue(Files.readString(NOW.resolve("CHANGELOG.md")).contains("## " + number), number);
  }

  @Test
  void everyReleaseThatIsKeptSaysItsOwnNumber() throws IOException {
    List<Path> releases = releases();
    assertFalse(releases.isEmpty());
    for (Path release : releases) {
      assertEquals(release.getFileName().toString(), version(release));
      assertEquals(ONTOLOGY.getURI() + "/" + version(release), address(release));
    }
  }

  /** The version before this one is among those kept. */
  @Test
  void theVersionBeforeIsKept() throws IOException {
    String before =
        one(NOW, OWL.priorVersion.asNode()).getURI().substring(ONTOLOGY.getURI().length() + 1);
    assertTrue(Files.exists(RELEASES.resolve(before)), before);
  }

  /** SemVer: a term or word may be deprecated, but data that uses it must still be readable. */
  @Test
  void noTermAndNoWordOfAReleaseHasDisappeared() throws IOException {
    Set<String> now = names(NOW);
    for (Path release : releases()) {
      Set<String> gone = names(release);
      assertTrue(gone.size() > 200, release + " " + gone.size());
      gone.removeAll(now);
      assertEquals(Set.of(), gone, release.toString());
    }
  }

  private static String version(Path folder) throws IOException {
    return one(folder, OWL.versionInfo.asNode()).getLiteralLexicalForm();
  }

  private static String address(Path folder) throws IOException {
    return one(folder, NodeFactory.createURI(OWL.NS + "versionIRI")).getURI();
  }

  private static Node one(Path folder, Node property) throws IOException {
    List<Node> found =
        read(folder.resolve("passeur.ttl"))
            .find(ONTOLOGY, property, Node.ANY)
            .mapWith(Triple::getObject)
            .toList();
    assertEquals(1, found.size(), folder + " " + property);
    return found.get(0);
  }

  /** Everything of ours that has a type: classes, links, values, lists and their words. */
  private static Set<String> names(Path folder) throws IOException {
    Graph all = read(folder.resolve("passeur.ttl"));
    try (Stream<Path> schemes = Files.list(folder.resolve("schemes"))) {
      schemes.forEach(f -> read(f).find().forEachRemaining(all::add));
    }
    return all
        .find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .mapWith(t -> t.getSubject().toString())
        .filterKeep(n -> n.startsWith(Psr.NS) || n.startsWith(Psr.CONCEPT))
        .toList()
        .stream()
        .collect(toCollection(TreeSet::new));
  }

  private static Graph read(Path file) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.source(file).parse(graph);
    return graph;
  }

  private static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(RELEASES)) {
      return folders.sorted().toList();
    }
  }
}
