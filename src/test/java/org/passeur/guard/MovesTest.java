package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.log.Change;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;

/** A request goes from state to state along the list that ships with the program. */
class MovesTest extends TestBase {
  private static final Node GRAPH = TestData.ADDRESSES.publicGraph("moves");
  private static final Node REQUEST = TestData.ADDRESSES.thing("request", "r2222222");

  private final Moves moves = new Moves();

  @ParameterizedTest
  @CsvSource({
    "searching, proposed, true",
    "searching, searching, true",
    "received, resolved, false",
    "proposed, received, false"
  })
  void aStateFollowsThoseThatTheListNames(String from, String to, boolean allowed) {
    Quad next = said(Psr.REQUEST_STATE, to);
    List<Quad> forbidden =
        moves.forbidden(new Change(List.of(next), List.of(said(Psr.REQUEST_STATE, from))));
    assertEquals(allowed ? List.of() : List.of(next), forbidden);
  }

  @Test
  void onlyStatesAreMoves() {
    var subject = said(Dcterms.SUBJECT, "received");
    var first = said(Psr.REQUEST_STATE, "resolved");
    assertEquals(List.of(), moves.forbidden(new Change(List.of(first), List.of(subject))));
    var other = said(Dcterms.SUBJECT, "resolved");
    var before = said(Psr.REQUEST_STATE, "received");
    assertEquals(List.of(), moves.forbidden(new Change(List.of(other), List.of(before))));
  }

  private static Quad said(Node property, String state) {
    return Quad.create(GRAPH, REQUEST, property, Psr.concept("request", state));
  }
}
