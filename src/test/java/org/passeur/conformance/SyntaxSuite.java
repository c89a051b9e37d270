package org.passeur.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.IsoMatcher;
import org.passeur.conformance.Endpoint.Answer;

/**
 * The RDF 1.1 syntax tests, sent to the graph store: graphs by PUT under the address of the test's
 * file, which is then the base of its relative addresses; datasets by POST to the store itself.
 */
final class SyntaxSuite {
  private static final Map<String, String> TYPES =
      Map.of(
          "rdf-turtle", "text/turtle",
          "rdf-n-triples", "application/n-triples",
          "rdf-xml", "application/rdf+xml",
          "rdf-trig", "application/trig",
          "rdf-n-quads", "application/n-quads");

  private final Endpoint server;
  private final Map<String, Supplier<String>> cases = new LinkedHashMap<>();

  SyntaxSuite(Path folder, Endpoint server) {
    this.server = server;
    for (String syntax :
        List.of("rdf-turtle", "rdf-n-triples", "rdf-xml", "rdf-trig", "rdf-n-quads")) {
      Path suite = folder.resolve("rdf/rdf11").resolve(syntax);
      for (TestManifest.Entry test : new TestManifest(suite.resolve("manifest.ttl")).entries()) {
        cases.put(test.name(), () -> guarded(test, suite, TYPES.getOrDefault(syntax, "")));
      }
    }
  }

  Map<String, Supplier<String>> cases() {
    return cases;
  }

  private String guarded(TestManifest.Entry test, Path suite, String type) {
    try {
      return run(test, suite, type);
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  private String run(TestManifest.Entry test, Path suite, String type) {
    Path file = file(test.part("action").orElseThrow());
    String base =
        "https://w3c.github.io/rdf-tests/rdf/rdf11/"
            + suite.getFileName()
            + "/"
            + suite.relativize(file);
    Answer changed = server.change("DROP ALL");
    if (!changed.ok()) {
      return "the store is not emptied: " + changed.status();
    }
    DatasetGraph left = server.everything(); // a server that keeps something fails once, not always
    boolean dataset = type.endsWith("trig") || type.endsWith("quads");
    Answer answer =
        dataset
            ? server.send("POST", server.graphs(), type, "", based(type, base, file))
            : server.send("PUT", server.graph(base), type, "", based(type, base, file));
    if (test.kind().contains("Negative")) {
      return answer.status() == 400 ? "" : "status " + answer.status();
    }
    if (!answer.ok()) {
      return answer.status() + " " + answer.body();
    }
    return test.part("result").map(r -> same(r, base, dataset, left)).orElse("");
  }

  /** A dataset has no address of its own: its base is said inside. */
  private static byte[] based(String type, String base, Path file) {
    byte[] text = bytes(file);
    if (!type.equals("application/trig")) {
      return text;
    }
    byte[] head = ("@base <" + base + "> .\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + text.length);
    System.arraycopy(text, 0, all, head.length, text.length);
    return all;
  }

  private String same(Node result, String base, boolean dataset, DatasetGraph left) {
    Path file = file(result);
    Lang lang = RDFLanguages.filenameToLang(file.toString(), Lang.NTRIPLES);
    DatasetGraph read = DatasetGraphFactory.create();
    RDFParser.source(file).lang(lang).base(base).parse(read);
    DatasetGraph expected = DatasetGraphFactory.create();
    read.find()
        .forEachRemaining(
            q -> expected.add(dataset ? q : Quad.create(TestManifest.iri(base), q.asTriple())));
    DatasetGraph is = server.everything();
    left.find().forEachRemaining(is::delete);
    return IsoMatcher.isomorphic(expected, is) ? "" : "other statements: " + is;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Node node) {
    return Path.of(URI.create(node.getURI()));
  }
}
