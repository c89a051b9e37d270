package org.passeur.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.office.DocumentHarvest;
import org.passeur.ingest.office.SourceDecisions;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.source.Input;
import org.passeur.ingest.source.Mappings;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.source.Row;
import org.passeur.ingest.thesaurus.SkosCompletion;
import org.passeur.kernel.Bilingual;
import org.passeur.people.People;
import org.passeur.sparql.library.MappingQuery;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/** Reads each file of a source according to its kind and the mapping. */
final class SourceReading {
  private final RecordStore store;
  private final Addresses addresses;
  private final String source;
  private final Minting minting;
  private final Harvest harvest;
  private final SourceDecisions decisions;

  /** Lines of statements of RDF files, by the name of the file, where they are known. */
  private final Map<String, Map<Quad, Integer>> lines = new HashMap<>();

  SourceReading(
      RecordStore store,
      Addresses addresses,
      String source,
      Minting minting,
      SourceDecisions decisions,
      Harvest harvest) {
    this.store = store;
    this.addresses = addresses;
    this.source = source;
    this.minting = minting;
    this.decisions = decisions;
    this.harvest = harvest;
  }

  /** Fills the harvest with rows whose statements are in their graphs, with their final IRIs. */
  void read(ImportRequest request, Mappings mapping) {
    if (decisions.insideAsBefore()) {
      harvest.add(
          ImportProblem.remark(
              "",
              "Cette source a été importée avec --inside : rien n'en est public. Pour la rendre"
                  + " publique, ajoutez --no-inside.",
              "This source was imported with --inside: nothing of it is public. To make it public,"
                  + " add --no-inside."));
    }
    List<Input> inputs = Input.of(request.files(), harvest);
    fill(inputs, mapping);
    if (decisions.allInside()) {
      harvest.rows.replaceAll(row -> row.with(row.quads().stream().map(this::inside).toList()));
    }
    if (mapping.equals(Mappings.NONE)) {
      documents(inputs, request);
    }
    if (mapping.rml().isPresent()) {
      Placing.keepPeopleInside(harvest, addresses);
    }
  }

  /** Puts a statement in a graph that no consent can open. */
  private Quad inside(Quad q) {
    Node graph = q.getGraph();
    return addresses.isOpenGraph(graph) || addresses.personPart(graph).isPresent()
        ? Quad.create(addresses.insideGraph(source), q.asTriple())
        : q;
  }

  private void fill(List<Input> inputs, Mappings mapping) {
    if (mapping.rml().isPresent()) {
      var placing = new Placing(addresses, minting, home(), Optional.empty());
      String base = addresses.resolver();
      var rows = new MappedRows(mapping.rml().get(), placing, minting, base, source, harvest);
      inputs.forEach(rows::read);
    } else if (mapping.query().isPresent()) {
      mapped(mapping.query().get(), rdf(inputs));
    } else {
      Map<Input, List<Quad>> rdf = rdf(inputs);
      People people = people(rdf, List.of());
      List<Input> thesauri = SkosCompletion.thesauri(rdf);
      rdf.forEach((input, quads) -> plain(input, quads, thesauri.contains(input), people));
      inputs.stream()
          .filter(SourceReading::needsMapping)
          .filter(input -> input.syntax().isEmpty())
          .forEach(this::unmapped);
    }
  }

  private Node home() {
    return decisions.allInside() ? addresses.insideGraph(source) : addresses.publicGraph(source);
  }

  private static boolean needsMapping(Input input) {
    return switch (input.kind()) {
      case TABLE, TREE, OTHER -> true;
      default -> false;
    };
  }

  private void unmapped(Input input) {
    Bilingual why = NotRead.why(input.extension());
    harvest.refuse(input.name(), 0, why.fr(), why.en());
  }

  private void documents(List<Input> inputs, ImportRequest request) {
    List<Input> documents =
        inputs.stream()
            .filter(i -> i.kind() == Input.Kind.DOCUMENT || i.kind() == Input.Kind.MARKDOWN)
            .filter(i -> i.syntax().isEmpty()) // Turtle may stand in a text file
            .toList();
    if (!documents.isEmpty()) {
      new DocumentHarvest(store, addresses, source, decisions, minting, harvest).read(documents);
    }
    request.reviewed().stream()
        .filter(name -> documents.stream().noneMatch(input -> isNamed(input, name)))
        .sorted()
        .forEach(
            name ->
                harvest.add(
                    ImportProblem.refused(
                        name,
                        0,
                        "--reviewed : aucun document de cet import ne porte ce nom. Recopiez le nom"
                            + " tel qu'il paraît dans le rapport.",
                        "--reviewed: no document of this import has that name. Copy the name as it"
                            + " appears in the report.")));
  }

  private static boolean isNamed(Input input, String name) {
    return Minting.normal("resource", input.name()).equals(Minting.normal("resource", name));
  }

  private Map<Input, List<Quad>> rdf(List<Input> inputs) {
    var files = new RdfFiles(addresses);
    Map<Input, List<Quad>> read = new LinkedHashMap<>();
    for (Input input : inputs) {
      if (input.syntax().isPresent()) {
        harvest.files++;
        files.read(input, harvest).ifPresent(found -> read.put(input, named(input, found)));
      }
    }
    Node scheme = NodeFactory.createURI(addresses.resolver() + "scheme/" + source);
    return SkosCompletion.of(read, scheme, harvest);
  }

  /** The statements of a file without blank nodes; keeps the lines that are known. */
  private List<Quad> named(Input input, RdfFiles.Read found) {
    List<Quad> quads = BlankNames.named(found.quads(), minting, addresses.resolver());
    Map<Quad, Integer> known = new HashMap<>();
    found.lines().forEach((at, line) -> known.putIfAbsent(quads.get(at), line));
    lines.put(input.name(), known);
    return quads;
  }

  /**
   * Reads RDF without a mapping: a thesaurus goes to its scheme graph, the rest to the source's
   * open graph.
   */
  private void plain(Input input, List<Quad> quads, boolean thesaurus, People people) {
    Node home = thesaurus && !decisions.allInside() ? addresses.schemeGraph(source) : home();
    bySubject(input.name(), quads, new Placing(addresses, minting, home, Optional.of(people)));
  }

  private People people(Map<Input, List<Quad>> rdf, List<Quad> built) {
    List<Quad> all = new ArrayList<>(built);
    rdf.values().forEach(all::addAll);
    return Placing.people(all.stream(), addresses);
  }

  private void mapped(MappingQuery query, Map<Input, List<Quad>> rdf) {
    DatasetGraph data = DatasetGraphFactory.create();
    rdf.values().forEach(quads -> quads.forEach(q -> data.getDefaultGraph().add(q.asTriple())));
    Map<String, Node> parameters =
        Map.of(
            "source", NodeFactory.createLiteralString(source),
            "publicGraph", home(),
            "schemeGraph", addresses.schemeGraph(source),
            "scheme", NodeFactory.createURI(addresses.resolver() + "scheme/" + source));
    String file = rdf.size() == 1 ? rdf.keySet().iterator().next().name() : "";
    try {
      List<Quad> built =
          BlankNames.named(query.run(data, parameters), minting, addresses.resolver());
      LeftByQuery.tell(file, rdf.values(), built, harvest);
      bySubject(
          file, built, new Placing(addresses, minting, home(), Optional.of(people(rdf, built))));
    } catch (RuntimeException | StackOverflowError e) {
      harvest.refuse(
          file,
          0,
          "La requête de correspondance a échoué : " + e.getMessage(),
          "The mapping query failed: " + e.getMessage());
    }
  }

  private void bySubject(String file, List<Quad> quads, Placing placing) {
    Map<Node, List<Quad>> subjects = new LinkedHashMap<>();
    quads.forEach(q -> subjects.computeIfAbsent(q.getSubject(), s -> new ArrayList<>()).add(q));
    harvest.rowsRead += subjects.size();
    Map<Quad, Integer> known = lines.getOrDefault(file, Map.of());
    subjects
        .values()
        .forEach(
            some ->
                harvest.rows.add(
                    placing.parts(new Row(file, 0, some), harvest, q -> known.getOrDefault(q, 0))));
  }
}
