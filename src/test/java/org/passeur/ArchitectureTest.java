package org.passeur;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Transactional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of ARCHITECTURE.md, held. Each message says where the code belongs. */
class ArchitectureTest {
  private static final Set<String> WRITES =
      Set.of("begin", "commit", "abort", "executeWrite", "calculateWrite");
  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.passeur");
  }

  @Test
  void eachLibraryIsImportedByOnePackage() {
    only("web", "handlers and pages belong there", "io.javalin..");
    only("publish", "what is kept of answers belongs there", "com.github.benmanes.caffeine..");
    only("index", "search documents and queries belong there", "org.apache.lucene..");
    only("ingest", "reading foreign formats belongs there", "org.apache.tika..", "io.carml..");
    only("ingest", "holding the reader of documents belongs there", "com.sun.jna..");
    only("guard", "checks of whole graphs belong there", "org.apache.jena.shacl..");
    only("guard", "checks of changes belong there", "org.eclipse.rdf4j.sail..");
    only("app", "commands belong there", "picocli..");
    only("web", "pages belong there", "gg.jte..");
  }

  /** CARML answers in RDF4J's terms, so ingest may hold those, and nothing else of RDF4J. */
  @Test
  void rdf4jIsForTheGuardAndItsTermsForIngest() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.passeur.guard..", "org.passeur.ingest..")
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
        .resideOutsideOfPackages("org.passeur.store..", "org.passeur.arq..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.jena.tdb2..")
        .because("stores are opened in store, and handed down")
        .check(house);
  }

  @Test
  void queriesAreRunByTheQueryLibraryAndByTheEndpoint() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.passeur.query..", "org.passeur.publish..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.apache\\.jena\\.(query\\.QueryExecution|sparql\\.exec\\.QueryExec).*")
        .because("write queries/{area}/{name}.rq and ask the query library for it")
        .check(house);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/passeur"), 1)) {
      for (Path folder : folders.skip(1).filter(Files::isDirectory).toList()) {
        String info = Files.readString(folder.resolve("package-info.java"));
        assertTrue(info.startsWith("/**") && info.contains("@NullMarked"), folder.toString());
      }
    }
  }

  @Test
  void dependenciesPointDownwards() {
    never("arq", "vocab", "store", "guard", "query", "index", "route", "ingest", "publish", "web");
    never("arq", "app", "generate");
    never("vocab", "store", "guard", "query", "index", "route", "ingest", "publish", "web", "app");
    never("vocab", "people");
    never("arq", "people");
    never("store", "people");
    never("generate", "people");
    never("people", "arq", "store", "guard", "query", "index", "route", "ingest", "publish", "web");
    never("people", "app", "generate");
    never("store", "guard", "query", "index", "route", "ingest", "publish", "web", "app");
    never("guard", "query", "index", "route", "ingest", "publish", "web", "app");
    never("query", "guard", "index", "route", "ingest", "publish", "web", "app");
    never("index", "guard", "route", "ingest", "publish", "web", "app");
    never("route", "guard", "ingest", "publish", "web", "app");
    never("ingest", "route", "publish", "web", "app");
    never("publish", "guard", "index", "route", "ingest", "web", "app");
    never("web", "app");
    never(
        "generate", "store", "guard", "query", "index", "route", "ingest", "publish", "web", "app");
    for (String other : new String[] {"vocab", "store", "guard", "query", "index", "route"}) {
      never(other, "generate");
    }
    never("ingest", "generate");
    never("publish", "generate");
    never("web", "generate");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.passeur.(*)..").should().beFreeOfCycles().check(house);
  }

  @Test
  void onlyTheStoreWritesInTransactions() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.passeur.store..")
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

  private static void never(String lower, String... uppers) {
    for (String upper : uppers) {
      noClasses()
          .that()
          .resideInAPackage("org.passeur." + lower + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.passeur." + upper + "..")
          .because(upper + " stands above " + lower + ": hand the value down instead")
          .check(house);
    }
  }
}
