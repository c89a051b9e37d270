package org.passeur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Bundled;
import org.passeur.kernel.PrivateFiles;
import org.passeur.log.Note;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the files that ship with the program, through the same door as any write. The change is
 * decided on return and can be read everywhere a moment later.
 */
public final class OwnFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);
  private static final String VOCABULARY = "ontology/passeur.ttl";

  private OwnFiles() {}

  /**
   * Loads the vocabulary and the concept schemes: afterwards their graphs hold exactly the
   * statements of the files. Unchanged files change nothing.
   */
  public static void vocabulary(RecordStore record, Addresses addresses) {
    write(record, vocabulary(addresses));
  }

  /**
   * Stores what the bundled files say in place of what an earlier version said, without reading
   * them when a mark says that these very files were loaded and their graphs hold as many
   * statements as then. Nobody removes statements of these files (the gate on removals), so the
   * same number means the same statements.
   *
   * @param said statements of the files, from {@link #vocabulary(Addresses)}
   * @param mark a file, written here; a missing or damaged one only costs time
   */
  public static void vocabulary(
      RecordStore record, Addresses addresses, Supplier<Set<Quad>> said, Path mark) {
    String files = digest(addresses);
    if (!files.concat(held(record, addresses)).equals(read(mark))) {
      write(record, said.get());
      try {
        PrivateFiles.write(
            mark, files.concat(held(record, addresses)).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        LOG.warn("{} could not be written; the next start reads the vocabulary again", mark, e);
      }
    }
  }

  /** Digest of the files and of what their addresses begin with. */
  private static String digest(Addresses addresses) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(addresses.resolver().getBytes(StandardCharsets.UTF_8));
      for (String file : files()) {
        digest.update(file.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Bundled.open(file)) {
          digest.update(in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many statements the graphs of these files hold, after a space. */
  private static String held(RecordStore record, Addresses addresses) {
    return record.read(
        data -> {
          long count = 0;
          for (String file : files()) {
            count += data.getGraph(graph(file, addresses)).size();
          }
          return " " + count;
        });
  }

  private static String read(Path mark) {
    try {
      return Files.exists(mark) ? Files.readString(mark, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files() {
    return Stream.concat(Stream.of(VOCABULARY), Bundled.list("ontology/schemes", ".ttl").stream())
        .toList();
  }

  private static Node graph(String file, Addresses addresses) {
    return file.equals(VOCABULARY)
        ? addresses.vocabularyGraph()
        : addresses.schemeGraph(
            file.substring(file.lastIndexOf('/') + 1, file.length() - ".ttl".length()));
  }

  private static void write(RecordStore record, Set<Quad> said) {
    DatasetGraph wanted = DatasetGraphFactory.create();
    said.forEach(wanted::add);
    replace(record, wanted, new Note("passeur", "vocabulary", "ontology"));
  }

  /** The statements of the files, in their graphs. */
  public static Set<Quad> vocabulary(Addresses addresses) {
    DatasetGraph wanted = DatasetGraphFactory.create();
    for (String file : files()) {
      read(wanted, file, graph(file, addresses), addresses);
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
