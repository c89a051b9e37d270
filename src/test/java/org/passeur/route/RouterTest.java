package org.passeur.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.route.need.Evidence;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.RoutingJson;
import org.passeur.route.need.RoutingText;
import org.passeur.route.need.Suggestion;
import org.passeur.route.need.SuggestionKind;
import org.passeur.route.relation.Load;

@DisplayName("Routing a need")
class RouterTest {
  private static Network network;

  @BeforeAll
  static void open(@TempDir Path folder) {
    network = Network.garden(folder);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static Optional<Suggestion> of(Routing routing, String path) {
    Node iri = network.node(path);
    return routing.suggestions().stream().filter(s -> s.iri().equals(iri)).findFirst();
  }

  private static List<String> reasons(Routing routing, String path) {
    return of(routing, path).orElseThrow().evidence().stream().map(Evidence::text).toList();
  }

  @ParameterizedTest
  @DisplayName("gives reasons whose weights add up to the score, most telling first")
  @ValueSource(strings = {"compost", "accompagner les aînés au jardin", "winter composting"})
  void weightsAddUp(String text) {
    Routing routing = network.route(text);
    assertFalse(routing.suggestions().isEmpty());
    for (Suggestion s : routing.suggestions()) {
      double sum = s.evidence().stream().mapToDouble(Evidence::weight).sum();
      assertEquals(s.score(), sum, 1e-9, s.label());
      assertTrue(s.evidence().stream().allMatch(e -> e.weight() > 0), s.label());
      for (int i = 1; i < s.evidence().size(); i++) {
        boolean rest = s.evidence().get(i).kind().equals("more");
        assertTrue(rest || s.evidence().get(i - 1).weight() >= s.evidence().get(i).weight());
      }
    }
    for (int i = 1; i < routing.suggestions().size(); i++) {
      assertTrue(routing.suggestions().get(i - 1).score() >= routing.suggestions().get(i).score());
    }
  }

  @Test
  @DisplayName("says in French why someone is suggested")
  void reasonsInFrench() {
    List<String> reasons = reasons(network.route("compost en hiver"), "person/aaaaaaaaaaaa");
    assertTrue(
        reasons.containsAll(
            List.of(
                "A documenté «\u00a0Guide du compostage d'hiver\u00a0» (2026)",
                "A pris part à «\u00a0Journée de la pelle\u00a0» (2026)",
                "Anime la communauté «\u00a0Terre commune\u00a0» depuis 2023",
                "Expertise\u00a0: «\u00a0compostage\u00a0» (expérience solide)")),
        reasons.toString());
  }

  @Test
  @DisplayName("says in English why someone is suggested, and reaches French documents")
  void reasonsInEnglish() {
    List<String> reasons =
        reasons(network.route("composting in winter", "en"), "person/aaaaaaaaaaaa");
    assertTrue(
        reasons.containsAll(
            List.of(
                "Documented “Guide du compostage d'hiver” (2026)",
                "Has facilitated the community “Common Soil” since 2023",
                "Expertise: “composting” (experienced)")),
        reasons.toString());
  }

  @Test
  @DisplayName("names the words that match")
  void wordsThatMatch() {
    List<String> reasons = reasons(network.route("le gel des bacs"), "resource/guide2222222");
    assertTrue(reasons.contains("Parle de\u00a0: gel, bacs"), reasons.toString());
  }

  @Test
  @DisplayName("tells what was understood and how it was widened")
  void understood() {
    Routing routing = network.route("mon compost sent mauvais");
    assertEquals(List.of("compostage"), labels(routing.understood()));
    assertEquals(
        Set.of("jardinage", "matières résiduelles"), Set.copyOf(labels(routing.widened())));
  }

  private static List<String> labels(List<Routing.Theme> themes) {
    return themes.stream().map(Routing.Theme::label).toList();
  }

  @Test
  @DisplayName("leads from a practice to its community and its resources")
  void practice() {
    Routing routing = network.route("retournement");
    String cultivates = "Cultive la pratique «\u00a0Retournement du compost\u00a0»";
    assertTrue(reasons(routing, "community/earth2222222").contains(cultivates));
    String documents = "Documente la pratique «\u00a0Retournement du compost\u00a0»";
    assertTrue(reasons(routing, "resource/guide2222222").contains(documents));
  }

  @Test
  @DisplayName("marks bridge communities and says what they link")
  void bridge() {
    Routing routing = network.route("compost");
    assertTrue(of(routing, "community/bridge222222").orElseThrow().bridge());
    assertEquals(
        List.of("Fait le pont entre «\u00a0Bien vieillir\u00a0» et «\u00a0Terre commune\u00a0»"),
        reasons(routing, "community/bridge222222"));
  }

  @Test
  @DisplayName("leaves out people on pause or closed, and says how many")
  void availability() {
    Routing routing = network.route("compost");
    assertTrue(of(routing, "person/bbbbbbbbbbbb").isEmpty());
    assertTrue(of(routing, "person/cccccccccccc").isEmpty());
    assertEquals(
        List.of(
            "Une personne est en pause\u00a0: elle ne prend pas de demandes pour le moment",
            "Une personne ne souhaite pas recevoir de demandes"),
        routing.leftOut().stream().map(Routing.LeftOut::reason).toList());
  }

  @Test
  @DisplayName("never names someone without consent for the public")
  void privatePeople() {
    String everything = RoutingJson.of(network.route("compost"));
    assertFalse(everything.contains("dddddddddddd"));
    assertFalse(everything.contains("Discret"));
  }

  @Test
  @DisplayName("counts recent work more than old work")
  void recency() {
    Routing routing = network.route("compost");
    double old = of(routing, "person/eeeeeeeeeeee").map(Suggestion::score).orElse(0.0);
    Suggestion recent = of(routing, "person/aaaaaaaaaaaa").orElseThrow();
    assertTrue(recent.score() > 3 * old, recent.score() + ", " + old + ": " + recent.evidence());
  }

  @Test
  @DisplayName("uses nothing later than the need")
  void date() {
    assertTrue(of(network.route("compost"), "resource/later2222222").isEmpty());
    Need past = Need.of("compost", "fr", LocalDate.of(2020, 1, 1), 50);
    Routing then = network.router.route(past);
    assertTrue(of(then, "resource/guide2222222").isEmpty());
    assertTrue(of(then, "person/aaaaaaaaaaaa").isEmpty(), "all she did came later");
    assertTrue(of(then, "person/eeeeeeeeeeee").isPresent());
  }

  @Test
  @DisplayName("gives only the kinds asked, but counts all of them")
  void kinds() {
    Need people =
        need("compost", Set.of(), Set.of(), Optional.empty(), Set.of(SuggestionKind.PERSON), 50);
    Routing routing = network.router.route(people);
    assertTrue(routing.suggestions().stream().allMatch(s -> s.kind() == SuggestionKind.PERSON));
    assertTrue(routing.counts().getOrDefault(SuggestionKind.OFFER, 0) > 0);
  }

  private static Need need(
      String text,
      Set<Node> themes,
      Set<Node> without,
      Optional<Node> territory,
      Set<SuggestionKind> kinds,
      int limit) {
    return new Need(
        text, "fr", themes, without, territory, Optional.empty(), kinds, Network.TODAY, limit);
  }

  @Test
  @DisplayName("gives at most as many suggestions as asked")
  void limit() {
    Need two = need("compost", Set.of(), Set.of(), Optional.empty(), Set.of(), 2);
    assertEquals(2, network.router.route(two).suggestions().size());
  }

  @Test
  @DisplayName("works from themes alone, and without a theme the asker removed")
  void themes() {
    Node compost = network.node("theme/compost22222");
    Need alone = need("", Set.of(compost), Set.of(), Optional.empty(), Set.of(), 50);
    assertTrue(of(network.router.route(alone), "person/aaaaaaaaaaaa").isPresent());
    Need without = need("compost", Set.of(), Set.of(compost), Optional.empty(), Set.of(), 50);
    Routing routing = network.router.route(without);
    assertEquals(List.of(), routing.understood());
    assertEquals(List.of(), routing.widened());
    assertTrue(
        reasons(routing, "person/aaaaaaaaaaaa").stream().noneMatch(r -> r.contains("Attestation")));
  }

  @Test
  @DisplayName("prefers what is in the asker's territory, and says so")
  void territory() {
    Optional<Node> north = Optional.of(network.node("territory/north2222222"));
    Routing here = network.router.route(need("compost", Set.of(), Set.of(), north, Set.of(), 50));
    double before = of(network.route("compost"), "offer/tools22222222").orElseThrow().score();
    Suggestion offer = of(here, "offer/tools22222222").orElseThrow();
    assertTrue(offer.score() > before);
    assertTrue(
        reasons(here, "offer/tools22222222").contains("Dans votre territoire\u00a0: Nord imaginé"));
  }

  @Test
  @DisplayName("finds nobody in particular for words that mean nothing, and still answers")
  void nothing() {
    Routing routing = network.route("xyzzy");
    assertEquals(List.of(), routing.suggestions());
    assertEquals("Rien n’a été trouvé pour cette demande.\n", RoutingText.of(routing));
  }

  @ParameterizedTest
  @DisplayName("says what to write instead of words that say nothing, and proposes nobody for them")
  @ValueSource(
      strings = {"le", "de la", "them", "je cherche quelqu'un pour m'aider", "help please"})
  void tooCommon(String text) {
    Routing routing = network.route(text);
    assertEquals(List.of(), routing.suggestions());
    assertEquals(List.of("common"), routing.notices().stream().map(Routing.Notice::kind).toList());
  }

  @Test
  @DisplayName("tells who writes in another language, or too much, what became of it")
  void notices() {
    String spanish = "necesito ayuda con el compostaje de los barrios";
    assertTrue(network.route(spanish).notices().get(0).text().contains("espagnol"));
    Routing cut = network.route("compost ".repeat(2_500));
    assertEquals("cut", cut.notices().get(0).kind());
    assertFalse(cut.suggestions().isEmpty());
  }

  @Test
  @DisplayName("takes no marks of a page for words")
  void markup() {
    Routing plain = network.route("compost");
    Routing marked = network.route("<b class=\"gel\">compost</b><br>");
    assertEquals(iris(plain), iris(marked));
  }

  @Test
  @DisplayName("places whoever was asked often lately lower, and shows it by the order alone")
  void sparing() {
    Node ada = network.node("person/aaaaaaaaaaaa");
    var sparing =
        new Router(
            network.index,
            network.relations,
            network.published,
            new org.passeur.sparql.library.QueryLibrary(),
            day -> Map.of(ada, 1000));
    Routing plain = network.route("compost");
    Routing routing = sparing.route(Need.of("compost", "fr", Network.TODAY, 100));
    assertEquals(Set.copyOf(plain.suggestions()), Set.copyOf(routing.suggestions()));
    assertTrue(
        plain.suggestions().indexOf(of(plain, "person/aaaaaaaaaaaa").orElseThrow())
            < plain.suggestions().size() - 1);
    assertEquals(ada, routing.suggestions().get(routing.suggestions().size() - 1).iri());
    assertEquals(plain.notices(), routing.notices());
    assertEquals(plain.counts(), routing.counts());
  }

  @Test
  @DisplayName("follows whole months and a few steps only, where everyone may compare answers")
  void roughly() {
    Node busy = network.node("person/zzzzzzzzzzzz");
    List<LocalDate> days = List.of(Network.TODAY, Network.TODAY.plusMonths(1));
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      solicit(busy, i, Network.TODAY.withDayOfMonth(1).plusDays(i % 3).toString());
      for (LocalDate day : days) {
        seen.add(network.solicitations.roughly().lately(day).getOrDefault(busy, 0));
      }
    }
    assertEquals(
        List.of(0, 0, 0, 0, 0, 3, 0, 3, 0, 3, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 6, 0, 12, 0, 12),
        seen);
  }

  private void solicit(Node agent, int number, String day) {
    Node asked = network.node("solicitation/again2222" + (char) ('a' + number) + "22");
    network.write(
        data -> {
          Node graph = network.addresses.restrictedGraph("referral");
          data.add(graph, asked, org.passeur.vocab.Psr.SOLICITS, agent);
          data.add(
              graph,
              asked,
              org.passeur.vocab.Prov.STARTED_AT_TIME,
              NodeFactory.createLiteralDT(day + "T09:00:00Z", XSDDatatype.XSDdateTime));
        });
    network.projections.await(network.record.head());
  }

  @Test
  @DisplayName("counts solicitations and handovers of the last year, from what is not public")
  void solicitations() {
    Node ada = network.node("person/aaaaaaaaaaaa");
    Node graph = network.addresses.consentGraph();
    network.write(
        data -> {
          for (int i = 0; i < 3; i++) {
            Node asked = network.node("solicitation/asked222222" + i);
            String when = (i == 0 ? "2024" : "2026") + "-03-0" + (i + 1) + "T09:00:00Z";
            data.add(graph, asked, org.passeur.vocab.Psr.SOLICITS, ada);
            data.add(
                graph,
                asked,
                org.passeur.vocab.Prov.STARTED_AT_TIME,
                NodeFactory.createLiteralDT(when, XSDDatatype.XSDdateTime));
          }
        });
    network.projections.await(network.record.head());
    Load load = network.solicitations;
    assertEquals(2, load.lately(Network.TODAY).getOrDefault(ada, 0));
    assertEquals(
        0, load.lately(Network.TODAY).getOrDefault(network.node("person/eeeeeeeeeeee"), 0));
  }

  private static List<Node> iris(Routing routing) {
    return routing.suggestions().stream().map(Suggestion::iri).toList();
  }

  @Test
  @DisplayName("sets things aside when asked, as reasons and as suggestions")
  void setAside() {
    Node guide = network.node("resource/guide2222222");
    Routing routing =
        network.router.route(Need.of("compost", "fr", Network.TODAY, 50), Set.of(guide));
    assertTrue(of(routing, "resource/guide2222222").isEmpty());
    assertFalse(RoutingJson.of(routing).contains("Guide du compostage"));
  }

  @Test
  @DisplayName("gives the same answer twice")
  void repeatable() {
    assertEquals(
        RoutingJson.of(network.route("compost et aînés")),
        RoutingJson.of(network.route("compost et aînés")));
  }

  @Test
  @DisplayName("shows a person's organisation, territory and languages")
  void profile() {
    Suggestion ada = of(network.route("compost"), "person/aaaaaaaaaaaa").orElseThrow();
    assertEquals("La Remise", ada.summary());
    assertEquals(List.of("Nord imaginé", "fr"), ada.facts());
    assertEquals("ouverte", ada.availability());
  }
}
