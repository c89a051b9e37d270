package org.passeur.sparql.library;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestData;
import org.passeur.ingest.OwnFiles;
import org.passeur.rights.Asker;
import org.passeur.rights.ConsentInForce;
import org.passeur.rights.Reserved;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.route.Network;

/**
 * The competency questions, asked of a real network: those for all on its published store, those
 * for staff on its record store. A fixture is a folder named after the query: {@code data.trig}
 * (what names no graph is public), {@code rows.txt} and, if need be, {@code parameters.txt}.
 */
class CompetencyTest {
  private static final Path FIXTURES = Path.of("src/test/resources/competency");

  private static final String CONCEPTS = "https://w3id.org/passeur/concept/";

  private final QueryLibrary library = new QueryLibrary();
  @TempDir Path folder;
  private Network network;
  private String base;

  @BeforeEach
  void open() {
    network = new Network(folder);
    base = network.addresses.resolver();
    OwnFiles.vocabulary(network.record, network.addresses);
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void fortyQuestionsSayWhatTheyReturnInBothLanguages() throws IOException {
    assertEquals(40, names().size());
    for (String name : names()) {
      QueryHeader header = library.header(name);
      assertEquals(2, header.titles().size(), name);
      assertEquals(2, header.descriptions().size(), name);
    }
  }

  @Test
  void theDemonstrationAnswersEveryQuestion() throws IOException {
    OwnFiles.demonstration(network.record, network.addresses);
    network.write(data -> {}); // waits until all of it can be read
    List<String> silent = names().stream().filter(name -> lines(name, Map.of()).isEmpty()).toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void aSmallFixtureGivesTheRowsExpectedOfIt() throws IOException {
    List<Executable> checks = new ArrayList<>();
    for (String name : names()) {
      Path fixture = FIXTURES.resolve(name.substring("competency/".length()));
      List<Quad> quads = quads(Files.readString(fixture.resolve("data.trig")));
      List<String> expected = Files.readAllLines(fixture.resolve("rows.txt"));
      network.write(data -> quads.forEach(data::add));
      List<String> rows = lines(name, parameters(fixture));
      network.write(data -> quads.forEach(data::delete));
      checks.add(() -> assertEquals(expected, rows, name));
    }
    assertAll(checks);
  }

  @Test
  void aValueThatIsNotOfTheTypeOrHasNoParameterIsRefused() {
    QueryHeader header = library.header("competency/changed-since");
    assertThrows(
        IllegalArgumentException.class,
        () -> header.bind(Map.of("since", "2026-13-45"), "http://localhost/"));
    assertThrows(
        IllegalArgumentException.class,
        () -> header.bind(Map.of("until", "2026-10-01"), "http://localhost/"));
  }

  /** What a query answers to whoever may ask it: rows or statements, one a line, sorted. */
  private List<String> lines(String name, Map<String, String> given) {
    QueryHeader header = library.header(name);
    Map<String, Node> values = header.bind(given, base);
    Function<DatasetGraph, List<String>> ask =
        switch (name) {
          case "competency/communities-as-schema-org", "competency/repertoires-as-dcat" ->
              data -> statements(data, name, values);
          default -> data -> rows(data, name, values);
        };
    if (!header.staffOnly()) {
      return network.published.read(ask);
    }
    var consents = new ConsentInForce(network.addresses, Clock.systemUTC());
    var rules = new View.Rules(network.addresses, consents, Clock.systemUTC(), false);
    View view =
        View.of(new Asker("Ada (fictive)", Set.of(Role.STAFF, Role.REFERRAL), Set.of()), rules)
            .reckoningWith(
                header.reckonsWith().stream().map(r -> Reserved.of(r).orElseThrow()).toList());
    return network.record.read(all -> ask.apply(view.over(all)));
  }

  private List<String> rows(DatasetGraph data, String name, Map<String, Node> values) {
    return library.rows(data, name, values).stream().map(this::line).sorted().toList();
  }

  private List<String> statements(DatasetGraph data, String name, Map<String, Node> values) {
    return Iter.toList(library.graph(data, name, values).find()).stream()
        .map(t -> shorter(NodeFmtLib.strNT(t)))
        .sorted()
        .toList();
  }

  private String line(QueryLibrary.Row row) {
    return row.values().keySet().stream()
        .sorted()
        .map(v -> v + "=" + shorter(sorted(row.text(v))))
        .collect(Collectors.joining(" "));
  }

  /** Several addresses in one cell come in any order. */
  private static String sorted(String text) {
    List<String> words = List.of(text.split(" ", -1));
    return words.stream().allMatch(word -> word.contains("://"))
        ? words.stream().sorted().collect(Collectors.joining(" "))
        : text;
  }

  private String shorter(String text) {
    return text.replace(base, "").replace(CONCEPTS, "");
  }

  private Map<String, String> parameters(Path fixture) throws IOException {
    Map<String, String> given = new TreeMap<>();
    Path file = fixture.resolve("parameters.txt");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        given.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return given;
  }

  private List<Quad> quads(String trig) {
    Node home = network.addresses.publicGraph("fixture");
    return TestData.quads(trig).stream()
        .map(q -> q.isDefaultGraph() ? Quad.create(home, q.asTriple()) : q)
        .toList();
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(Path.of("queries/competency"))) {
      return files
          .map(f -> "competency/" + f.getFileName().toString().replace(".rq", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
