package org.passeur.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
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
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.passeur.kernel.Progress;
import org.passeur.log.Change;
import org.passeur.projection.Projection;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/**
 * A search index in a Lucene folder: one of the public data, another one of all data for staff.
 * Changes can be found as soon as {@link #apply} returns. They are on disk after {@link #close},
 * and every hundred steps while running; after a crash the index catches up from the log. Searching
 * is thread-safe.
 */
public final class SearchIndex implements Projection {
  private static final int BATCH = 100;

  /** Number of matching names from which the best are chosen. */
  private static final int SEEN_FOR_NAMES = 60;

  private final String name;
  private final IndexFolder folder;
  private final Remembered remembered = new Remembered();
  private final Columns columns = new Columns();

  /**
   * The last text analyzed, because all suggestions of an answer ask for words of the same text.
   */
  private volatile @Nullable WordsIn lastAsked;

  private volatile long offset;
  private volatile long vocabulary;
  private int pending;

  private SearchIndex(String name, IndexFolder folder) {
    this.name = name;
    this.folder = folder;
    this.offset = folder.storedNumber();
    this.vocabulary = offset;
  }

  /** Opens the public index, creating it when missing. */
  public static SearchIndex open(Path folder) {
    return open("search", folder);
  }

  /**
   * Opens an index, creating it when missing. A damaged one is emptied and must be rebuilt.
   *
   * @param name of the projection
   */
  public static SearchIndex open(String name, Path folder) {
    return new SearchIndex(name, IndexFolder.open(folder));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long offset() {
    return offset;
  }

  /**
   * A number that changes whenever concepts or territories, their labels or relations may have
   * changed.
   */
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
        || quad.getObject().equals(Dcterms.LOCATION)
        || (quad.getPredicate().toString().startsWith(Skos.NS)
            && (after.contains(quad.getSubject(), Rdf.TYPE, Skos.CONCEPT)
                || after.contains(quad.getSubject(), Rdf.TYPE, Dcterms.LOCATION)));
  }

  @Override
  public void rebuild(long number, Graph everything) {
    var reader = new EntityReader(everything);
    try {
      folder.empty();
      var progress = new Progress(name);
      for (Node iri : things(everything)) {
        put(iri, reader.read(iri));
        progress.one();
      }
      progress.done();
      folder.show(number, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pending = 0;
    vocabulary = number;
    offset = number;
  }

  @Override
  public long differences(Graph everything) {
    var reader = new EntityReader(everything);
    Set<Node> all = things(everything);
    return folder.read(
        searcher -> {
          long same = 0;
          long expected = 0;
          for (Node iri : all) {
            Optional<Described> described = reader.read(iri);
            if (described.isPresent()) {
              expected++;
              var place = DocumentPosition.of(searcher, iri);
              String wanted = IndexDocuments.of(described.get()).get(IndexDocuments.FINGERPRINT);
              if (place.isPresent() && place.get().fingerprint().equals(wanted)) {
                same++;
              }
            }
          }
          return expected - same + Math.abs(searcher.getIndexReader().numDocs() - expected);
        });
  }

  private static Set<Node> things(Graph everything) {
    Set<Node> all = new LinkedHashSet<>();
    for (Node type : EntityKind.classes()) {
      everything.find(Node.ANY, Rdf.TYPE, type).forEachRemaining(t -> all.add(t.getSubject()));
    }
    all.removeIf(thing -> !thing.isURI());
    return all;
  }

  @Override
  public void forget() {
    try {
      folder.empty();
      folder.show(-1, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    offset = -1;
  }

  private void put(Node iri, Optional<Described> described) throws IOException {
    var key = new Term(IndexDocuments.IRI, iri.getURI());
    if (described.isPresent()) {
      folder.writer().updateDocument(key, IndexDocuments.of(described.get()));
    } else {
      folder.writer().deleteDocuments(key);
    }
  }

  /** Things whose words match, best first. */
  public List<Hit> search(Search search) {
    return search(search, List.of(search.kinds())).get(0);
  }

  /**
   * Results for several groups of kinds, at the cost of one search.
   *
   * @param groups groups of kinds, used instead of the kinds of the search; an empty group stands
   *     for all kinds
   */
  public List<List<Hit>> search(Search search, List<Set<EntityKind>> groups) {
    return folder.read(
        searcher -> new Searches(searcher, remembered, columns).byWords(search, groups));
  }

  /**
   * How well those who made works match, by the words of all that each of them made: from 0 to 1,
   * where 1 is the best possible.
   *
   * @param search its words and its last day count
   * @param without works that do not count
   */
  public Map<Node, Double> makers(Search search, Set<Node> without) {
    return folder.read(
        s ->
            columns
                .makerScan(s, search.notAfter(), without)
                .byWords(WordQuery.of(search, s.getIndexReader())));
  }

  /**
   * Those who made works, by where a random walk over people and works is found that begins at
   * these works: the probability of each.
   *
   * @param from works with their weight
   * @param notAfter works dated later do not count
   * @param without works that do not count
   */
  public Map<Node, Double> walk(
      Map<Node, Double> from, Optional<LocalDate> notAfter, Set<Node> without) {
    return folder.read(
        s -> {
          Map<DocumentPosition, Double> places = new LinkedHashMap<>();
          for (Map.Entry<Node, Double> work : from.entrySet()) {
            DocumentPosition.of(s, work.getKey()).ifPresent(p -> places.put(p, work.getValue()));
          }
          return columns.makerScan(s, notAfter, without).byWalk(places);
        });
  }

  /**
   * Things about the themes, those with most weight first, then the latest.
   *
   * @param themes weight of each theme
   * @param kinds kinds to find; empty for all
   * @param notAfter things dated later are not found
   */
  public List<Hit> about(
      Map<Node, Double> themes, Set<EntityKind> kinds, Optional<LocalDate> notAfter, int limit) {
    return folder.read(
        s -> new Searches(s, remembered, columns).byThemes(themes, kinds, notAfter, limit));
  }

  /**
   * Things with a name that begins like a text, themes first, then the shortest names.
   *
   * @param text two letters at least; its last word may be unfinished
   * @param kinds kinds to find; empty for all
   * @param limit most results
   */
  public List<Entity> named(String text, String language, Set<EntityKind> kinds, int limit) {
    return folder.read(
        s ->
            new Searches(s, remembered, columns)
                .named(text, kinds, SEEN_FOR_NAMES).stream()
                    .map(Hit::entity)
                    .sorted(
                        Comparator.comparing((Entity e) -> e.kind() != EntityKind.THEME)
                            .thenComparing(e -> e.label(language).length())
                            .thenComparing(e -> e.iri().toString()))
                    .limit(limit)
                    .toList());
  }

  /**
   * The latest things of a community, or of all when none is given, latest first.
   *
   * @param notAfter things dated later are not found
   */
  public List<Entity> latest(
      Optional<Node> community, Set<EntityKind> kinds, LocalDate notAfter, int limit) {
    return folder.read(
        s ->
            new Searches(s, remembered, columns)
                .latest(community, kinds, Optional.of(notAfter), limit).stream()
                    .map(Hit::entity)
                    .toList());
  }

  /** The stored fields of the given things; things not in the index are missing. */
  public Map<Node, Entity> entities(Collection<Node> iris) {
    return folder.read(
        searcher -> {
          Map<Node, Entity> found = new LinkedHashMap<>();
          var standing = remembered.in(searcher);
          for (Node iri : iris) {
            standing.find(iri).ifPresent(e -> found.put(iri, e));
          }
          return found;
        });
  }

  /**
   * The words of a text that occur in a thing, as written in the text, rarest first.
   *
   * @param limit most words
   */
  public List<String> wordsIn(Node iri, String text, int limit) {
    return folder.read(searcher -> words(text, searcher).find(searcher, iri, limit));
  }

  /**
   * The telling words of a text as written in it, with the number of things that contain each in
   * any language and form; 0 for a word that occurs nowhere.
   */
  public Map<String, Integer> frequencies(String text) {
    return folder.read(searcher -> words(text, searcher).frequencies());
  }

  private WordsIn words(String text, IndexSearcher searcher) throws IOException {
    WordsIn words = lastAsked;
    if (words == null || !words.isFor(text, searcher.getIndexReader())) {
      words = WordsIn.of(text, searcher.getIndexReader());
      lastAsked = words;
    }
    return words;
  }

  /** Number of things in the index. */
  public int size() {
    return folder.read(searcher -> searcher.getIndexReader().numDocs());
  }

  @Override
  public void close() {
    folder.close(offset);
  }
}
