package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/** Thesauri in the manner of those that are published, all of them made up. */
final class ThesaurusTest {
  private static final String PREFIXES =
      """
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
      @prefix iso: <http://purl.org/iso25964/skos-thes#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      @prefix ex: <http://thesaurus.example/> .
      """;

  private final ImportHouse house;

  ThesaurusTest(@TempDir Path folder) {
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void labelsThatAreThingsBecomeLabelsAndStayThings() {
    ImportReport report =
        imported(
            """
            ex:s a skos:ConceptScheme .
            ex:c1 a skos:Concept ; skos:topConceptOf ex:s ; skos:inScheme ex:s ;
              skosxl:prefLabel ex:l1 , ex:l2 ; skosxl:altLabel ex:l3 ; skosxl:hiddenLabel ex:l4 .
            ex:l1 a skosxl:Label ; skosxl:literalForm "lichens imaginaires"@fr ; dct:created "2021-05-04" .
            ex:l2 a skosxl:Label ; skosxl:literalForm "imaginary lichens"@en .
            ex:l3 a skosxl:Label ; skosxl:literalForm "líquenes"@es .
            ex:l4 a skosxl:Label .
            """);

    assertEquals(List.of("imaginary lichens", "lichens imaginaires"), house.texts(Skos.PREF_LABEL));
    assertEquals(List.of("líquenes"), house.texts(Skos.ALT_LABEL));
    assertEquals(3, house.find(Node.ANY, Node.ANY, Skos.XL_LITERAL_FORM, Node.ANY).size());
    assertTrue(told(report, "en").contains("3 SKOS-XL labels taken as labels too."));
    assertTrue(told(report, "fr").contains("1 libellé SKOS-XL est sans texte"));
    assertFalse(report.somethingRefused());
  }

  @Test
  void conceptsAreAtTheTopOfASchemeThatNamesNoneAndInTheOnlyOneThereIs() {
    ImportReport report =
        imported(
            """
            ex:s a skos:ConceptScheme .
            ex:c1 a skos:Concept ; skos:prefLabel "mousses"@fr ; skos:narrower ex:c2 .
            ex:c2 a skos:Concept ; skos:prefLabel "mousses rouges"@fr .
            """);

    assertEquals(List.of(ex("c1")), subjects(Skos.TOP_CONCEPT_OF, ex("s")));
    assertEquals(List.of(ex("c1"), ex("c2")), subjects(Skos.IN_SCHEME, ex("s")));
    assertTrue(told(report, "en").contains("2 concepts say no scheme"), told(report, "en"));
    assertTrue(
        told(report, "en").contains("1 concept with nothing broader, taken as top concept"),
        told(report, "en"));
  }

  @Test
  void aSchemeThatIsOnlyNamedIsDeclaredAndOneIsMadeWhereNoneIsNamed() {
    imported("ex:c1 a skos:Concept ; skos:prefLabel \"a\"@fr ; skos:inScheme ex:elsewhere .");
    assertEquals(List.of(ex("elsewhere")), subjects(Rdf.TYPE, Skos.CONCEPT_SCHEME));

    ImportReport report = imported("ex:c1 a skos:Concept ; skos:prefLabel \"a\"@fr .");
    Node own = NodeFactory.createURI("http://localhost:8080/scheme/herbier");
    assertEquals(List.of(own), subjects(Rdf.TYPE, Skos.CONCEPT_SCHEME));
    assertEquals(List.of(ex("c1")), subjects(Skos.IN_SCHEME, own));
    assertTrue(told(report, "en").contains("in one named after the source"), told(report, "en"));
  }

  @Test
  void severalSchemesAreKeptAndAConceptInNoneIsTold() {
    ImportReport report =
        imported(
            """
            ex:s1 a skos:ConceptScheme ; skos:hasTopConcept ex:c1 .
            ex:s2 a skos:ConceptScheme ; skos:hasTopConcept ex:c2 .
            ex:c1 a skos:Concept ; skos:prefLabel "un"@fr .
            ex:c2 a skos:Concept ; skos:prefLabel "deux"@fr .
            ex:c3 a skos:Concept ; skos:prefLabel "trois"@fr .
            """);

    assertEquals(List.of(ex("c1")), subjects(Skos.IN_SCHEME, ex("s1")));
    assertEquals(List.of(ex("c2")), subjects(Skos.IN_SCHEME, ex("s2")));
    assertTrue(
        told(report, "en").contains("1 concept does not say in which of the 2 schemes"),
        told(report, "en"));
    assertEquals(3, house.texts(Skos.PREF_LABEL).size());
  }

  @Test
  void groupsAreCollectionsAndMembersOfAnOrderedListAreMembers() {
    imported(
        """
        ex:s a skos:ConceptScheme ; skos:hasTopConcept ex:c1 .
        ex:c1 a skos:Concept ; skos:inScheme ex:s ; skos:prefLabel "un"@fr .
        ex:g a iso:ConceptGroup ; skos:prefLabel "groupe"@fr ; skos:member ex:c1 .
        ex:o a skos:OrderedCollection ; skos:prefLabel "suite"@fr ;
          skos:memberList ( ex:c1 ex:c2 ) .
        ex:c2 a skos:Concept ; skos:inScheme ex:s ; skos:prefLabel "deux"@fr .
        """);

    assertEquals(List.of(ex("g"), ex("o")), subjects(Rdf.TYPE, Skos.COLLECTION));
    assertEquals(List.of(ex("g"), ex("o")), subjects(Skos.MEMBER, ex("c1")));
    assertEquals(List.of(ex("o")), subjects(Skos.MEMBER, ex("c2")));
  }

  @Test
  void oddLabelsAreKeptAndTold() {
    ImportReport report =
        imported(
            """
            ex:s a skos:ConceptScheme ; skos:hasTopConcept ex:c1 , ex:c2 , ex:c3 .
            ex:c1 a skos:Concept ; skos:inScheme ex:s ; skos:prefLabel "Sève"@fr ,
              "صمغ"@ar , "сок"@ru , "savia"@es , "sap"@en ;
              skos:notation "12.3" ; skos:editorialNote "à revoir"@fr ;
              skos:exactMatch <http://elsewhere.example/9> .
            ex:c2 a skos:Concept ; skos:inScheme ex:s ; skos:prefLabel "sève"@fr , "latex" .
            ex:c3 a skos:Concept ; skos:inScheme ex:s ; skos:prefLabel "un"@en , "uno"@en .
            """);

    String told = told(report, "en");
    assertTrue(told.contains("1 label says no language"), told);
    assertTrue(told.contains("1 label names several concepts"), told);
    assertTrue(told.contains("http://thesaurus.example/c1, http://thesaurus.example/c2"), told);
    assertTrue(told.contains("1 second preferred label in one language"), told);
    assertEquals(List.of("uno"), house.texts(Skos.ALT_LABEL));
    assertEquals(8, house.texts(Skos.PREF_LABEL).size());
    assertEquals(1, house.texts(Skos.NOTATION).size());
    assertEquals(1, house.find(Node.ANY, ex("c1"), skos("exactMatch"), Node.ANY).size());
    assertEquals(1, house.find(Node.ANY, ex("c1"), skos("editorialNote"), Node.ANY).size());
  }

  @Test
  void labelsInAFileOfTheirOwnStandWithTheirConcepts() {
    Path concepts =
        house.file(
            "backbone.ttl",
            PREFIXES
                + """
                ex:s a skos:ConceptScheme ; skos:hasTopConcept ex:c1 .
                ex:c1 a skos:Concept ; skos:inScheme ex:s .
                """);
    Path labels = house.file("labels-fr.ttl", PREFIXES + "ex:c1 skos:prefLabel \"tourbe\"@fr .");
    house.run(house.request("herbier", concepts, labels));

    assertEquals(
        house.addresses.schemeGraph("herbier"),
        house.find(Node.ANY, ex("c1"), Skos.PREF_LABEL, Node.ANY).get(0).getGraph());
  }

  @Test
  void importedTwiceItChangesNothingAndWhatFollowedFromWhatIsGoneGoes() {
    String labels = "ex:c1 a skos:Concept ; skosxl:prefLabel ex:l1 .\n";
    String form = "ex:l1 a skosxl:Label ; skosxl:literalForm \"%s\"@fr .";
    imported(labels + form.formatted("tourbe"));
    ImportReport again = imported(labels + form.formatted("tourbe"));
    assertEquals(0, again.added() + again.removed(), again.text("en"));

    imported(labels + form.formatted("tourbière"));
    assertEquals(List.of("tourbière"), house.texts(Skos.PREF_LABEL));
  }

  @Test
  void aMappingQueryTellsWhatItTakesUpNowhere() {
    Path file =
        house.file(
            "t.ttl",
            PREFIXES
                + """
                ex:s a skos:ConceptScheme ; skos:hasTopConcept ex:c1 .
                ex:c1 a skos:Concept ; skos:inScheme ex:s ; skosxl:prefLabel ex:l ;
                  skos:prefLabel "savia"@es , "sap"@en ; skos:altLabel "jugo"@es .
                ex:l a skosxl:Label ; skosxl:literalForm "sève"@fr .
                """);
    ImportReport report = house.run(house.request("herbier", file).mappedBy("skos-scheme"));

    assertEquals(List.of("sap", "sève"), house.texts(Skos.PREF_LABEL));
    String told = told(report, "en");
    assertTrue(
        told.contains(
            "2 texts or values are taken up nowhere by the mapping query: skos:altLabel@es 1,"
                + " skos:prefLabel@es 1."),
        told);
  }

  @Test
  void aFileOfOurOwnThingsIsNoThesaurus() {
    Path file =
        house.file(
            "mixed.ttl",
            PREFIXES
                + """
                @prefix psr: <https://w3id.org/passeur/ns#> .
                ex:p a psr:Practice ; skos:prefLabel "Pratique fictive"@fr .
                ex:c a skos:Concept ; skos:prefLabel "thème"@fr .
                """);
    house.run(house.request("herbier", file));

    assertEquals(
        house.addresses.publicGraph("herbier"),
        house.find(Node.ANY, ex("c"), Skos.PREF_LABEL, Node.ANY).get(0).getGraph());
    assertEquals(List.of(), house.find(Node.ANY, ex("c"), Skos.IN_SCHEME, Node.ANY));
  }

  private ImportReport imported(String turtle) {
    return house.run(house.request("herbier", house.file("t.ttl", PREFIXES + turtle)));
  }

  private List<Node> subjects(Node property, Node object) {
    return house.find(Node.ANY, Node.ANY, property, object).stream()
        .map(q -> q.getSubject())
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private static String told(ImportReport report, String language) {
    return report.problems().stream().map(p -> p.text(language)).collect(Collectors.joining("\n"));
  }

  private static Node ex(String name) {
    return NodeFactory.createURI("http://thesaurus.example/" + name);
  }

  private static Node skos(String name) {
    return NodeFactory.createURI(Skos.NS + name);
  }
}
