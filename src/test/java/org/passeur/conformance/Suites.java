package org.passeur.conformance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.jena.sys.JenaSystem;

/**
 * Runs the W3C suites against a server and prints, for each, how many cases it passes and what
 * happened in those it fails. How to get the files and start the server: docs/conformance.md.
 */
public final class Suites {
  /** Begins what is told of an answer that is right in value, with numbers written otherwise. */
  static final String BY_VALUE = "right in value: ";

  private Suites() {}

  /**
   * Runs every suite and prints what failed.
   *
   * @param args the folder of the W3C's {@code rdf-tests}, then the addresses for queries, updates
   *     and graphs, then {@code direct} when graphs may be named by their own address
   */
  public static void main(String[] args) {
    JenaSystem.init();
    if (args.length < 4) {
      System.err.println("Suites RDF-TESTS QUERY-ADDRESS UPDATE-ADDRESS GRAPHS-ADDRESS [direct]");
      System.exit(2);
    }
    Path folder = Path.of(args[0]).toAbsolutePath();
    var server = new Endpoint(args[1], args[2], args[3], List.of(args).contains("direct"));
    run(
        "SPARQL 1.1 Protocol, Service Description",
        requirements(ProtocolRequirements.all(), server));
    run("SPARQL 1.1 Graph Store Protocol", requirements(GraphStoreRequirements.all(), server));
    run("SPARQL 1.0 query", SparqlSuite.version10(folder, server).cases());
    run("SPARQL 1.1 query and update", SparqlSuite.version11(folder, server).cases());
    run("RDF 1.1 syntaxes", new SyntaxSuite(folder, server).cases());
    System.exit(0);
  }

  private static Map<String, Supplier<String>> requirements(
      List<Requirement> all, Endpoint server) {
    Map<String, Supplier<String>> cases = new LinkedHashMap<>();
    all.forEach(r -> cases.put(r.name(), () -> r.failure(server)));
    return cases;
  }

  private static void run(String suite, Map<String, Supplier<String>> cases) {
    Map<String, String> failures = new LinkedHashMap<>();
    cases.forEach(
        (name, check) -> {
          String failure = check.get();
          if (!failure.isEmpty()) {
            failures.put(name, failure.replaceAll("\\s+", " "));
          }
        });
    long byValue = failures.values().stream().filter(f -> f.startsWith(BY_VALUE)).count();
    long byTerm = (long) cases.size() - failures.size();
    System.out.println(
        suite
            + (": " + (byTerm + byValue) + "/" + cases.size())
            + (byValue == 0 ? "" : ", " + byTerm + " with each term as it was written"));
    failures.forEach(
        (name, failure) ->
            System.out.println(
                "  " + name + ": " + failure.substring(0, Math.min(200, failure.length()))));
  }
}
