package org.passeur.ingest;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.source.ImportProblem;

/** What an author wrote is what a mapping gets, whatever YAML or JSON would read in it. */
final class WrittenValuesTest {
  private static final String PREFIXES =
      """
      @prefix rr: <http://www.w3.org/ns/r2rml#> .
      @prefix rml: <http://semweb.mmlab.be/ns/rml#> .
      @prefix ql: <http://semweb.mmlab.be/ns/ql#> .
      @prefix carml: <http://carml.taxonic.com/carml/> .
      @prefix org: <http://www.w3.org/ns/org#> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      """;

  private final ImportHouse house;

  WrittenValuesTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Maps each field to a property of the same name. */
  private ImportReport run(Path file, String iterator, String... fields) {
    String stream =
        "rml:logicalSource [ rml:source [ a carml:Stream ; carml:streamName \"source\" ] ;"
            + " rml:referenceFormulation ql:JSONPath ; rml:iterator \""
            + iterator
            + "\" ]";
    String values =
        Stream.of(fields)
            .map(
                f ->
                    " ; rr:predicateObjectMap [ rr:predicate <http://x.example/%s> ; rr:objectMap ["
                            .formatted(f)
                        + " rml:reference \"%s\" ] ]".formatted(f))
            .collect(joining());
    String mapping =
        PREFIXES
            + "<#O> a rr:TriplesMap ; "
            + stream
            + " ; rr:subjectMap [ rr:template \"id/organization/{name}\" ; rr:class"
            + " org:FormalOrganization ] ; rr:predicateObjectMap [ rr:predicate skos:prefLabel ;"
            + " rr:objectMap [ rml:reference \"name\" ; rr:language \"fr\" ] ]"
            + values
            + " .";
    Path map = house.file("m.rml.ttl", mapping);
    return house.run(house.request("written", file).mappedBy(map.toString()));
  }

  private Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    house.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY).stream()
        .filter(q -> q.getPredicate().getURI().startsWith("http://x.example/"))
        .forEach(
            q ->
                values.merge(
                    q.getPredicate().getLocalName(),
                    q.getObject().getLiteralLexicalForm(),
                    (a, b) -> a.compareTo(b) < 0 ? a + " | " + b : b + " | " + a));
    return values;
  }

  @Test
  void yamlScalarsKeepTheirTextAndOnlyNullIsNothing() {
    Path file =
        house.file(
            "orgs.yaml",
            """
            - name: Alpha
              postcode: 01000
              country: NO
              code: 1_000
              hex: 0x1F
              version: 1.10
              hour: 12:30
              since: 2024-05-01
              big: 12345678901234567890.10
              sci: 1e3
              yes: Yes
              quoted: "~"
              nothing: ~
              empty:
              null: Null
              nan: .NaN
            """);
    ImportReport report =
        run(
            file,
            "$[*]",
            "postcode",
            "country",
            "code",
            "hex",
            "version",
            "hour",
            "since",
            "big",
            "sci",
            "yes",
            "quoted",
            "nothing",
            "empty",
            "null",
            "nan");

    assertEquals(List.of(), report.problems(), report.text("en"));
    assertEquals(
        Map.ofEntries(
            Map.entry("postcode", "01000"),
            Map.entry("country", "NO"),
            Map.entry("code", "1_000"),
            Map.entry("hex", "0x1F"),
            Map.entry("version", "1.10"),
            Map.entry("hour", "12:30"),
            Map.entry("since", "2024-05-01"),
            Map.entry("big", "12345678901234567890.10"),
            Map.entry("sci", "1e3"),
            Map.entry("yes", "Yes"),
            Map.entry("quoted", "~")),
        values());
  }

  @Test
  void jsonNumbersKeepTheirText() {
    Path file =
        house.file(
            "orgs.json",
            "[{\"name\":\"Alpha\",\"version\":1.10,\"big\":12345678901234567890,\"sci\":1E3,"
                + "\"zero\":-0.0,\"flag\":true,\"none\":null}]");
    run(file, "$[*]", "version", "big", "sci", "zero", "flag", "none");

    assertEquals(
        Map.of(
            "version",
            "1.10",
            "big",
            "12345678901234567890",
            "sci",
            "1E3",
            "zero",
            "-0.0",
            "flag",
            "true"),
        values());
  }

  @Test
  void aFilterOfAMappingStillComparesNumbersAndBooleans() {
    String rows =
        "[{\"name\":\"A\",\"n\":9,\"on\":true},{\"name\":\"B\",\"n\":10.50,\"on\":true},"
            + "{\"name\":\"C\",\"n\":11,\"on\":false}]";
    run(house.file("orgs.json", rows), "$[?(@.n > 9.5 && @.on == true)]", "n");

    assertEquals(Map.of("n", "10.50"), values());
  }

  @Test
  void aliasesAndMergeKeysBringTheirFieldsAndOnesOwnFieldsWin() {
    Path file =
        house.file(
            "orgs.yaml",
            """
            - &base
              name: Base
              city: Testville
              country: NO
            - <<: *base
              name: Beta
              country: SE
            - <<: [{city: Ville, phone: 0612345678}, *base]
              name: Gamma
              copy: *base
            """);
    ImportReport report = run(file, "$[*]", "city", "country", "phone", "copy.country");

    assertEquals(List.of(), report.problems(), report.text("en"));
    assertEquals(
        List.of("Base", "Beta", "Gamma"),
        house.texts(NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#prefLabel")));
    assertEquals("NO | SE", values().getOrDefault("country", "").replaceAll("NO \\| NO", "NO"));
    assertEquals("0612345678", values().getOrDefault("phone", ""));
    assertEquals("NO", values().getOrDefault("copy.country", ""));
    assertTrue(values().getOrDefault("city", "").contains("Testville"));
    assertTrue(values().getOrDefault("city", "").contains("Ville"));
  }

  @Test
  void anEntryWithAFieldTwiceIsRefusedByNameAndTheOthersGoIn() {
    for (String text :
        List.of(
            "- name: Un\n  city: A\n- name: Deux\n  city: B\n  city: C\n",
            "[{\"name\":\"Un\",\"city\":\"A\"},\n{\"name\":\"Deux\",\"city\":\"B\","
                + "\"city\":\"C\"}]")) {
      Path file = house.file(text.startsWith("[") ? "orgs.json" : "orgs.yaml", text);
      ImportReport report = run(file, "$[*]", "city");

      ImportProblem problem = report.problems().get(0);
      assertTrue(problem.text("fr").contains("« city » figure deux fois"), problem.text("fr"));
      assertTrue(problem.line() >= 2, problem.text("fr"));
      assertEquals(Map.of("city", "A"), values());
    }
  }

  @Test
  void aliasesThatHoldThemselvesOrGrowBeyondBoundsAreRefusedAtOnce() {
    var bomb = new StringBuilder("a0: &a0 {name: x}\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d {l: *a%d, r: *a%d}%n".formatted(i, i, i - 1, i - 1));
    }
    var merged = new StringBuilder("- &a {name: Un");
    for (int i = 0; i < 5_000; i++) {
      merged.append(", k").append(i).append(": 1");
    }
    merged.append("}\n- {<<: [*a").append(", *a".repeat(5_000)).append("]}\n");
    for (String text :
        List.of(bomb.toString(), "- &a\n  name: Un\n  in: *a\n", merged.toString())) {
      ImportReport report = run(house.file("orgs.yaml", text), "$[*]", "city");

      assertTrue(
          report.text("en").contains("aliases (*)") || report.text("en").contains("an alias"),
          report.text("en"));
    }
  }

  /** Maps a table with the columns Nom, Création and Budget. */
  private ImportReport typed(String text, String date, String number) {
    String column =
        " ; rr:predicateObjectMap [ rr:predicate <http://x.example/%s> ; rr:objectMap [";
    String mapping =
        PREFIXES
            + "@prefix read: <https://w3id.org/passeur/read#> . <#O> a rr:TriplesMap ;"
            + " rml:logicalSource [ rml:source [ a carml:Stream ; carml:streamName \"source\" ] ;"
            + " rml:referenceFormulation ql:CSV ] ; rr:subjectMap [ rr:template"
            + " \"id/organization/{Nom}\" ; rr:class org:FormalOrganization ] ;"
            + " rr:predicateObjectMap [ rr:predicate skos:prefLabel ; rr:objectMap [ rml:reference"
            + " \"Nom\" ; rr:language \"fr\" ] ]"
            + column.formatted("date")
            + " rml:reference \"Création\" ; rr:datatype "
            + date
            + " ] ]"
            + column.formatted("number")
            + " rml:reference \"Budget\" ; rr:datatype "
            + number
            + " ] ] .";
    Path map = house.file("m.rml.ttl", mapping);
    return house.run(house.request("typed", house.file("orgs.csv", text)).mappedBy(map.toString()));
  }

  @Test
  void aValueThatIsNotOfTheTypeOfTheMappingCostsItsRowAndIsNamedWithItsColumnAndLine() {
    ImportReport report =
        typed(
            "Nom;Création;Budget\nUn;2024-12-31;12.5\nDeux;31/12/2024;12.5\nTrois;;12,5\n",
            "xsd:date",
            "xsd:decimal");

    assertEquals(2, report.problems().size(), report.text("fr"));
    String first = report.problems().get(0).text("fr");
    assertTrue(
        first.startsWith("orgs.csv:3: Création : « 31/12/2024 » n'est pas une valeur"), first);
    String second = report.problems().get(1).text("en");
    assertTrue(second.startsWith("orgs.csv:4: Budget: “12,5” is not a value"), second);
    assertEquals(Map.of("date", "2024-12-31", "number", "12.5"), values());
  }

  @Test
  void aMappingSaysHowItsSourceWritesDatesAndNumbers() {
    ImportReport report =
        typed(
            "Nom;Création;Budget\nUn;31/12/2024;1\u00A0234,5\nDeux;mai 2024;\nTrois;hier;\n",
            "read:date",
            "read:decimal");

    assertEquals(1, report.problems().size(), report.text("fr"));
    String said = report.problems().get(0).text("fr");
    assertTrue(
        said.startsWith("orgs.csv:4: Création : « hier » ne peut pas être lu comme read:date"),
        said);
    assertEquals(Map.of("date", "2024-05 | 2024-12-31", "number", "1234.5"), values());
    assertTrue(
        String.join("", house.everything()).contains("\"2024-05\"^^xsd:gYearMonth")
            || String.join("", house.everything()).contains("XMLSchema#gYearMonth"));
  }

  @Test
  void aRowThatIsRefusedForAValueKeepsWhatWasStoredOfIt() {
    typed("Nom;Création;Budget\nUn;2024-12-31;\nDeux;2024-12-30;\n", "xsd:date", "xsd:decimal");
    typed("Nom;Création;Budget\nUn;31/12/2024;\nTrois;;\n", "xsd:date", "xsd:decimal");

    assertEquals(Map.of("date", "2024-12-31"), values());
  }

  @Test
  void aTimeWithTooManyDigitsCostsItsRow() {
    ImportReport report =
        typed(
            """
            Nom;Création;Budget
            Un;2024-01-01T00:00:00.123456789012;
            Deux;2024-01-01T00:00:00.5;
            """,
            "xsd:dateTime",
            "xsd:decimal");

    assertEquals(1, report.refusedRows(), report.text("en"));
    assertTrue(report.text("en").contains("orgs.csv:2: "), report.text("en"));
  }

  @Test
  void anIllTypedLiteralOfAnRdfFileCostsItsStatementAndIsNamedWithSubjectAndProperty() {
    Path file =
        house.file(
            "a.ttl",
            "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <http://a.example/x>"
                + " <http://x.example/date> \"31/12/2024\"^^xsd:date, \"2024\"^^xsd:gYear .");
    ImportReport report = house.run(house.request("rdf", file));

    String said = report.problems().get(0).text("fr");
    assertTrue(said.contains("http://a.example/x, http://x.example/date : « 31/12/2024 »"), said);
    assertEquals(Map.of("date", "2024"), values());
  }
}
