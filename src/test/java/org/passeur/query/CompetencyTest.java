package org.passeur.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.route.Network;

class CompetencyTest {
  private final QueryLibrary library = new QueryLibrary();
  private static final Path FIXTURES = Path.of("src/test/resources/competency");
  @TempDir Path folder;

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
  void theDemonstrationAnswersTheQuestionsListed() throws IOException {
    var answered = new TreeSet<String>();
    try (var network = new Network(folder)) {
      String base = network.addresses.resolver();
      network.write(
          data -> demonstration().forEach(f -> RDFParser.source(f).base(base).parse(data)));
      for (String name : names()) {
        boolean rows =
            library.header(name).staffOnly()
                ? network.record.read(data -> answers(data, name, base))
                : network.published.read(data -> answers(data, name, base));
        if (rows) {
          answered.add(name.substring("competency/".length()));
        }
      }
    }
    Path listed = FIXTURES.resolve("demonstration.txt");
    assertEquals(Files.readAllLines(listed), List.copyOf(answered));
  }

  @Test
  void aSmallFixtureGivesTheRowsExpectedOfIt() throws IOException {
    String base = "http://localhost/";
    try (var folders = Files.newDirectoryStream(FIXTURES, Files::isDirectory)) {
      for (Path fixture : folders) {
        String name = "competency/" + fixture.getFileName();
        DatasetGraph data = DatasetGraphFactory.create();
        RDFParser.source(fixture.resolve("data.trig").toString()).base(base).parse(data);
        List<String> rows =
            library.rows(data, name, library.header(name).bind(Map.of(), base)).stream()
                .map(row -> line(row).replace(base, ""))
                .sorted()
                .toList();
        assertEquals(Files.readAllLines(fixture.resolve("rows.txt")), rows, name);
      }
    }
  }

  private static String line(QueryLibrary.Row row) {
    return row.values().keySet().stream()
        .sorted()
        .map(v -> v + "=" + row.text(v))
        .collect(Collectors.joining(" "));
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

  private boolean answers(DatasetGraph data, String name, String base) {
    Map<String, org.apache.jena.graph.Node> values = library.header(name).bind(Map.of(), base);
    return switch (name) {
      case "competency/communities-as-schema-org", "competency/repertoires-as-dcat" ->
          !library.graph(data, name, values).isEmpty();
      default -> !library.rows(data, name, values).isEmpty();
    };
  }

  private static List<String> names() throws IOException {
    try (var files = Files.list(Path.of("queries/competency"))) {
      return files
          .map(f -> "competency/" + f.getFileName().toString().replace(".rq", ""))
          .sorted()
          .toList();
    }
  }

  private static List<String> demonstration() {
    return java.util.stream.Stream.of(
            "themes", "network", "resources", "people", "consents", "sourced", "prov")
        .map(f -> "ontology/demo/" + f + ".trig")
        .toList();
  }
}
