package org.passeur.ingest;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.passeur.ingest.table.TableDialect;
import org.passeur.kernel.Bilingual;
import org.passeur.people.People;
import org.passeur.sparql.library.MappingQuery;
import org.passeur.store.RecordStore;
import org.passeur.store.work.WorkFolder;
import org.passeur.vocab.Addresses;

/** Reads each file of a source according to its kind and the mapping. */
final class SourceReading implements AutoCloseable {
  private final RecordStore store;
  private final Addresses addresses;
  private final String source;
  private final Minting minting;
  private final Harvest harvest;
  private final SourceDecisions decisions;
  private final WorkFolder work;
  private final SourceStatements said;
  private final ImportProgress progress;
  private long statements;

  /** A statement of a file, placed. */
  private record Written(String file, Quad quad) {}

  /** Of some statements of RDF files the parser tells the line. */
  private final Map<Written, Integer> lines = new HashMap<>();

  private static final int MOST_LINES = 10_000;

  SourceReading(
      RecordStore store,
      Addresses addresses,
      String source,
      Minting minting,
      SourceDecisions decisions,
      Harvest harvest,
      WorkFolder work,
      ImportProgress progress) {
    this.store = store;
    this.addresses = addresses;
    this.source = source;
    this.minting = minting;
    this.decisions = decisions;
    this.harvest = harvest;
    this.work = work;
    this.progress = progress;
    this.said = new SourceStatements(work, addresses);
  }

  /** Returns what the source says, in its graphs and with its final IRIs. */
  SourceStatements read(ImportRequest request, Mappings mapping) {
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
    boolean rows = mapping.rml().isPresent();
    fill(inputs, mapping, request.tables());
    said.sift((row, people) -> rows ? sifted(row, people) : parts(row, people));
    if (mapping.equals(Mappings.NONE)) {
      documents(inputs, request);
      harvest.rows.forEach(said::add);
    }
    said.settleLabels();
    said.leaveDatesToTheImport();
    return said;
  }

  /** A row of data: all of it or nothing. */
  private List<Quad> sifted(Row row, People people) {
    Optional<Bilingual> why = Placing.exposes(row, people, harvest, addresses);
    why.ifPresent(reason -> harvest.leaveOut(row, reason));
    return why.isPresent() ? List.of() : row.quads();
  }

  /** The statements of an RDF file about one subject: those that are allowed. */
  private List<Quad> parts(Row row, People people) {
    List<Quad> left = new ArrayList<>();
    for (Quad q : row.quads()) {
      Optional<Bilingual> why = Placing.exposes(q, people, harvest, addresses);
      why.ifPresentOrElse(
          reason -> harvest.hold(row.file(), line(row.file(), q), reason, q.getPredicate()),
          () -> left.add(decisions.allInside() ? inside(q) : q));
    }
    return left;
  }

  private int line(String file, Quad q) {
    return lines.isEmpty() ? 0 : lines.getOrDefault(new Written(file, q), 0);
  }

  /** Puts a statement in a graph that no consent can open. */
  private Quad inside(Quad q) {
    Node graph = q.getGraph();
    return addresses.isOpenGraph(graph) || addresses.personPart(graph).isPresent()
        ? Quad.create(addresses.insideGraph(source), q.asTriple())
        : q;
  }

  private void fill(List<Input> inputs, Mappings mapping, TableDialect tables) {
    if (mapping.rml().isPresent()) {
      var placing = new Placing(addresses, minting, home());
      String base = addresses.resolver();
      var rows =
          new MappedRows(
              mapping.rml().get(), placing, minting, base, source, tables, harvest, this::mapped);
      inputs.forEach(rows::read);
    } else if (mapping.query().isPresent()) {
      try (ReadFiles files = rdf(inputs)) {
        built(mapping.query().get(), files);
      }
    } else {
      try (ReadFiles files = rdf(inputs)) {
        files.forEach(
            (input, read) -> {
              plain(input, read, files.isThesaurus(input));
              read.close();
            });
      }
      inputs.stream()
          .filter(SourceReading::needsMapping)
          .filter(input -> input.syntax().isEmpty())
          .forEach(this::unmapped);
    }
  }

  private void mapped(Row row) {
    progress.reached(ImportProgress.Stage.READ, harvest.rowsRead);
    said.add(
        decisions.allInside() ? row.with(row.quads().stream().map(this::inside).toList()) : row);
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

  /** Reads the RDF files to their end; those that cannot be are left out, with a problem. */
  private ReadFiles rdf(List<Input> inputs) {
    var parser = new RdfFiles(addresses);
    var files = new ReadFiles(work);
    try {
      for (Input input : inputs) {
        if (input.syntax().isPresent()) {
          harvest.files++;
          if (parser.read(input, harvest, () -> told(files.begin()))) {
            files.keep(input, minting, addresses.resolver());
          }
        }
      }
      files.complete(NodeFactory.createURI(addresses.resolver() + "scheme/" + source), harvest);
      return files;
    } catch (RuntimeException | Error e) {
      files.close();
      throw e;
    }
  }

  private RdfFiles.Statements told(ReadFile file) {
    return (quad, line) -> {
      progress.reached(ImportProgress.Stage.READ, ++statements);
      file.accept(quad, line);
    };
  }

  /**
   * Places RDF without a mapping: a thesaurus goes to its scheme graph, the rest to the source's
   * open graph.
   */
  private void plain(Input input, ReadFile read, boolean thesaurus) {
    Node home = thesaurus && !decisions.allInside() ? addresses.schemeGraph(source) : home();
    place(input.name(), read, new Placing(addresses, minting, home));
  }

  /** Places the statements of an RDF file: those that are allowed, and a problem for the others. */
  private void place(String file, ReadFile read, Placing placing) {
    read.bySubject(
        (line, quads) -> {
          List<Quad> placed = new ArrayList<>();
          for (Quad before : quads) {
            Quad q = placing.placed(before);
            Optional<Bilingual> why = placing.objection(before, q);
            if (why.isPresent()) {
              harvest.hold(file, line, why.get(), q.getPredicate());
              said.beside(q);
            } else {
              placed.add(q);
              if (line > 0 && lines.size() < MOST_LINES) {
                lines.putIfAbsent(new Written(file, q), line);
              }
            }
          }
          said.add(new Row(file, 0, placed));
        });
    harvest.rowsRead += read.subjects();
  }

  private void built(MappingQuery query, ReadFiles files) {
    DatasetGraph data = DatasetGraphFactory.create();
    files.forEach(
        (input, read) ->
            read.bySubject(
                (line, quads) ->
                    quads.forEach(
                        q -> {
                          data.getDefaultGraph().add(q.asTriple());
                          said.beside(Quad.create(Quad.defaultGraphIRI, q.asTriple()));
                        })));
    Map<String, Node> parameters =
        Map.of(
            "source", NodeFactory.createLiteralString(source),
            "publicGraph", home(),
            "schemeGraph", addresses.schemeGraph(source),
            "scheme", NodeFactory.createURI(addresses.resolver() + "scheme/" + source));
    try (var built = new ReadFile(work, work.most())) {
      List<Quad> quads = query.run(data, parameters);
      quads.forEach(q -> built.accept(q, 0));
      built.name(minting, addresses.resolver());
      LeftByQuery.tell(files, quads, harvest);
      place(files.name(), built, new Placing(addresses, minting, home()));
    } catch (RuntimeException | StackOverflowError e) {
      harvest.refuse(
          files.name(),
          0,
          "La requête de correspondance a échoué : " + e.getMessage(),
          "The mapping query failed: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    said.close();
  }
}
