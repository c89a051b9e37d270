package org.passeur.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.lucene.index.Term;
import org.passeur.store.Change;
import org.passeur.store.Projection;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/**
 * The search index of what everyone may see, in a Lucene folder. What {@link #apply} took in is
 * found as soon as it returns; it is on disk after {@link #close} and, while running, after every
 * hundred changes: a crash loses the others, and the index is rebuilt. Searching is thread-safe.
 */
public final class SearchIndex implements Projection {
  private static final int BATCH = 100;

  private final IndexFolder folder;
  private final Remembered remembered = new Remembered();
  private volatile long offset;
  private volatile long vocabulary;
  private int pending;

  private SearchIndex(IndexFolder folder) {
    this.folder = folder;
    this.offset = folder.storedNumber();
    this.vocabulary = offset;
  }

  /** Opens the index in a folder, or makes it; a damaged one is emptied and waits for a rebuild. */
  public static SearchIndex open(Path folder) {
    return new SearchIndex(IndexFolder.open(folder));
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public long offset() {
    return offset;
  }

  /** Changes whenever concepts, their names or their relations may have changed. */
  public long vocabulary() {
    return vocabulary;
  }

  @Override
  public void apply(long number, Change visible, Graph after) {
    var reader = new EntityReader(after);
    try {
      for (Node iri : Affected.by(visible, after)) {
        if (iri.isURI()) {
          put(iri, reader.read(iri));
        }
      }
      pending++;
      folder.show(number, pending >= BATCH);
      pending %= BATCH;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (visible.quads().anyMatch(q -> isAboutConcept(q, after))) {
      vocabulary = number;
    }
    offset = number;
  }

  private static boolean isAboutConcept(Quad quad, Graph after) {
    return quad.getObject().equals(Skos.CONCEPT)
        || (quad.getPredicate().toString().startsWith(Skos.NS)
            && after.contains(quad.getSubject(), Rdf.TYPE, Skos.CONCEPT));
  }

  @Override
  public void rebuild(long number, Graph everything) {
    var reader = new EntityReader(everything);
    try {
      folder.empty();
      Set<Node> all = new LinkedHashSet<>();
      for (Node type : EntityKind.classes()) {
        everything.find(Node.ANY, Rdf.TYPE, type).forEachRemaining(t -> all.add(t.getSubject()));
      }
      for (Node iri : all) {
        if (iri.isURI()) {
          put(iri, reader.read(iri));
        }
      }
      folder.show(number, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pending = 0;
    vocabulary = number;
    offset = number;
  }

  private void put(Node iri, Optional<Described> described) throws IOException {
    var key = new Term(Documents.IRI, iri.getURI());
    if (described.isPresent()) {
      folder.writer().updateDocument(key, Documents.of(described.get()));
    } else {
      folder.writer().deleteDocuments(key);
    }
  }

  /** Things whose words match, best first. */
  public List<Hit> search(Search search) {
    return folder.read(searcher -> new Searches(searcher, remembered).byWords(search));
  }

  /**
   * Things about the themes, those with most weight first, then the latest.
   *
   * @param themes what each theme is worth
   * @param kinds what may be found; empty for everything
   * @param notAfter things dated later are not found
   */
  public List<Hit> about(
      Map<Node, Double> themes, Set<EntityKind> kinds, Optional<LocalDate> notAfter, int limit) {
    return folder.read(s -> new Searches(s, remembered).byThemes(themes, kinds, notAfter, limit));
  }

  /** What is known of the things; those that are not in the index are missing. */
  public Map<Node, Entity> entities(Collection<Node> iris) {
    return folder.read(
        searcher -> {
          Map<Node, Entity> found = new LinkedHashMap<>();
          var searches = new Searches(searcher, remembered);
          for (Node iri : iris) {
            searches.byIri(iri).ifPresent(e -> found.put(iri, e));
          }
          return found;
        });
  }

  /**
   * The words of a text that a thing speaks of, as written in the text, rarest first.
   *
   * @param limit at most so many
   */
  public List<String> wordsIn(Node iri, String text, int limit) {
    return folder.read(searcher -> WordsIn.find(searcher, iri, text, limit));
  }

  /** How many things it holds. */
  public int size() {
    return folder.read(searcher -> searcher.getIndexReader().numDocs());
  }

  @Override
  public void close() {
    folder.close(offset);
  }
}
