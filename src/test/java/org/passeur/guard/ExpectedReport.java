package org.passeur.guard;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.io.StringWriterI;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFormatterTTL;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.passeur.TestData;
import org.passeur.document.ReportDocument;
import org.passeur.kernel.Report;
import org.passeur.vocab.Prefixes;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Sh;
import org.passeur.vocab.Vcard;

/**
 * The report that an invalid case of a rule must give: {@code NAME.report.ttl} beside {@code
 * NAME.trig}, a {@code sh:ValidationReport} in Turtle. With {@code -Dpasseur.accept=true} the
 * report that the rules give today is written there instead of being compared.
 */
final class ExpectedReport {
  private static final boolean ACCEPT = Boolean.getBoolean("passeur.accept");
  private static final String CASE = ".trig";
  private static final String REPORT = ".report.ttl";
  private static final PrefixMap PREFIXES = prefixes();
  private static final Comparator<String> FRENCH_FIRST =
      Comparator.comparing((String text) -> !text.endsWith("@fr")).thenComparing(text -> text);

  private ExpectedReport() {}

  /**
   * Compares a report with the expected one: same results, whatever their order.
   *
   * @param file the case, {@code NAME.trig}
   * @throws AssertionError when they differ, or when there is no expected report
   */
  static void assertSame(Path file, Report actual) {
    Path expected = beside(file);
    Graph graph = asWritten(ReportDocument.graph(actual));
    try {
      if (ACCEPT) {
        Files.writeString(expected, CaseDates.replaced(Files.readString(file), turtle(graph)));
      }
      if (!Files.exists(expected)) {
        fail(
            "No expected report: "
                + expected
                + ". Run this test with -Dpasseur.accept=true to have it written, then read what it"
                + " says. The report is:\n"
                + turtle(graph));
      }
      Graph wanted = GraphFactory.createDefaultGraph();
      RDFParser.fromString(CaseDates.dated(Files.readString(expected)), Lang.TURTLE)
          .base(TestData.ADDRESSES.resolver())
          .parse(wanted);
      if (!wanted.isIsomorphicWith(graph)) {
        assertEquals(turtle(wanted), turtle(graph), expected.toString());
        fail("Blank nodes differ: " + expected);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails when a folder holds a report without its case, or the report of a valid case. */
  static void assertNoneIsLeftOver(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> alone =
          files
              .filter(f -> f.toString().endsWith(REPORT))
              .filter(
                  f ->
                      !folder.relativize(f).toString().contains("invalid/")
                          || !Files.exists(caseOf(f)))
              .toList();
      assertEquals(List.of(), alone, "expected reports of no invalid case");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Blank nodes of the case have become IRIs at the door; here they are blank again. */
  private static Graph asWritten(Graph report) {
    Graph graph = GraphFactory.createDefaultGraph();
    report
        .find()
        .mapWith(t -> NodeTransformLib.transform(ExpectedReport::asWritten, t))
        .forEachRemaining(graph::add);
    return graph;
  }

  private static Node asWritten(Node node) {
    return node.isURI() && node.getURI().startsWith(TestData.SKOLEM)
        ? NodeFactory.createBlankNode(node.getURI())
        : node;
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName().toString().replace(CASE, REPORT));
  }

  private static Path caseOf(Path report) {
    return report.resolveSibling(report.getFileName().toString().replace(REPORT, CASE));
  }

  /** The report with its results in a fixed order and the prefixes it uses, fit to be read. */
  private static String turtle(Graph report) {
    Node root = report.find(Node.ANY, Sh.CONFORMS, Node.ANY).next().getSubject();
    List<String> results =
        report.find(root, Sh.RESULT, Node.ANY).mapWith(t -> result(report, t.getObject())).toList();
    String body =
        "[] a sh:ValidationReport ;\n  sh:conforms "
            + text(report.find(root, Sh.CONFORMS, Node.ANY).next().getObject())
            + results.stream()
                .sorted()
                .map(r -> " ;\n  sh:result [\n" + r + "  ]")
                .collect(joining())
            + " .\n";
    return used(body) + "\n" + body;
  }

  private static String result(Graph report, Node result) {
    Map<String, Set<String>> lines = new TreeMap<>(Comparator.comparingInt(ExpectedReport::place));
    report
        .find(result, Node.ANY, Node.ANY)
        .filterDrop(t -> t.getObject().equals(Sh.VALIDATION_RESULT))
        .forEachRemaining(
            t ->
                lines
                    .computeIfAbsent(text(t.getPredicate()), p -> new TreeSet<>(FRENCH_FIRST))
                    .add(text(t.getObject())));
    return lines.entrySet().stream()
        .map(e -> "    " + e.getKey() + " " + String.join(" ,\n      ", e.getValue()))
        .collect(joining(" ;\n", "    a sh:ValidationResult ;\n", "\n"));
  }

  private static int place(String property) {
    return List.of(
            "sh:focusNode",
            "sh:resultPath",
            "sh:value",
            "sh:resultSeverity",
            "sh:sourceShape",
            "sh:sourceConstraintComponent",
            "sh:resultMessage")
        .indexOf(property);
  }

  private static String text(Node node) {
    if (node.isBlank()) {
      return "_:blank";
    }
    var out = new StringWriterI();
    new NodeFormatterTTL(TestData.ADDRESSES.resolver(), PREFIXES).format(out, node);
    return out.toString();
  }

  private static String used(String body) {
    return PREFIXES.getMappingCopy().entrySet().stream()
        .filter(e -> body.matches("(?s).*[ ^]" + e.getKey() + ":.*"))
        .sorted(Map.Entry.comparingByKey())
        .map(e -> "@prefix " + e.getKey() + ": <" + e.getValue() + "> .\n")
        .collect(joining());
  }

  private static PrefixMap prefixes() {
    PrefixMap map = PrefixMapFactory.create();
    Prefixes.ALL.forEach(map::add);
    map.add("psh", Psr.SHAPES);
    map.add("vcard", Vcard.NS);
    return map;
  }
}
