package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.HandClock;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.guard.Gates;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.log.Commit;
import org.passeur.rights.ConsentInForce;
import org.passeur.rights.Visibility;
import org.passeur.rights.Withdrawals;
import org.passeur.store.Gate;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Rdf;

/** An import in many small parts stores and says what one change would. */
final class ImportInPartsTest extends TestBase {
  private static final int SOURCES = Integer.getInteger("passeur.sources", 60);
  private static final Importer.Sizes WHOLE = new Importer.Sizes(1_000_000, 1_000_000);
  private static final Importer.Sizes PARTS = new Importer.Sizes(5, 1_000_000);

  /** Rows and statements go through files. */
  private static final Importer.Sizes ON_DISK = new Importer.Sizes(5, 20);

  private final HandClock clock = new HandClock("2026-10-01T10:00:00Z", "America/Toronto");
  private final List<Gate> gates =
      new Gates(
              TestData.ADDRESSES,
              clock,
              new ConsentInForce(TestData.ADDRESSES, clock, false),
              Set::of)
          .inOrder();

  @TempDir Path folder;

  private record Seen(Set<String> stored, String report) {}

  private List<Seen> imported(List<Path> versions, Importer.Sizes sizes, boolean onDisk, String map)
      throws IOException {
    String skolem = TestData.SKOLEM;
    Path home = Files.createTempDirectory(folder, "store");
    try (RecordStore store =
        onDisk ? RecordStore.open(home, skolem, clock) : RecordStore.inMemory(skolem, clock)) {
      store.completedBy(List.of(new Withdrawals(TestData.ADDRESSES, clock)));
      store.guardedBy(gates);
      var importer = new Importer(store, TestData.ADDRESSES, ImportHouse.SECRET, clock, sizes);
      List<Seen> seen = new ArrayList<>();
      for (Path version : versions) {
        ImportRequest request = ImportRequest.of("s", List.of(version), "test");
        ImportReport report = importer.run(map.isEmpty() ? request : request.mappedBy(map));
        Set<String> stored = new TreeSet<>();
        store.read(TestData::named).forEach(q -> stored.add(q.toString()));
        seen.add(new Seen(stored, said(report)));
      }
      return seen;
    }
  }

  /** The report without the numbers of changes. */
  private static String said(ImportReport r) {
    Set<String> problems = new TreeSet<>();
    r.problems().stream().map(p -> p.text("en")).forEach(problems::add);
    return "%d rows, %d refused, %d held, %d around, %d added, %d removed, %d there, %s, %s"
        .formatted(
            r.rows(),
            r.refusedRows(),
            r.heldBack(),
            r.aroundPeople(),
            r.added(),
            r.removed(),
            r.unchanged(),
            r.change() > 0,
            String.join("\n", problems));
  }

  @Test
  void randomSourcesInPartsOfFiveStoreAndSayTheSame() throws IOException {
    long seed = seed("ImportInPartsTest");
    int stored = 0;
    int refused = 0;
    for (int i = 0; i < SOURCES; i++) {
      var sources = new RandomSources(new Random(seed + i));
      List<Quad> first = sources.quads();
      List<Path> versions =
          List.of(file(i, "a.nq", first), file(i, "b.nq", sources.changed(first)));
      stored += same(versions, "", "source " + (seed + i), i);
      refused += lastRefused;
    }
    System.out.println(stored + " statements stored, " + refused + " sources with refusals");
    assertTrue(stored > 10 * SOURCES && refused > SOURCES / 3, "one-sided");
  }

  @Test
  void randomRowsThroughAMappingStoreAndSayTheSame() throws IOException {
    long seed = seed("ImportInPartsTest");
    String mapping = ImportHouse.fixture("members.rml.ttl").toString();
    for (int i = 0; i < SOURCES / 4; i++) {
      var sources = new RandomSources(new Random(seed + i));
      List<Path> versions = new ArrayList<>();
      for (String version : List.of("v1", "v2")) {
        Path file = Files.createDirectories(folder.resolve("m" + i).resolve(version));
        versions.add(Files.writeString(file.resolve("members.yaml"), sources.members()));
      }
      same(versions, mapping, "source " + (seed + i), i);
    }
  }

  /** What completes a thesaurus needs all of its files, which then are on the disk. */
  @Test
  void aThesaurusInSeveralFilesIsCompletedInPartsAsInOneGo() throws IOException {
    Path version = Files.createDirectories(folder.resolve("herbier"));
    var concepts = new StringBuilder(PREFIXES);
    var labels = new StringBuilder(PREFIXES);
    for (int i = 0; i < 30; i++) {
      String c = "ex:c" + i;
      concepts.append(c).append(" a skos:Concept ; skosxl:prefLabel ex:l").append(i);
      concepts.append(i % 3 == 0 ? " .\n" : " ; skos:broader ex:c" + i / 3 * 3 + " .\n");
      labels.append("ex:l").append(i).append(" a skosxl:Label ; skosxl:literalForm \"mousse ");
      labels.append(i).append("\"@fr .\n");
    }
    concepts.append("[] a skos:OrderedCollection ; skos:memberList ( ex:c1 ex:c2 ex:c3 ) .\n");
    Files.writeString(version.resolve("a-concepts.ttl"), concepts);
    Files.writeString(version.resolve("b-labels.ttl"), labels);
    Files.writeString(
        version.resolve("c-names.ttl"),
        "<http://thesaurus.example/c4> <http://www.w3.org/2004/02/skos/core#altLabel> \"autre\" .\n"
            + "<http://thesaurus.example/c5> <http://purl.org/dc/terms/date> \"5 mai\"^^"
            + "<http://www.w3.org/2001/XMLSchema#date> .\n");
    Files.writeString(
        version.resolve("d-other.ttl"),
        PREFIXES + "ex:t a ex:Tool ; <http://purl.org/dc/terms/title> \"Loupe\"@fr .\n");

    List<Path> versions = List.of(version, version);
    for (String mapping : List.of("", "skos-scheme")) {
      List<Seen> whole = imported(versions, WHOLE, false, mapping);
      List<Seen> parts = imported(versions, ON_DISK, true, mapping);
      assertEquals(whole.get(0).report(), parts.get(0).report());
      assertEquals(
          String.join("\n", whole.get(0).stored()), String.join("\n", parts.get(0).stored()));
      assertEquals(whole.get(1).report(), parts.get(1).report());
    }
    Seen seen = imported(versions, ON_DISK, true, "").get(0);
    for (String told :
        List.of(
            "30 SKOS-XL labels taken as labels too.",
            "30 concepts say no scheme (skos:inScheme): they are put in one named after",
            "10 concepts with nothing broader, taken as top concepts",
            "3 members of ordered collections taken as members too.",
            "c-names.ttl:2: ")) {
      assertTrue(seen.report().contains(told), seen.report());
    }
    String all = String.join("\n", seen.stored());
    String scheme = TestData.ADDRESSES.schemeGraph("s").getURI();
    assertTrue(all.contains(scheme + " http://thesaurus.example/c4 "), all);
    assertTrue(all.contains(scheme + " http://thesaurus.example/c1 "), all);
    assertFalse(all.contains(scheme + " http://thesaurus.example/t "), all);
  }

  private static final String PREFIXES =
      """
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix skosxl: <http://www.w3.org/2008/05/skos-xl#> .
      @prefix ex: <http://thesaurus.example/> .
      """;

  private int lastRefused;

  private int same(List<Path> versions, String mapping, String which, int i) throws IOException {
    List<Seen> whole = imported(versions, WHOLE, false, mapping);
    boolean onDisk = i % 10 == 0;
    List<Seen> parts = imported(versions, onDisk ? ON_DISK : PARTS, onDisk, mapping);
    for (int v = 0; v < whole.size(); v++) {
      String at = which + ", version " + v;
      assertEquals(whole.get(v).report(), parts.get(v).report(), at);
      assertEquals(
          String.join("\n", whole.get(v).stored()), String.join("\n", parts.get(v).stored()), at);
    }
    lastRefused = whole.get(0).report().contains(" 0 refused, 0 held") ? 0 : 1;
    return whole.get(0).stored().size();
  }

  private Path file(int i, String name, List<Quad> quads) throws IOException {
    Path at = Files.createDirectories(folder.resolve("s" + i));
    return Files.writeString(at.resolve(name), RandomSources.text(quads));
  }

  /** Stops an import between two of its parts, as an end of the program would. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private RecordStore store() throws IOException {
    Path home = Files.createTempDirectory(folder, "store");
    RecordStore store = RecordStore.open(home, TestData.SKOLEM, clock);
    store.completedBy(List.of(new Withdrawals(TestData.ADDRESSES, clock)));
    store.guardedBy(gates);
    return store;
  }

  private ImportReport run(RecordStore store, ImportRequest request, ImportProgress progress) {
    return new Importer(store, TestData.ADDRESSES, ImportHouse.SECRET, clock, ON_DISK)
        .run(request, progress);
  }

  private Path tools(int many) throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < many; i++) {
      String subject = "<https://x.example/t" + i + "> ";
      text.append(subject).append("<").append(Rdf.TYPE.getURI());
      text.append("> <https://x.example/Tool> .\n").append(subject);
      text.append("<").append(Dcterms.TITLE.getURI()).append("> \"T").append(i);
      text.append("\"@fr .\n");
    }
    return Files.writeString(folder.resolve("tools" + many + ".nt"), text);
  }

  private static List<Commit> commits(RecordStore store) {
    List<Commit> all = new ArrayList<>();
    store.changes(store.firstLogged(), all::add);
    return all;
  }

  private static Set<Quad> stored(RecordStore store) {
    return store.read(TestData::named);
  }

  @Test
  void aLargeFileIsOneImportInEntriesOfBoundedSize() throws IOException {
    try (RecordStore store = store()) {
      ImportRequest request = ImportRequest.of("s", List.of(tools(40)), "test");
      ImportReport report = run(store, request, ImportProgress.NONE);

      List<Commit> parts = commits(store);
      assertTrue(parts.size() > 10, parts.size() + " parts");
      parts.forEach(part -> assertTrue(part.change().size() <= 5 + 6, part.toString()));
      Set<String> names = new TreeSet<>();
      parts.forEach(part -> names.add(part.note().reason().replaceAll(", part .*", "")));
      assertEquals(Set.of("import s, 2026-10-01T10:00:00Z"), names);
      assertEquals(parts.get(parts.size() - 1).number(), report.change());

      ImportReport again = run(store, request, ImportProgress.NONE);
      assertEquals(0, again.change(), again.text("en"));
      assertEquals(80, again.unchanged());
    }
  }

  @Test
  void anImportThatStoppedIsTakenUpAndEndsLikeOneThatDidNot() throws IOException {
    Path file = tools(30);
    ImportRequest request = ImportRequest.of("s", List.of(file), "test");
    try (RecordStore whole = store();
        RecordStore stopped = store()) {
      run(whole, request, ImportProgress.NONE);
      assertThrows(
          Stop.class,
          () ->
              run(
                  stopped,
                  request,
                  (stage, count) -> {
                    if (stage == ImportProgress.Stage.STORED && count > 20) {
                      throw new Stop();
                    }
                  }));
      int before = commits(stopped).size();
      assertTrue(before > 3 && before < commits(whole).size(), before + " parts");

      clock.set("2026-10-02T10:00:00Z");
      ImportReport rest = run(stopped, request, ImportProgress.NONE);
      assertTrue(rest.text("fr").contains("s'était arrêté avant la fin"), rest.text("fr"));
      assertTrue(rest.unchanged() > 15 && rest.unchanged() < 60, rest.text("en"));
      assertEquals(stored(whole), stored(stopped));
      assertEquals(whole.digest(), stopped.digest());

      ImportReport after = run(stopped, request, ImportProgress.NONE);
      assertEquals(List.of(), after.problems());
      assertEquals(0, after.change());
    }
  }

  @Test
  void theDateOfAnImportGoesBeforeWhatTheSourceSaysOfItsGraph() throws IOException {
    String graph = "<http://localhost:8080/graph/public/s>";
    Path file =
        Files.writeString(
            folder.resolve("dated.nq"),
            Files.readString(tools(9))
                + graph
                + " <http://www.w3.org/ns/prov#generatedAtTime>"
                + " \"2020-01-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>"
                + " <http://localhost:8080/graph/prov> .\n");
    try (RecordStore store = store()) {
      ImportRequest request = ImportRequest.of("s", List.of(file), "test");
      run(store, request, ImportProgress.NONE);
      Set<Quad> first = stored(store);
      assertEquals(0, run(store, request, ImportProgress.NONE).change());
      assertEquals(first, stored(store));
      assertEquals(1, count(store, Prov.GENERATED_AT_TIME, Node.ANY));
    }
  }

  @Test
  void anImportIsTakenBackAsOneWhateverTheNumberOfItsParts() throws IOException {
    try (RecordStore store = store()) {
      var importer = new Importer(store, TestData.ADDRESSES, ImportHouse.SECRET, clock, ON_DISK);
      importer.run(ImportRequest.of("s", List.of(tools(12)), "test"));
      Set<Quad> first = stored(store);
      clock.set("2026-10-02T10:00:00Z");
      importer.run(ImportRequest.of("s", List.of(tools(30)), "test"));
      importer.run(ImportRequest.of("other", List.of(tools(3)), "test"));
      Set<Quad> others = stored(store);
      importer.undo("other", "test");

      assertTrue(importer.undo("s", "test").removed() > 36);
      assertEquals(first, stored(store));
      importer.undo("s", "test");
      assertEquals(Set.of(), stored(store));
      ImportReport nothing = importer.undo("s", "test");
      assertTrue(nothing.somethingRefused(), nothing.text("fr"));
      assertTrue(others.size() > first.size());
    }
  }

  @Test
  void aWithdrawalBetweenTwoPartsIsNotUndoneByTheParts() throws IOException {
    var members = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      members.append("m").append(i).append(":\n  name: Membre ").append(i).append("\n");
    }
    Path file = Files.writeString(folder.resolve("members.yaml"), members);
    Path record =
        Files.writeString(
            folder.resolve("consents.csv"),
            "id,audience,categories,date,until,attestedBy\n*,public,name,2026-01-10,,Anne\n");
    ImportRequest request =
        ImportRequest.of("club", List.of(file), "test")
            .mappedBy(ImportHouse.fixture("members.rml.ttl").toString())
            .withConsents(record);
    try (RecordStore store = store()) {
      Set<Node> withdrawn = new HashSet<>();
      run(
          store,
          request,
          (stage, count) -> {
            if (stage == ImportProgress.Stage.STORED && withdrawn.isEmpty()) {
              withdrawn.add(withdrawOne(store));
            }
          });
      assertEquals(12, count(store, Rdf.TYPE, Foaf.PERSON));
      assertEquals(12, count(store, Foaf.NAME, Node.ANY));
      Visibility visibility = store.read(data -> Visibility.of(TestData.ADDRESSES, data, clock));
      assertEquals(
          11,
          stored(store).stream()
              .filter(q -> q.getPredicate().equals(Foaf.NAME) && visibility.isPublic(q.getGraph()))
              .count());
      run(store, request, ImportProgress.NONE);
      for (Node consent : withdrawn) {
        assertTrue(
            stored(store)
                .contains(
                    Quad.create(
                        TestData.ADDRESSES.consentGraph(),
                        consent,
                        Dpv.HAS_CONSENT_STATUS,
                        Dpv.CONSENT_WITHDRAWN)));
      }
    }
  }

  private static long count(RecordStore store, Node property, Node object) {
    return stored(store).stream()
        .filter(
            q ->
                q.getPredicate().equals(property)
                    && (object.equals(Node.ANY) || object.equals(q.getObject())))
        .count();
  }

  private static Node withdrawOne(RecordStore store) {
    Node register = TestData.ADDRESSES.consentGraph();
    Node status = Dpv.HAS_CONSENT_STATUS;
    Node consent =
        store.read(
            data -> data.find(register, Node.ANY, status, Dpv.CONSENT_GIVEN).next().getSubject());
    store.write(
        TestData.NOTE,
        data -> {
          data.deleteAny(register, consent, status, Node.ANY);
          data.add(register, consent, status, Dpv.CONSENT_WITHDRAWN);
        });
    return consent;
  }
}
