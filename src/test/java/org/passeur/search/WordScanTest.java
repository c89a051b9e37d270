package org.passeur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.search.WordQuery.Word;

@DisplayName("The scores of a search")
class WordScanTest extends TestBase {
  private static final int THINGS = 400;
  private static final List<String> WORDS =
      List.of(
          "compost",
          "composts",
          "jardin",
          "jardins",
          "garden",
          "school",
          "école",
          "partage",
          "sharing",
          "démocratie",
          "democracy",
          "le",
          "the",
          "sol",
          "soil",
          "vivant");
  private static final LocalDate LAST = LocalDate.of(2020, 1, 1);

  private final Random random = new Random(seed("WordScanTest"));

  @Test
  @DisplayName("are those of Lucene, for each group of kinds")
  void likeLucene() throws IOException {
    try (var directory = new ByteBuffersDirectory()) {
      fill(directory);
      try (var reader = DirectoryReader.open(directory)) {
        var searcher = new IndexSearcher(reader);
        int found = 0;
        for (int i = 0; i < 40; i++) {
          found += compare(searcher, Search.words(text(1 + random.nextInt(6)), Set.of(), THINGS));
        }
        assertTrue(found > THINGS, "found " + found);
      }
    }
  }

  private int compare(IndexSearcher searcher, Search search) throws IOException {
    List<Word> words = WordQuery.of(search, searcher.getIndexReader());
    var groups = List.of(Set.of(EntityKind.PERSON), Set.<EntityKind>of());
    var scan = new WordScan(searcher, new Columns(), Optional.of(LAST), THINGS, groups);
    scan.look(words);
    var all = new BooleanQuery.Builder();
    words.forEach(w -> all.add(query(w), Occur.SHOULD));
    Map<Integer, Float> expected = new java.util.HashMap<>();
    if (!words.isEmpty()) {
      for (ScoreDoc hit : searcher.search(all.build(), THINGS).scoreDocs) {
        if (!entity(searcher, hit.doc).date().startsWith("2021")) {
          expected.put(hit.doc, hit.score);
        }
      }
    }
    ScoreDoc[] everything = scan.best().get(1);
    assertEquals(expected.size(), everything.length);
    for (int i = 0; i < everything.length; i++) {
      assertEquals(expected.getOrDefault(everything[i].doc, 0f), everything[i].score, 1e-4f);
      assertTrue(i == 0 || everything[i - 1].score >= everything[i].score, "best first");
    }
    long people =
        expected.keySet().stream()
            .filter(d -> entity(searcher, d).kind() == EntityKind.PERSON)
            .count();
    assertEquals(people, scan.best().get(0).length);
    return everything.length;
  }

  private static Entity entity(IndexSearcher searcher, int document) {
    try {
      return IndexDocuments.read(searcher.storedFields().document(document));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Query query(Word word) {
    List<Query> meanings = new ArrayList<>();
    for (WordQuery.Meaning meaning : word.meanings()) {
      var forms = new BooleanQuery.Builder();
      meaning
          .forms()
          .forEach(
              f -> forms.add(new BoostQuery(new TermQuery(f.term()), f.boost()), Occur.SHOULD));
      meanings.add(new BoostQuery(forms.build(), meaning.boost()));
    }
    return new BoostQuery(new DisjunctionMaxQuery(meanings, 0), word.boost());
  }

  private void fill(ByteBuffersDirectory directory) throws IOException {
    var config =
        new IndexWriterConfig(IndexFolder.analyzer())
            .setMaxBufferedDocs(90)
            .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
    try (var writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < THINGS; i++) {
        writer.addDocument(IndexDocuments.of(described(i)));
      }
      for (int i = 0; i < THINGS; i += 17) {
        writer.deleteDocuments(new Term(IndexDocuments.IRI, "urn:thing:" + i));
      }
      // Lucene's scores count deleted documents until they are merged away; the scan never does
      writer.forceMergeDeletes();
    }
  }

  private Described described(int i) {
    var titles = new Described.Texts();
    var bodies = new Described.Texts();
    titles.add(random.nextBoolean() ? "fr" : "en", text(1 + random.nextInt(4)));
    bodies.add(random.nextBoolean() ? "fr" : "", text(random.nextInt(30)));
    var entity =
        new Entity(
            NodeFactory.createURI("urn:thing:" + i),
            random.nextBoolean() ? EntityKind.PERSON : EntityKind.RESOURCE,
            false,
            Map.of("fr", "chose"),
            List.of("", "2019", "2021").get(random.nextInt(3)),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty());
    return new Described(entity, titles, bodies, new Described.Texts());
  }

  private String text(int length) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return String.join(" ", words);
  }
}
