package org.passeur.route.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.route.Network;
import org.passeur.sparql.library.QueryLibrary.Row;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Org;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/** What is kept in memory, against queries that ask the stores for the same. */
@DisplayName("Facts kept in memory")
class RelationsTest extends TestBase {
  private static final int CHANGES = 60;
  private static final List<Node> LINKS =
      List.of(
          Psr.EXPERTISE_IN,
          Psr.HOLDER,
          Psr.EXPERTISE_LEVEL,
          Psr.CLAIM_BASIS,
          Org.ORGANIZATION,
          Org.MEMBER,
          Org.ROLE,
          Psr.CULTIVATES,
          Psr.DOCUMENTS,
          Psr.BRIDGES,
          Psr.CARRIED_BY,
          Psr.SOLICITS,
          Psr.HANDED_OVER_TO);
  private static final List<Node> DATES =
      List.of(Psr.LAST_EXERCISED, Schema.START_DATE, Schema.END_DATE, Dcterms.ISSUED);

  private final Random random = new Random(seed("RelationsTest"));

  @Test
  @DisplayName("are those of the stores after any changes, and after a rebuild")
  void follow(@TempDir Path folder) {
    try (var network = Network.garden(folder)) {
      Node graph = network.addresses.publicGraph("random");
      network.write(data -> solicitation(data, graph, network)); // chance may not make a late one
      for (int i = 0; i < CHANGES; i++) {
        network.write(data -> change(data, graph, network));
      }
      network.projections.await(network.record.head());
      network.published.read(
          data -> {
            things(network).forEach(t -> assertSame(data, t, network.relations));
            assertEquals(0, network.relations.differences(network.published.union()));
            return data;
          });
      Map<Node, Integer> asked = network.solicitations.lately(Network.TODAY);
      assertEquals(counted(network), asked);
      assertTrue(!asked.isEmpty(), "somebody was asked");
    }
  }

  private static void solicitation(DatasetGraph data, Node graph, Network network) {
    Node asking = network.node("thing/thing2222229");
    String when = Network.TODAY.minusDays(10) + "T09:00:00Z";
    data.add(graph, asking, Psr.SOLICITS, network.node("thing/thing2222220"));
    data.add(
        graph,
        asking,
        Prov.STARTED_AT_TIME,
        NodeFactory.createLiteralDT(when, XSDDatatype.XSDdateTime));
  }

  private void change(DatasetGraph data, Node graph, Network network) {
    data.add(graph, thing(network), Psr.SOLICITS, thing(network));
    for (int i = 0; i < 4; i++) {
      Node subject = thing(network);
      if (random.nextInt(3) == 0) {
        data.deleteAny(graph, subject, LINKS.get(random.nextInt(LINKS.size())), Node.ANY);
      } else if (random.nextInt(3) == 0) {
        data.add(graph, subject, DATES.get(random.nextInt(DATES.size())), day(XSDDatatype.XSDdate));
      } else {
        data.add(graph, subject, LINKS.get(random.nextInt(LINKS.size())), thing(network));
      }
      if (!data.contains(graph, subject, Prov.STARTED_AT_TIME, Node.ANY)) {
        data.add(graph, subject, Prov.STARTED_AT_TIME, day(XSDDatatype.XSDdateTime));
      }
    }
  }

  private Node day(XSDDatatype type) {
    String day = (2024 + random.nextInt(3)) + "-0" + (1 + random.nextInt(9)) + "-15";
    return NodeFactory.createLiteralDT(
        type.equals(XSDDatatype.XSDdate) ? day : day + "T09:00:00Z", type);
  }

  private Node thing(Network network) {
    return network.node("thing/thing222222" + random.nextInt(8));
  }

  private static Stream<Node> things(Network network) {
    List<Node> things = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      things.add(network.node("thing/thing222222" + i));
    }
    things.add(network.node("concept/compost"));
    things.add(network.node("community/garden222222"));
    return things.stream();
  }

  private void assertSame(DatasetGraph data, Node thing, Relations relations) {
    assertEquals(
        lines(data, "claims", "subject", thing, "claim", "person", "exercised"),
        sorted(
            relations.claims(thing).stream()
                .map(c -> List.of(c.iri(), c.person(), c.exercised()))));
    assertEquals(
        lines(data, "roles", "community", thing, "membership", "person", "role"),
        sorted(
            relations.roles(thing).stream()
                .map(r -> List.of(r.membership(), r.person(), said(r.role())))
                .distinct()));
    assertEquals(
        lines(data, "around-practice", "practice", thing, "thing", "link", "date"),
        sorted(
            relations.aroundPractice(thing).stream()
                .map(a -> List.of(a.thing(), a.link(), a.date()))));
    assertEquals(
        lines(data, "around-community", "community", thing, "thing", "link", "other"),
        sorted(
            relations.aroundCommunity(thing).stream()
                .map(a -> List.of(a.thing(), a.link(), said(a.other())))));
  }

  private static Object said(java.util.Optional<Node> node) {
    return node.<Object>map(n -> n).orElse("");
  }

  private List<String> lines(
      DatasetGraph data, String query, String parameter, Node value, String... columns) {
    List<Row> rows = rows(data, query, parameter, value);
    return sorted(
        rows.stream()
            .map(
                row ->
                    Stream.of(columns)
                        .map(
                            c ->
                                !row.has(c)
                                    ? ""
                                    : row.node(c).isURI() ? (Object) row.node(c) : row.text(c))
                        .toList())
            .distinct());
  }

  /** Of a query of src/test/resources/oracle. */
  private static List<Row> rows(DatasetGraph data, String name, String parameter, Node value) {
    Query query = QueryFactory.read("src/test/resources/oracle/" + name + ".rq");
    List<Row> rows = new ArrayList<>();
    try (QueryExec exec =
        QueryExec.dataset(data).query(query).substitution(parameter, value).build()) {
      exec.select()
          .forEachRemaining(
              binding -> {
                Map<String, Node> values = new HashMap<>();
                binding.forEach((variable, node) -> values.put(variable.getVarName(), node));
                rows.add(new Row(values));
              });
    }
    return rows;
  }

  private static List<String> sorted(Stream<? extends List<?>> lines) {
    return lines.map(List::toString).sorted().toList();
  }

  private Map<Node, Integer> counted(Network network) {
    Node since = NodeFactory.createLiteralDT("2025-10-01T00:00:00Z", XSDDatatype.XSDdateTime);
    Map<Node, Integer> times = new HashMap<>();
    network.record.read(
        data -> {
          rows(data, "solicitations", "since", since)
              .forEach(row -> times.put(row.node("agent"), Integer.valueOf(row.text("times"))));
          return data;
        });
    return times;
  }
}
