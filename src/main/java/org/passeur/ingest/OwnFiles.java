package org.passeur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.store.Note;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Bundled;

/**
 * Loads the files that ship with the program, through the same door as any write. The change is
 * decided on return and can be read everywhere a moment later.
 */
public final class OwnFiles {
  private OwnFiles() {}

  /**
   * Loads the vocabulary and the concept schemes: afterwards their graphs hold exactly the
   * statements of the files. Unchanged files change nothing.
   */
  public static void vocabulary(RecordStore record, Addresses addresses) {
    vocabulary(record, vocabulary(addresses));
  }

  /**
   * Stores what the bundled files say in place of what an earlier version said.
   *
   * @param said statements of the files, from {@link #vocabulary(Addresses)}
   */
  public static void vocabulary(RecordStore record, Set<Quad> said) {
    DatasetGraph wanted = DatasetGraphFactory.create();
    said.forEach(wanted::add);
    replace(record, wanted, new Note("passeur", "vocabulary", "ontology"));
  }

  /** The statements of the files, in their graphs. */
  public static Set<Quad> vocabulary(Addresses addresses) {
    DatasetGraph wanted = DatasetGraphFactory.create();
    read(wanted, "ontology/passeur.ttl", addresses.vocabularyGraph(), addresses);
    for (String file : Bundled.list("ontology/schemes", ".ttl")) {
      String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".ttl".length());
      read(wanted, file, addresses.schemeGraph(name), addresses);
    }
    return Iter.toSet(wanted.find());
  }

  /**
   * Loads the demonstration network, unless it is there already; so changes people made in it are
   * kept, withdrawn consents above all.
   */
  public static void demonstration(RecordStore record, Addresses addresses) {
    Node home = addresses.publicGraph("demo");
    if (record.read(data -> data.contains(home, Node.ANY, Node.ANY, Node.ANY))) {
      return;
    }
    DatasetGraph wanted = DatasetGraphFactory.create();
    for (String file : Bundled.list("ontology/demo", ".trig")) {
      read(wanted, file, Quad.defaultGraphIRI, addresses);
    }
    record.decide(
        new Note("passeur", "demonstration", "ontology/demo"),
        Optional.empty(),
        data -> wanted.find().forEachRemaining(data::add));
  }

  private static void read(DatasetGraph into, String file, Node graph, Addresses addresses) {
    DatasetGraph one = DatasetGraphFactory.create();
    try (InputStream in = Bundled.open(file)) {
      RDFParser.source(in)
          .lang(file.endsWith(".trig") ? Lang.TRIG : Lang.TURTLE)
          .base(addresses.resolver())
          .parse(one);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    one.find()
        .forEachRemaining(q -> into.add(q.isDefaultGraph() ? Quad.create(graph, q.asTriple()) : q));
  }

  private static void replace(RecordStore record, DatasetGraph wanted, Note note) {
    Set<Node> graphs = new LinkedHashSet<>();
    wanted.listGraphNodes().forEachRemaining(graphs::add);
    record.decide(
        note,
        Optional.empty(),
        data -> {
          for (Node graph : graphs) {
            Set<Quad> now =
                new HashSet<>(Iter.toList(wanted.find(graph, Node.ANY, Node.ANY, Node.ANY)));
            List<Quad> old = Iter.toList(data.find(graph, Node.ANY, Node.ANY, Node.ANY));
            old.stream().filter(q -> !now.contains(q)).forEach(data::delete);
            now.forEach(data::add);
          }
        });
  }
}
