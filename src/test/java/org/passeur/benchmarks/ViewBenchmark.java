package org.passeur.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sys.JenaSystem;
import org.passeur.TestData;
import org.passeur.evaluator.Limits;
import org.passeur.rights.Asker;
import org.passeur.rights.ConsentInForce;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.sparql.SparqlRequest;
import org.passeur.sparql.SparqlService;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/**
 * Queries of the record store without a view and over that of some roles, in turn, in one process.
 * Prints a table in Markdown: the least processor time of each in milliseconds, and rows.
 *
 * <p>Arguments: {@code FOLDER ROUNDS PEOPLE}; the folder may be kept for another run.
 */
public final class ViewBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Map<String, String> QUERIES = queries();

  private ViewBenchmark() {}

  private static Map<String, String> queries() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("one person's name", "SELECT ?p ?n { ?p foaf:name ?n } LIMIT 1");
    all.put("1,000 names", "SELECT ?p ?n { ?p foaf:name ?n } LIMIT 1000");
    all.put("all names counted", "SELECT (COUNT(*) AS ?c) { ?p foaf:name ?n }");
    all.put(
        "members by community",
        "SELECT ?c (COUNT(DISTINCT ?p) AS ?n) { ?m org:organization ?c ; org:member ?p } GROUP BY ?c");
    all.put(
        "names and expertise",
        "SELECT ?n ?t { ?x psr:holder ?p ; psr:expertiseIn ?t . ?p foaf:name ?n } LIMIT 5000");
    all.put("names in their graphs", "SELECT ?g ?p ?n { GRAPH ?g { ?p foaf:name ?n } } LIMIT 5000");
    all.put(
        "people without consent",
        "SELECT (COUNT(*) AS ?n) { ?p foaf:name ?m FILTER NOT EXISTS { ?c dpv:hasDataSubject ?p } }");
    all.put("path", "SELECT (COUNT(*) AS ?n) { ?m org:member/foaf:name ?x }");
    all.put("everything counted", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    return all;
  }

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    Path folder = Path.of(args[0]);
    int rounds = Integer.parseInt(args[1]);
    if (!Files.exists(folder)) {
      QueryBenchmark.fill(Files.createDirectories(folder), Integer.parseInt(args[2]));
    }
    Clock clock = Clock.systemUTC();
    try (RecordStore record = RecordStore.open(folder, TestData.SKOLEM, clock)) {
      Addresses addresses = TestData.ADDRESSES;
      var rules = new View.Rules(addresses, new ConsentInForce(addresses, clock), clock, false);
      Map<String, UnaryOperator<DatasetGraph>> views = new LinkedHashMap<>();
      views.put("no view", all -> all);
      for (Role role : List.of(Role.ADMIN, Role.STAFF, Role.REFERRAL)) {
        views.put(role.token(), View.of(new Asker("Ada", Set.of(role), Set.of()), rules)::over);
      }
      System.out.printf("| query | %s |%n", String.join(" | ", views.keySet()));
      System.out.println("|---".repeat(views.size() + 1) + "|");
      for (var query : QUERIES.entrySet()) {
        System.out.println(line(record, rounds, views, query));
      }
    }
    System.exit(0);
  }

  private static String line(
      RecordStore record,
      int rounds,
      Map<String, UnaryOperator<DatasetGraph>> views,
      Map.Entry<String, String> query)
      throws IOException {
    Map<String, Double> least = new LinkedHashMap<>();
    Map<String, Long> rows = new LinkedHashMap<>();
    var service =
        new SparqlService(
            SparqlService.Source.of(record, all -> all),
            TestData.ADDRESSES,
            Limits.CONFORMANCE,
            Optional.empty());
    for (int i = 0; i < rounds; i++) {
      for (var view : views.entrySet()) {
        var seen = service.over(SparqlService.Source.of(record, view.getValue()));
        long begun = THREADS.getCurrentThreadCpuTime();
        var answer =
            seen.answer(SparqlRequest.of(TestData.update(query.getValue()), "text/csv"), false);
        least.merge(view.getKey(), (THREADS.getCurrentThreadCpuTime() - begun) / 1e6, Math::min);
        try (var in = answer.document().content().get()) {
          rows.put(view.getKey(), rows(new String(in.readAllBytes(), UTF_8)));
        }
      }
    }
    List<String> cells = new ArrayList<>(List.of(query.getKey()));
    least.forEach(
        (view, ms) -> cells.add(String.format(Locale.ROOT, "%.1f (%,d)", ms, rows.get(view))));
    return "| " + String.join(" | ", cells) + " |";
  }

  /** Rows of an answer, or the number that is its only row. */
  private static long rows(String csv) {
    List<String> lines = csv.lines().skip(1).toList();
    return lines.size() == 1 && lines.get(0).matches("\\d+")
        ? Long.parseLong(lines.get(0))
        : lines.size();
  }
}
