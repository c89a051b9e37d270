package org.passeur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Transactional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of ARCHITECTURE.md, held. Each message says where the code belongs. */
class ArchitectureTest {
  private static final Set<String> WRITES =
      Set.of("begin", "commit", "abort", "executeWrite", "calculateWrite");

  /** More files than this in one folder are two rooms. */
  private static final int MOST_FILES = 25;

  private static final Path SOURCES = Path.of("src/main/java/org/passeur");

  /**
   * Each room, and the rooms it may import; from the bottom up, so that none stands below itself.
   */
  private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    MAY_IMPORT.put("kernel", Set.of());
    MAY_IMPORT.put("engine", Set.of());
    MAY_IMPORT.put("vocab", Set.of("kernel"));
    MAY_IMPORT.put("people", Set.of("kernel", "vocab"));
    MAY_IMPORT.put("generate", Set.of("kernel", "vocab"));
    MAY_IMPORT.put("log", Set.of("kernel"));
    MAY_IMPORT.put("store", Set.of("kernel", "vocab", "engine", "log"));
    MAY_IMPORT.put("evaluator", Set.of("kernel", "engine", "log", "store"));
    MAY_IMPORT.put("rights", Set.of("kernel", "vocab", "engine", "log", "store"));
    MAY_IMPORT.put("backup", Set.of("kernel", "vocab", "log", "store"));
    MAY_IMPORT.put("published", Set.of("kernel", "vocab", "engine", "log", "store"));
    MAY_IMPORT.put("projection", Set.of("kernel", "vocab", "log", "store", "rights", "published"));
    MAY_IMPORT.put(
        "guard", Set.of("kernel", "vocab", "engine", "people", "log", "store", "rights"));
    MAY_IMPORT.put("search", Set.of("kernel", "vocab", "log", "projection"));
    MAY_IMPORT.put(
        "document", Set.of("kernel", "vocab", "evaluator", "log", "published", "projection"));
    MAY_IMPORT.put("sparql", Set.of("kernel", "vocab", "engine", "evaluator", "store", "document"));
    MAY_IMPORT.put(
        "ingest",
        Set.of("kernel", "vocab", "engine", "evaluator", "people", "log", "store", "sparql"));
    MAY_IMPORT.put(
        "route",
        Set.of(
            "kernel",
            "vocab",
            "log",
            "store",
            "rights",
            "published",
            "projection",
            "search",
            "sparql"));
    MAY_IMPORT.put(
        "web",
        Set.of(
            "kernel",
            "vocab",
            "evaluator",
            "log",
            "store",
            "rights",
            "backup",
            "published",
            "projection",
            "guard",
            "search",
            "document",
            "sparql",
            "ingest",
            "route"));
  }

  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.passeur");
  }

  @Test
  void eachLibraryIsImportedByOneRoom() {
    only("web", "handlers belong there", "io.javalin..");
    only("web", "pages belong there", "gg.jte..");
    only("web.protocol", "the standard protocols belong there", "org.apache.jena.fuseki..");
    only("search", "search documents and queries belong there", "org.apache.lucene..");
    only("ingest.office", "reading foreign documents belongs there", "org.apache.tika..");
    only("ingest.table", "reading tables belongs there", "de.siegmar.fastcsv..");
    only("ingest.table", "reading workbooks belongs there", "org.apache.poi..");
    only("ingest.source", "mapping rows belongs there", "io.carml..");
    only("guard", "checks of whole graphs belong there", "org.apache.jena.shacl..");
    only("guard", "checks of changes belong there", "org.eclipse.rdf4j.sail..");
    only("app", "commands belong there", "picocli..");
    noClasses()
        .that()
        .resideOutsideOfPackages("org.passeur.ingest.confine..", "org.passeur.app.console..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.jna..")
        .because(
            "what holds the reader of documents belongs in ingest.confine, what the process does"
                + " with itself in app.console")
        .check(house);
    noClasses()
        .that()
        .resideOutsideOfPackages("org.passeur.document..", "org.passeur.sparql..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.benmanes.caffeine..")
        .because("what is kept of documents belongs in document, of answers in sparql")
        .check(house);
  }

  /** In Turkish an I has no dot, and so words that are looked up are not found. */
  @Test
  void lettersAreMadeSmallWithoutTheLanguageOfTheMachine() {
    noClasses()
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .because("say Locale.ROOT, or the language of the text")
        .check(house);
  }

  /** What both dispatchers share knows neither, so that it holds for both. */
  @Test
  void whatEveryAnswerIsMadeOfKnowsNoDispatcher() {
    noClasses()
        .that()
        .resideInAnyPackage("org.passeur.web.http..", "org.passeur.web.access..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.apache.jena.fuseki..")
        .because(
            "take the Exchange; what is Javalin's belongs in web, what is Fuseki's in protocol")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("org.passeur.web.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.javalin..")
        .because("requests of the protocols do not pass through Javalin")
        .check(house);
  }

  /** CARML answers in RDF4J's terms, so the room of mappings may hold those, and nothing else. */
  @Test
  void rdf4jIsForTheGuardAndItsTermsForMappings() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.passeur.guard..", "org.passeur.ingest.source..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.rdf4j..")
        .because("checks belong in guard; elsewhere RDF is Jena's")
        .check(house);
    noClasses()
        .that()
        .resideInAPackage("org.passeur.ingest..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of RDF4J, beyond its terms",
                (JavaClass c) ->
                    c.getPackageName().startsWith("org.eclipse.rdf4j.")
                        && !c.getPackageName().startsWith("org.eclipse.rdf4j.model")
                        && !c.getPackageName().startsWith("org.eclipse.rdf4j.rio")))
        .because("move it to guard, or translate the terms and use Jena")
        .check(house);
  }

  /** What runs inside the query engine works on the ids of the store. */
  @Test
  void tdb2IsForTheStoreAndForTheExtensionsOfTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.passeur.store..", "org.passeur.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.jena.tdb2..")
        .because("stores are opened in store, and handed down")
        .check(house);
  }

  @Test
  void queriesAndUpdatesAreRunByTheEvaluatorAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.passeur.evaluator..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.apache\\.jena\\.(query\\.QueryExecution|update\\.UpdateAction|update\\.UpdateExecution|sparql\\.exec\\.(QueryExec|UpdateExec)).*")
        .because(
            "nothing else stops them: write queries/{area}/{name}.rq and ask the query library for"
                + " it, or use Evaluation")
        .check(house);
  }

  /** Imports and routing ask the query library; the endpoint is for those who come from outside. */
  @Test
  void theEndpointIsForTheWebAlone() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.passeur.ingest..", "org.passeur.route..", "org.passeur.sparql.library..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.passeur.sparql")
        .because("ask sparql.library; answers to anyone are given in sparql")
        .check(house);
  }

  @Test
  void everyRoomSaysWhatItIsFor() throws IOException {
    for (Path folder : rooms()) {
      String info = Files.readString(folder.resolve("package-info.java"));
      assertTrue(info.startsWith("/**") && info.contains("@NullMarked"), folder.toString());
    }
  }

  @Test
  void noSimpleNameStandsInTwoRooms() throws IOException {
    Map<String, Path> first = new HashMap<>();
    for (Path folder : rooms()) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String name = file.getFileName().toString();
          Path other = name.equals("package-info.java") ? null : first.put(name, file);
          assertNull(
              other, () -> file + " has the name of " + other + ": say in which way it differs");
        }
      }
    }
  }

  @Test
  void noRoomIsTooFullToBeReadAtOnce() throws IOException {
    for (Path folder : rooms()) {
      long files = javaFiles(folder);
      assertTrue(
          files <= MOST_FILES, folder + " holds " + files + " files: find the two rooms in it");
    }
  }

  @Test
  void importsFollowTheTable() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass c : house) {
      String room = room(c);
      if (room.isEmpty() || room.equals("app")) {
        continue;
      }
      Set<String> allowed = MAY_IMPORT.getOrDefault(room, Set.of());
      c.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass())
          .filter(t -> !room(t).isEmpty() && !room(t).equals(room) && !allowed.contains(room(t)))
          .forEach(
              t ->
                  wrong.add(
                      c.getName()
                          + " imports "
                          + t.getName()
                          + ": "
                          + room(t)
                          + " is not below "
                          + room
                          + "; hand the value down instead"));
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void theTableNamesEveryRoomAndGoesFromTheBottomUp() throws IOException {
    List<String> below = new ArrayList<>();
    MAY_IMPORT.forEach(
        (room, imports) -> {
          assertTrue(below.containsAll(imports), room + " stands below what it imports");
          below.add(room);
        });
    below.add("app");
    Set<String> folders = new TreeSet<>();
    for (Path room : rooms()) {
      folders.add(SOURCES.relativize(room).getName(0).toString());
    }
    assertEquals(folders, new TreeSet<>(below));
  }

  @Test
  void roomsHaveNoCycles() {
    slices().matching("org.passeur.(**)").should().beFreeOfCycles().check(house);
  }

  @Test
  void onlyTheStoresWriteInTransactions() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.passeur.store..", "org.passeur.published..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "begin or end a write transaction",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isAssignableTo(Transactional.class)
                        && WRITES.contains(call.getName())))
        .because("writes go through RecordStore.write, reads through read")
        .check(house);
  }

  private static String room(JavaClass c) {
    String name = c.getPackageName();
    if (!name.startsWith("org.passeur.")) {
      return "";
    }
    String[] parts = name.split("\\.", -1);
    return parts[2];
  }

  private static List<Path> rooms() throws IOException {
    List<Path> rooms = new ArrayList<>();
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        if (javaFiles(folder) > 0) {
          rooms.add(folder);
        }
      }
    }
    return rooms;
  }

  private static long javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).count();
    }
  }

  private static void only(String home, String advice, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.passeur." + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .because("move it to " + home + ": " + advice)
        .check(house);
  }
}
