package org.passeur.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.ingest.OwnFiles;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.Suggestion;

/** Needs as people write them: with refusals, and with the place they are in. */
final class AskingLikePeopleTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);
  private static Network network;

  @BeforeAll
  static void open(@TempDir Path folder) {
    network = new Network(folder);
    OwnFiles.vocabulary(network.record, network.addresses);
    OwnFiles.demonstration(network.record, network.addresses);
    network.projections.await(network.record.head());
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static Routing route(String text, String language) {
    return network.router.route(Need.of(text, language, TODAY, 20));
  }

  private static List<String> kinds(Routing routing) {
    return routing.notices().stream().map(Routing.Notice::kind).toList();
  }

  private static List<Node> understood(Routing routing) {
    return routing.understood().stream().map(Routing.Theme::iri).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jardiner en ville mais pas de compost | fr",
        "jardiner en ville, sauf le compost | fr",
        "gardening in the city, no composting | en"
      })
  void whatIsRefusedIsNeitherUnderstoodNorProposed(String text, String language) {
    Routing routing = route(text, language);
    Node compost = network.node("theme/compost22222");
    assertTrue(kinds(routing).contains("except"), routing.notices().toString());
    assertFalse(understood(routing).contains(compost));
    assertFalse(routing.widened().stream().anyMatch(t -> t.iri().equals(compost)));
    assertFalse(routing.suggestions().isEmpty());
    assertEquals(
        route(language.equals("fr") ? "jardiner en ville" : "gardening in the city", language)
            .suggestions()
            .get(0)
            .iri(),
        routing.suggestions().get(0).iri());
  }

  @Test
  void whatIsOnlyAboutTheRefusedIsCountedAsLeftOut() {
    Routing all = route("animer une rencontre", "fr");
    Routing some = route("animer une rencontre, pas de compost", "fr");
    assertTrue(some.suggestions().size() <= all.suggestions().size());
    assertTrue(
        some.suggestions().stream()
            .filter(s -> s.kind() != org.passeur.route.need.SuggestionKind.PERSON)
            .map(Suggestion::label)
            .noneMatch(l -> l.toLowerCase(java.util.Locale.ROOT).contains("compost")),
        some.suggestions().stream().map(Suggestion::label).toList().toString());
  }

  @Test
  void aThemeThatTheAskerAddsIsNotRefused() {
    Node compost = network.node("theme/compost22222");
    var need =
        new Need(
            "un jardin, pas de compost",
            "fr",
            Set.of(compost),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            TODAY,
            20);
    assertTrue(understood(network.router.route(need)).contains(compost));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "partir un jardin à Sept-Îles | territory/cotenord2222",
        "on est en Estrie et on veut du covoiturage | territory/estrie222222",
        "du covoiturage dans la région de Rimouski | territory/bassaintlaur",
        "cuisine collective dans le quartier Limoilou | territory/capitale2222",
        "i live in Lac-Mégantic and want a community kitchen | territory/estrie222222",
        "community garden in the Lower St. Lawrence | territory/bassaintlaur",
        "accueillir des familles au Saguenay–Lac-Saint-Jean | territory/saguenay2222",
        "jardin a trois rivieres | territory/mauricie2222"
      })
  void thePlaceInTheWordsIsTheTerritory(String text, String territory) {
    Routing routing = route(text, text.startsWith("i ") || text.startsWith("com") ? "en" : "fr");
    assertEquals(Optional.of(network.node(territory)), routing.need().territory());
    assertTrue(kinds(routing).contains("place"), routing.notices().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "un jardin collectif",
        "tricoter une tuque",
        "la fête de la percée",
        "un texte de Laval Tremblay",
        "partir un jardin, sauf à Montréal",
        "Saint-Sauveur"
      })
  void wordsThatNameNoPlaceLeaveTheTerritoryOpen(String text) {
    assertEquals(Optional.empty(), route(text, "fr").need().territory());
  }

  @Test
  void aTerritoryThatIsChosenCountsMoreThanTheWords() {
    Node estrie = network.node("territory/estrie222222");
    Need need = Need.of("un jardin à Sept-Îles", "fr", TODAY, 20).in(estrie);
    Routing routing = network.router.route(need);
    assertEquals(Optional.of(estrie), routing.need().territory());
    assertFalse(kinds(routing).contains("place"));
  }

  private static Suggestion first(String text, String language) {
    return route(text, language).suggestions().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "je veux parler à Rosaline Petit-Fleurimé | fr | Rosaline Petit-Fleurimé (fictive)",
        "rosaline petit fleurime peut-elle nous aider avec les jeunes | fr | Rosaline Petit-Fleurimé (fictive)",
        "I would like to talk to Gwendolyn Ashby-Marsh about gardens | en | Gwendolyn Ashby-Marsh (fictive)",
        "quelqu'un de Toits en commun pour une éviction | fr | Toits en commun"
      })
  void whoIsNamedComesFirst(String text, String language, String name) {
    Suggestion first = first(text, language);
    assertEquals(name, first.label());
    assertEquals("named", first.evidence().get(0).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"les toits en commun d'un quartier", "Petit jardin", "la rosaline fleurit"})
  void wordsThatAreNoNameNameNobody(String text) {
    assertTrue(
        route(text, "fr").suggestions().stream()
            .flatMap(s -> s.evidence().stream())
            .noneMatch(e -> e.kind().equals("named")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quelqu'un qui parle espagnol pour accueillir une famille | fr",
        "une personne hispanophone pour accueillir une famille | fr",
        "a Spanish-speaking person to welcome a family | en",
        "someone who speaks Spanish | en"
      })
  void whoSpeaksTheLanguageIsFavoured(String text, String language) {
    Routing routing = route(text, language);
    assertTrue(
        routing.suggestions().stream()
            .limit(8)
            .flatMap(s -> s.evidence().stream())
            .anyMatch(e -> e.kind().equals("language")),
        routing.suggestions().stream().map(Suggestion::label).toList().toString());
    assertEquals(List.of(), routing.notUnderstood());
  }

  @Test
  void aLanguageThatNobodySpeaksIsSaid() {
    assertTrue(kinds(route("qui parle wolof pour un jardin collectif", "fr")).contains("language"));
  }

  @Test
  void aLanguageToBeLearntIsASubject() {
    Routing routing = route("apprendre à parler français", "fr");
    assertTrue(
        routing.suggestions().stream()
            .flatMap(s -> s.evidence().stream())
            .noneMatch(e -> e.kind().equals("language")));
  }

  @Test
  void shortenedWordsAreUnderstood() {
    Routing written = route("quelqu'un pour m'aider avec un logement s'il vous plaît", "fr");
    Routing shortened = route("qqn pr m'aider ac un logement svp", "fr");
    assertEquals(List.of(), shortened.notUnderstood());
    assertEquals(
        written.suggestions().stream().map(Suggestion::iri).toList(),
        shortened.suggestions().stream().map(Suggestion::iri).toList());
  }

  @Test
  void theWordsOfAPlaceAreNoSubject() {
    assertEquals(List.of(), route("un jardin à Sept-Îles", "fr").notUnderstood());
  }
}
