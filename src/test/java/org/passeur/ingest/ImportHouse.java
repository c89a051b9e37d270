package org.passeur.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.passeur.HandClock;
import org.passeur.guard.SomeGates;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.rights.ConsentCalendar;
import org.passeur.rights.Withdrawals;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/** A record store with its checks and an importer, in a folder of a test. */
public final class ImportHouse implements AutoCloseable {
  static final byte[] SECRET = "a secret of a test folder".getBytes(StandardCharsets.UTF_8);

  static {
    JenaSystem.init();
  }

  /** Slow to make, and the tests run one after the other. */
  public final Addresses addresses = new Addresses("http://localhost:8080");

  final HandClock clock = new HandClock("2026-10-01T10:00:00Z", "America/Toronto");
  final RecordStore store;
  final Importer importer;
  private final Path folder;

  public ImportHouse(Path folder) {
    this.folder = folder;
    store = RecordStore.open(folder.resolve("store"), addresses.resolver() + "genid/", clock);
    store.completedBy(
        List.of(new Withdrawals(addresses, clock), new ConsentCalendar(store, addresses, clock)));
    store.guardedBy(SomeGates.of(addresses));
    importer = new Importer(store, addresses, SECRET, clock);
  }

  /** A file that comes with the tests. */
  static Path fixture(String name) {
    return Path.of("src/test/resources/ingest", name);
  }

  /** A file of the test. */
  public Path file(String name, String text) {
    try {
      Path file = folder.resolve("in").resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ImportRequest request(String source, Path... files) {
    return ImportRequest.of(source, List.of(files), "test");
  }

  public ImportReport run(ImportRequest request) {
    return importer.run(request);
  }

  ImportReport members(Path file) {
    return run(request("club", file).mappedBy(fixture("members.rml.ttl").toString()));
  }

  /** Why the last change was made. */
  String lastReason() {
    List<String> reasons = new ArrayList<>();
    store.changes(store.firstLogged(), commit -> reasons.add(commit.note().reason()));
    return reasons.get(reasons.size() - 1);
  }

  public List<Quad> find(Node g, Node s, Node p, Node o) {
    return store.read(data -> Iter.toList(data.find(g, s, p, o)));
  }

  /** Everything that is stored, as text. */
  public Set<String> everything() {
    Set<String> all = new TreeSet<>();
    find(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEach(q -> all.add(q.toString()));
    return all;
  }

  /** Labels and names anywhere, without language. */
  public List<String> texts(Node property) {
    List<String> texts = new ArrayList<>();
    find(Node.ANY, Node.ANY, property, Node.ANY)
        .forEach(q -> texts.add(q.getObject().getLiteralLexicalForm()));
    texts.sort(null);
    return texts;
  }

  @Override
  public void close() {
    store.close();
  }
}
