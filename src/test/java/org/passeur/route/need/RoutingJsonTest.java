package org.passeur.route.need;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.passeur.route.Network;
import org.passeur.route.danger.Alert;

@DisplayName("A routing")
class RoutingJsonTest {
  private static final Node ADA = NodeFactory.createURI("http://localhost/id/person/ada");
  private static final Node THEME = NodeFactory.createURI("http://localhost/id/theme/soil");

  private static Routing routing() {
    var evidence = new Evidence("claim", "Attestation « sol »", Optional.of(THEME), "2026", 0.5);
    var rest = new Evidence("more", "Et une autre raison", Optional.empty(), "", 0.25);
    var ada =
        new Suggestion(
            ADA,
            SuggestionKind.PERSON,
            "Ada",
            false,
            "La Remise",
            List.of("fr"),
            "ouverte",
            Fit.GOOD,
            0.75,
            List.of(evidence, rest));
    return new Routing(
        new Need(
            "le \"sol\"",
            "fr",
            Set.of(THEME),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(SuggestionKind.PERSON),
            Network.TODAY,
            5),
        List.of(new Routing.Theme(THEME, "sol")),
        List.of(),
        List.of(ada),
        Map.of(SuggestionKind.PERSON, 1),
        List.of(new Routing.Notice("cut", "trop long")),
        List.of(new Routing.LeftOut(2, "2 personnes sont en pause")),
        List.of(new Routing.Wider("theme", Optional.of(new Routing.Theme(THEME, "sol")), 3)),
        List.of(),
        List.of(),
        Alert.NONE,
        0.04);
  }

  @Test
  @DisplayName("as JSON has the shape of /api/route")
  void json() throws Exception {
    JsonNode json = new ObjectMapper().readTree(RoutingJson.of(routing()));
    assertEquals("le \"sol\"", json.at("/need/text").asText());
    assertEquals("2026-10-01", json.at("/need/date").asText());
    assertEquals("sol", json.at("/understood/0/label").asText());
    assertEquals(ADA.getURI(), json.at("/suggestions/0/iri").asText());
    assertEquals("person", json.at("/suggestions/0/type").asText());
    assertEquals(0.75, json.at("/suggestions/0/score").asDouble());
    assertEquals("claim", json.at("/suggestions/0/evidence/0/kind").asText());
    assertEquals(THEME.getURI(), json.at("/suggestions/0/evidence/0/iri").asText());
    assertEquals("2026", json.at("/suggestions/0/evidence/0/date").asText());
    assertFalse(json.at("/suggestions/0/evidence/1").has("iri"));
    assertEquals("cut", json.at("/notices/0/kind").asText());
    assertEquals(2, json.at("/leftOut/0/count").asInt());
  }

  @Test
  @DisplayName("as text names each suggestion and its reasons")
  void text() {
    assertEquals(
        """
        Compris\u00a0: sol
        trop long
        1. Ada (Personne) — La Remise
           - Attestation « sol »
           - Et une autre raison
        (2 personnes sont en pause)
        """,
        RoutingText.of(routing()));
  }
}
