package org.passeur.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Minting;
import org.passeur.store.work.WorkFolder;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

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
  private final int most;
  private final List<Quad> blank = new ArrayList<>();
  private final List<Quad> piece = new ArrayList<>();
  private Map<Node, String> names = Map.of();
  private boolean scheme;
  private long[] subjects = new long[1024];
  private int pieces;

  ReadFile(WorkFolder work) {
    this.rows = new SaidRows(work);
    this.most = work.most();
  }

  @Override
  public void accept(Quad quad, int line) {
    if (BlankNames.isIn(quad)) {
      blank.add(quad);
    }
    scheme |=
        quad.isDefaultGraph()
            && quad.getPredicate().equals(Rdf.TYPE)
            && quad.getObject().equals(Skos.CONCEPT_SCHEME);
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
    names = BlankNames.names(blank, minting, base);
    blank.clear();
  }

  /** Returns whether it is a thesaurus. */
  boolean isScheme() {
    return scheme;
  }

  /** Number of its subjects; after {@link #bySubject}. */
  int subjects() {
    long[] all = Arrays.copyOf(subjects, pieces);
    Arrays.sort(all);
    return (int) Arrays.stream(all).distinct().count();
  }

  /**
   * Passes on its statements by subject; those of a large file as they follow each other, so that a
   * subject may come in several pieces.
   */
  void bySubject(Use use) {
    if (rows.statements() > most) {
      rows.forEach((file, line, quads) -> use(use, line, quads));
      return;
    }
    Map<Node, List<Quad>> together = new LinkedHashMap<>();
    Map<Quad, Integer> lines = new LinkedHashMap<>();
    rows.forEach(
        (file, line, quads) -> {
          for (Quad q : quads) {
            if (line > 0) {
              lines.putIfAbsent(BlankNames.named(q, names), line);
            }
            together.computeIfAbsent(q.getSubject(), s -> new ArrayList<>()).add(q);
          }
        });
    together.values().forEach(quads -> use(use, quads, lines));
  }

  private void use(Use use, int line, List<Quad> quads) {
    count(quads.get(0).getSubject());
    use.piece(line, quads.stream().map(q -> BlankNames.named(q, names)).toList());
  }

  /** Statements with a line come by themselves, at their place. */
  private void use(Use use, List<Quad> quads, Map<Quad, Integer> lines) {
    count(quads.get(0).getSubject());
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

  /** Counted by hashes of 64 bits: for the report alone. */
  private void count(Node subject) {
    if (pieces == subjects.length) {
      subjects = Arrays.copyOf(subjects, 2 * pieces);
    }
    long hash = 0xcbf29ce484222325L;
    String text = subject.toString();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    subjects[pieces++] = hash;
  }

  @Override
  public void close() {
    rows.close();
  }
}
