package org.passeur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files about the project itself")
class ProjectFilesTest extends TestBase {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final String DOAP = "http://usefulinc.com/ns/doap#";

  @Test
  @DisplayName("lead to files that are there")
  void links() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Path folder = document.toAbsolutePath().getParent();
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        String target = link.group(1);
        if (!target.contains(":") && !Files.exists(folder.resolve(target))) {
          broken.add(document + ": " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Path.of("."));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      List<Path> found =
          Stream.concat(top, docs).filter(f -> f.toString().endsWith(".md")).sorted().toList();
      assertTrue(found.size() > 20, found.toString());
      return found;
    }
  }

  @Test
  @DisplayName("say in DOAP what the project is called and what it implements")
  void doap() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.source("doap.ttl").base("urn:example:project").parse(graph);
    Node project = NodeFactory.createURI("urn:example:project");
    assertTrue(
        graph.contains(
            project,
            NodeFactory.createURI(DOAP + "name"),
            NodeFactory.createLiteralString("Passeur")));
    assertTrue(
        graph.contains(
            project,
            NodeFactory.createURI(DOAP + "implements"),
            NodeFactory.createURI("https://www.w3.org/TR/sparql11-query/")));
  }

  @Test
  @DisplayName("give for citation what a citation needs, in the version of the build")
  void citation() throws IOException {
    String citation = Files.readString(Path.of("CITATION.cff"));
    for (String key : List.of("cff-version: 1.2.0", "message: ", "title: ", "authors:")) {
      assertTrue(citation.lines().anyMatch(line -> line.startsWith(key)), key);
    }
    Matcher built =
        Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(built.find());
    assertTrue(citation.contains("\nversion: " + built.group(1) + "\n"), built.group(1));
  }
}
