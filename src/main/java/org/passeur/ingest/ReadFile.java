package org.passeur.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.thesaurus.ThesaurusSigns;
import org.passeur.store.work.Hashes;
import org.passeur.store.work.WorkFolder;

/**
 * What an RDF file holds, set aside until its end shows that it can be read. Only statements with
 * blank nodes are held in memory, whose names depend on all of them.
 */
final class ReadFile implements RdfFiles.Statements, AutoCloseable {
  /** Receives statements about one subject, with the line where one is known. */
  interface Use {
    void piece(int line, List<Quad> quads);
  }

  private final SaidRows rows;
  private final ThesaurusSigns signs = new ThesaurusSigns();
  private final Hashes subjects = new Hashes();
  private final List<Quad> blank = new ArrayList<>();
  private final List<Quad> piece = new ArrayList<>();
  private Map<Node, String> names = Map.of();
  private List<Quad> more = List.of();

  /**
   * @param most statements held in memory; a file of more is kept in the work folder
   */
  ReadFile(WorkFolder work, long most) {
    this.rows = new SaidRows(work, most);
  }

  @Override
  public void accept(Quad quad, int line) {
    if (BlankNames.isIn(quad)) {
      blank.add(quad);
    }
    signs.note(quad);
    subjects.add(quad.getSubject());
    if (line > 0) {
      end();
      rows.add("", line, List.of(quad));
      return;
    }
    if (!piece.isEmpty() && !piece.get(0).getSubject().equals(quad.getSubject())) {
      end();
    }
    piece.add(quad);
  }

  private void end() {
    rows.add("", 0, piece);
    piece.clear();
  }

  /** Called at the end of the file: gives its blank nodes their names. */
  void name(Minting minting, String base) {
    end();
    rows.finish();
    names = BlankNames.names(blank, minting, base);
    blank.clear();
  }

  /** Lets it say something besides, without blank nodes; that is held in memory. */
  void say(List<Quad> quads) {
    more = quads;
    Set<String> counted = more.isEmpty() ? Set.of() : new HashSet<>(names.values());
    quads.stream()
        .map(Quad::getSubject)
        .filter(subject -> !counted.contains(subject.getURI()))
        .forEach(subjects::add);
  }

  ThesaurusSigns signs() {
    return signs;
  }

  /** Number of statements held in memory. */
  long held() {
    return rows.held();
  }

  /** Number of its subjects. */
  int subjects() {
    return subjects.size();
  }

  /**
   * Passes on its statements by subject; those of a large file as they follow each other, so that a
   * subject may come in several pieces.
   */
  void bySubject(Use use) {
    Map<Node, List<Quad>> together = new LinkedHashMap<>();
    if (rows.isInFile()) {
      rows.forEach(
          (file, line, quads) ->
              use.piece(line, quads.stream().map(q -> BlankNames.named(q, names)).toList()));
      more.forEach(q -> put(q, together));
      together.values().forEach(quads -> use.piece(0, quads));
      return;
    }
    Map<Quad, Integer> lines = new LinkedHashMap<>();
    rows.forEach(
        (file, line, quads) -> {
          for (Quad q : quads) {
            if (line > 0) {
              lines.putIfAbsent(BlankNames.named(q, names), line);
            }
            put(q, together);
          }
        });
    more.forEach(q -> put(q, together));
    together.values().forEach(quads -> use(use, quads, lines));
  }

  private static void put(Quad q, Map<Node, List<Quad>> together) {
    together.computeIfAbsent(q.getSubject(), subject -> new ArrayList<>()).add(q);
  }

  /** Statements with a line come by themselves, at their place. */
  private void use(Use use, List<Quad> quads, Map<Quad, Integer> lines) {
    List<Quad> some = new ArrayList<>();
    for (Quad q : quads) {
      Quad named = BlankNames.named(q, names);
      Integer line = lines.get(named);
      if (line != null) {
        use.piece(line, List.of(named));
      } else {
        some.add(named);
      }
    }
    if (!some.isEmpty()) {
      use.piece(0, some);
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
