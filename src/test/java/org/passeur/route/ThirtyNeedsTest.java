package org.passeur.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.ingest.OwnFiles;
import org.passeur.route.need.Evidence;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.Suggestion;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

@DisplayName("Thirty needs on the demonstration network")
class ThirtyNeedsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);
  private static final int TOP = 5;
  private static final int SHOWN = 12;

  /** How many are answered sensibly today; more is better, less is a drop. */
  private static final int SENSIBLE = 27;

  private record Asked(String language, String text, List<Node> welcome) {}

  private static Network network;
  private static List<Asked> needs;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    network = new Network(folder);
    OwnFiles.vocabulary(network.record, network.addresses);
    OwnFiles.demonstration(network.record, network.addresses);
    network.projections.await(network.record.head());
    needs =
        Files.readAllLines(Path.of("src/test/resources/route/thirty-needs.tsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .map(
                p ->
                    new Asked(
                        p[0], p[1], List.of(p[2].split(" ")).stream().map(network::node).toList()))
            .toList();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static Routing route(Asked asked) {
    return network.router.route(Need.of(asked.text(), asked.language(), TODAY, SHOWN));
  }

  @Test
  @DisplayName("find what a sensible person would be glad to find among the first five")
  void sense() {
    assertEquals(30, needs.size());
    List<String> missed = new ArrayList<>();
    for (Asked asked : needs) {
      List<Suggestion> first = route(asked).suggestions().stream().limit(TOP).toList();
      if (first.stream().noneMatch(s -> asked.welcome().contains(s.iri()))) {
        missed.add(asked.text() + " -> " + first.stream().map(Suggestion::label).toList());
      }
    }
    assertTrue(needs.size() - missed.size() >= SENSIBLE, String.join("\n", missed));
  }

  @Test
  @DisplayName("are answered with reasons that the public data says")
  void truth() {
    List<String> untrue = new ArrayList<>();
    int checked = 0;
    for (Asked asked : needs) {
      for (Suggestion suggestion : route(asked).suggestions()) {
        for (Evidence evidence : suggestion.evidence()) {
          checked++;
          if (!network.published.read(
              d -> holds(suggestion, evidence, network.published.union()))) {
            untrue.add(asked.text() + ": " + suggestion.iri() + " " + evidence);
          }
        }
      }
    }
    assertEquals(List.of(), untrue);
    assertTrue(checked > 30 * SHOWN, checked + " reasons");
  }

  /** What a reason says, asked of the statements themselves. */
  private static boolean holds(Suggestion suggestion, Evidence evidence, Graph data) {
    Node who = suggestion.iri();
    Node what = evidence.iri().orElse(Node.ANY);
    return switch (evidence.kind()) {
      case "claim" -> data.contains(what, Psr.HOLDER, who) && named(what, evidence, data);
      case "resource", "activity" ->
          linked(what, who, data) && (evidence.date().isEmpty() || dated(what, evidence, data));
      case "theme" -> data.contains(who, Dcterms.SUBJECT, what);
      case "practice" ->
          data.contains(who, Psr.CULTIVATES, what) || data.contains(who, Psr.DOCUMENTS, what);
      case "facilitates" -> holdsRole(what, who, true, data);
      case "member" ->
          holdsRole(what, who, false, data) || data.contains(what, Psr.CARRIED_BY, who);
      case "bridge" -> data.contains(who, Psr.BRIDGES, what);
      case "territory" -> data.contains(who, Dcterms.SPATIAL, what);
      case "text" -> what.equals(who);
      case "active" -> linked(what, who, data);
      case "works" -> what.equals(who) && hasWorks(who, data);
      case "walk" -> what.equals(who) && hasWorks(who, data);
      case "more" -> evidence.iri().isEmpty();
      default -> false;
    };
  }

  /** The claim is about something with a name that the reason says. */
  private static boolean named(Node claim, Evidence evidence, Graph data) {
    return data.find(claim, Psr.EXPERTISE_IN, Node.ANY).toList().stream()
        .flatMap(t -> data.find(t.getObject(), Node.ANY, Node.ANY).toList().stream())
        .anyMatch(
            t ->
                t.getObject().isLiteral()
                    && evidence.text().contains(t.getObject().getLiteralLexicalForm()));
  }

  private static boolean linked(Node work, Node who, Graph data) {
    return Set.of(
            Dcterms.CREATOR,
            Dcterms.CONTRIBUTOR,
            Prov.WAS_ASSOCIATED_WITH,
            Schema.PROVIDER,
            Psr.ORIGINATED_IN,
            Psr.SHARED_IN,
            Psr.HELD_BY)
        .stream()
        .anyMatch(property -> data.contains(work, property, who));
  }

  private static boolean hasWorks(Node who, Graph data) {
    return Set.of(Dcterms.CREATOR, Dcterms.CONTRIBUTOR, Prov.WAS_ASSOCIATED_WITH, Schema.PROVIDER)
        .stream()
        .anyMatch(property -> data.contains(Node.ANY, property, who));
  }

  private static boolean dated(Node work, Evidence evidence, Graph data) {
    return data.find(work, Node.ANY, Node.ANY).toList().stream()
        .anyMatch(
            t ->
                t.getObject().isLiteral()
                    && t.getObject().getLiteralLexicalForm().equals(evidence.date()));
  }

  private static boolean holdsRole(Node community, Node who, boolean facilitates, Graph data) {
    return data.find(Node.ANY, Org.MEMBER, who).toList().stream()
        .map(t -> t.getSubject())
        .filter(m -> data.contains(m, Org.ORGANIZATION, community))
        .anyMatch(
            m ->
                !facilitates
                    || data.contains(m, Org.ROLE, Psr.concept("role", "facilitator"))
                    || data.contains(m, Org.ROLE, Psr.concept("role", "cofacilitator")));
  }
}
