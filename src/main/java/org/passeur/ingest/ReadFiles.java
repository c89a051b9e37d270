package org.passeur.ingest;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Input;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.thesaurus.SkosCompletion;
import org.passeur.ingest.thesaurus.ThesaurusSigns;
import org.passeur.store.work.WorkFolder;

/**
 * The RDF files of an import, set aside until all of them are read: one may say of another that it
 * is a thesaurus. Only statements of thesauri are read once more, to complete them.
 */
final class ReadFiles implements AutoCloseable {
  private final WorkFolder work;
  private final Map<Input, ReadFile> files = new LinkedHashMap<>();
  private final Set<Input> thesauri = new LinkedHashSet<>();
  private Optional<ReadFile> begun = Optional.empty();
  private long held;

  ReadFiles(WorkFolder work) {
    this.work = work;
  }

  /**
   * A new file, which holds in memory no more than the others left room for. One that was begun and
   * not kept is forgotten.
   */
  ReadFile begin() {
    drop();
    var file = new ReadFile(work, Math.max(0, work.most() - held));
    begun = Optional.of(file);
    return file;
  }

  private void drop() {
    begun.ifPresent(ReadFile::close);
    begun = Optional.empty();
  }

  /** Keeps the file that was begun, which is at its end, with names for its blank nodes. */
  void keep(Input input, Minting minting, String base) {
    ReadFile file = begun.orElseThrow();
    file.name(minting, base);
    files.put(input, file);
    held += file.held();
    begun = Optional.empty();
  }

  /**
   * Finds the thesauri among the files, all of which are there, and completes them.
   *
   * @param ownScheme the scheme of concepts of which no file names any
   */
  void complete(Node ownScheme, Harvest harvest) {
    Map<Input, ThesaurusSigns> signs = new LinkedHashMap<>();
    files.forEach((input, read) -> signs.put(input, read.signs()));
    thesauri.addAll(ThesaurusSigns.thesauri(signs));
    if (thesauri.isEmpty()) {
      return;
    }
    var completion = new SkosCompletion(thesauri, ownScheme);
    forEach(
        (input, read) -> {
          if (thesauri.contains(input)) {
            read.bySubject((line, quads) -> quads.forEach(q -> completion.read(input, q)));
          }
        });
    Map<Input, List<Quad>> more = completion.complete(harvest);
    forEach((input, read) -> read.say(more.getOrDefault(input, List.of())));
  }

  boolean isThesaurus(Input input) {
    return thesauri.contains(input);
  }

  /** Passes on each file, in the order in which they were given. */
  void forEach(BiConsumer<Input, ReadFile> use) {
    files.forEach(use);
  }

  /** The name of the only file; empty when there are several. */
  String name() {
    return files.size() == 1 ? files.keySet().iterator().next().name() : "";
  }

  @Override
  public void close() {
    drop();
    files.values().forEach(ReadFile::close);
  }
}
