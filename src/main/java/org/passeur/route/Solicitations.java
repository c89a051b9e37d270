package org.passeur.route;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.query.QueryLibrary;
import org.passeur.query.QueryLibrary.Row;
import org.passeur.store.RecordStore;

/**
 * How often people were solicited or handed a request, from the record store: the requests
 * themselves are never public, only that some people are placed lower. Thread-safe.
 */
public final class Solicitations implements Load {
  private final RecordStore record;
  private final QueryLibrary queries;
  private volatile Counts counts = new Counts(-1, LocalDate.MIN, Map.of());

  private record Counts(long change, LocalDate day, Map<Node, Integer> times) {}

  public Solicitations(RecordStore record, QueryLibrary queries) {
    this.record = record;
    this.queries = queries;
  }

  @Override
  public Map<Node, Integer> lately(LocalDate day) {
    long change = record.head();
    Counts now = counts;
    if (now.change() != change || !now.day().equals(day)) {
      now = new Counts(change, day, count(day));
      counts = now;
    }
    return now.times();
  }

  private Map<Node, Integer> count(LocalDate day) {
    String since = day.minusDays(DAYS).atStartOfDay().toInstant(ZoneOffset.UTC).toString();
    Node from = NodeFactory.createLiteralDT(since, XSDDatatype.XSDdateTime);
    Map<Node, Integer> times = new HashMap<>();
    for (Row row :
        record.read(data -> queries.rows(data, "route/solicitations", Map.of("since", from)))) {
      if (row.has("agent")) {
        times.put(row.node("agent"), Integer.parseInt(row.text("times")));
      }
    }
    return times;
  }
}
