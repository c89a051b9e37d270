package org.passeur.ingest.thesaurus;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Input;
import org.passeur.store.work.Hashes;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/** What tells whether a file is a thesaurus, noted while it is read; no statement is held. */
public final class ThesaurusSigns {
  private boolean declared;

  /** What statements without a graph are about. */
  private final Hashes things = new Hashes();

  /** What has a class. */
  private final Hashes typed = new Hashes();

  /** Concepts, labels, groups of them. */
  private final Hashes parts = new Hashes();

  /** Looks at a statement of the file. */
  public void note(Quad q) {
    boolean isType = q.getPredicate().equals(Rdf.TYPE);
    if (q.isDefaultGraph()) {
      things.add(q.getSubject());
      declared |= isType && q.getObject().equals(Skos.CONCEPT_SCHEME);
    }
    if (isType) {
      typed.add(q.getSubject());
      if (isPart(q.getObject())) {
        parts.add(q.getSubject());
      }
    }
  }

  private static boolean isPart(Node type) {
    return type.isURI()
        && (type.getURI().startsWith(Skos.NS)
            || type.getURI().startsWith(Skos.XL)
            || type.getURI().startsWith(Skos.ISO_THES));
  }

  /**
   * The files that declare a scheme, or most of whose things are concepts, their labels or groups
   * of them, whichever file says so.
   *
   * @param files all files of an import
   */
  public static Set<Input> thesauri(Map<Input, ThesaurusSigns> files) {
    var typed = new Hashes();
    var parts = new Hashes();
    files.values().forEach(file -> parts.addAll(file.parts));
    if (parts.size() > 0) { // else the classes of a large file need not be put together
      files.values().forEach(file -> typed.addAll(file.typed));
    }
    Set<Input> found = new LinkedHashSet<>();
    files.forEach(
        (input, file) -> {
          if (file.declared || 2 * file.things.in(parts) > file.things.in(typed)) {
            found.add(input);
          }
        });
    return found;
  }
}
