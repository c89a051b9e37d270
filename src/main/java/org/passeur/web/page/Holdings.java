package org.passeur.web.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;

/**
 * Looks up in the public data what the installation holds: whether the demonstration is loaded, and
 * which examples of needs suit the data. Cached until the next change; thread-safe.
 */
final class Holdings {
  /** Public graphs of the demonstration; it is loaded when one of them has statements. */
  private static final List<String> DEMONSTRATION = List.of("demo", "thesis-note");

  private static final List<Node> THINGS =
      List.of(
          Psr.COMMUNITY,
          Psr.COMMUNITY_OF_PRACTICE,
          Psr.BRIDGE_COMMUNITY,
          Psr.PRACTICE,
          Psr.KNOWLEDGE_RESOURCE,
          Psr.NEED,
          Foaf.PERSON,
          Org.FORMAL_ORGANIZATION);

  private static final int MOST_EXAMPLES = 4;
  private static final int LOOKED_AT = 400;
  private static final int LONGEST_EXAMPLE = 90;

  private final PublicData data;
  private volatile Known known = new Known(-1, Page.Contents.EMPTY, Map.of());

  /** What was looked up at one change number. */
  private record Known(long offset, Page.Contents contents, Map<String, List<String>> examples) {}

  Holdings(PublicData data) {
    this.data = data;
  }

  Page.Contents contents() {
    return known().contents();
  }

  /** Returns examples of needs in the language of the visit; empty when none suits the data. */
  List<Link> examples(PageRequest visit) {
    Known now = known();
    List<String> needs =
        now.contents().demonstration()
            ? visit.words().all("home.example")
            : now.examples().computeIfAbsent(visit.language(), l -> own(visit));
    return needs.stream()
        .map(q -> Link.to(q, visit.href("/aiguillage?q=" + PageRequest.encode(q)), ""))
        .toList();
  }

  private Known known() {
    Known now = known;
    long offset = data.store().offset();
    if (now.offset() != offset) {
      now = new Known(offset, data.store().read(this::contents), new ConcurrentHashMap<>());
      known = now;
    }
    return now;
  }

  private Page.Contents contents(DatasetGraph graphs) {
    Addresses addresses = data.addresses();
    boolean demonstration =
        graphs.contains(addresses.publicGraph(DEMONSTRATION.get(0)), Node.ANY, Node.ANY, Node.ANY);
    if (demonstration) {
      return others(graphs) ? Page.Contents.BOTH : Page.Contents.DEMONSTRATION;
    }
    Graph all = data.store().union();
    boolean some = THINGS.stream().anyMatch(type -> all.contains(Node.ANY, Rdf.TYPE, type));
    return some ? Page.Contents.OWN : Page.Contents.EMPTY;
  }

  /** True when there is public data beside the demonstration. */
  private boolean others(DatasetGraph graphs) {
    Addresses addresses = data.addresses();
    Set<Node> demonstration = new LinkedHashSet<>();
    DEMONSTRATION.forEach(name -> demonstration.add(addresses.publicGraph(name)));
    String sources = addresses.publicGraph("").getURI();
    var all = graphs.listGraphNodes();
    while (all.hasNext()) {
      Node graph = all.next();
      if (graph.isURI() && graph.getURI().startsWith(sources) && !demonstration.contains(graph)) {
        return true;
      }
    }
    return false;
  }

  /** Needs that the network itself holds, or else the names of the themes it speaks of. */
  private List<String> own(PageRequest visit) {
    return data.read(
        visit,
        reading -> {
          List<String> needs =
              named(reading, reading.some(Node.ANY, Rdf.TYPE, Psr.NEED, LOOKED_AT), true);
          return needs.isEmpty()
              ? named(reading, reading.some(Node.ANY, Dcterms.SUBJECT, Node.ANY, LOOKED_AT), false)
              : needs;
        });
  }

  private static List<String> named(PageReading reading, List<Triple> found, boolean subjects) {
    Set<Node> things = new LinkedHashSet<>();
    found.forEach(t -> things.add(subjects ? t.getSubject() : t.getObject()));
    List<String> names = new ArrayList<>();
    for (Node thing : things) {
      reading
          .name(thing)
          .filter(name -> !name.foreign() && name.value().length() <= LONGEST_EXAMPLE)
          .ifPresent(name -> names.add(name.value()));
    }
    return names.stream().distinct().limit(MOST_EXAMPLES).toList();
  }
}
