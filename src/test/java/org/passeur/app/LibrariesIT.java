package org.passeur.app;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The program as one file says what it is made of, and under which licences. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibrariesIT {
  private static final String LICENCES = "META-INF/licenses/";

  /** One of each library's licences is among these (all but the last three are short). */
  private static final Set<String> ACCEPTED =
      Set.of("MIT", "MIT-0", "BSD-3-Clause", "Apache-2.0", "EPL-2.0", "MPL-1.1");

  private static final Set<String> LONG = Set.of("Apache-2.0", "EPL-2.0", "MPL-1.1");

  private JarFile jar;
  private JsonNode bill;
  private Set<String> names;

  @BeforeAll
  void open() throws IOException {
    jar = new JarFile(Path.of("target", "passeur.jar").toFile());
    names = jar.stream().map(ZipEntry::getName).collect(toSet());
    bill = new ObjectMapper().readTree(text("META-INF/sbom/application.cdx.json"));
  }

  @AfterAll
  void close() throws IOException {
    jar.close();
  }

  private String text(String name) throws IOException {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Stream<JsonNode> components() {
    return StreamSupport.stream(bill.get("components").spliterator(), false);
  }

  private static String file(JsonNode component) {
    return component.get("name").asText() + "-" + component.get("version").asText() + ".jar";
  }

  /** The licences it offers, by their SPDX names. */
  private static List<String> licences(JsonNode component) {
    JsonNode one = component.get("licenses").get(0);
    return one.has("expression")
        ? List.of(one.get("expression").asText().split(" OR ", -1))
        : List.of(one.get("license").get("id").asText());
  }

  @Test
  void theBillOfMaterialsIsOfThisProgram() throws IOException {
    assertEquals("CycloneDX", bill.get("bomFormat").asText());
    assertEquals(
        jar.getManifest().getMainAttributes().getValue("Implementation-Version"),
        bill.at("/metadata/component/version").asText());
    Map<String, JsonNode> byAddress =
        components().collect(toMap(c -> c.get("purl").asText(), c -> c));
    assertTrue(byAddress.size() > 50, "each once: " + byAddress.size());
  }

  @Test
  void everyLibraryOfWhichAClassIsInTheJarIsListed() throws IOException {
    Set<String> listed = components().map(LibrariesIT::file).collect(toSet());
    Set<String> missing = new TreeSet<>();
    int found = 0;
    for (String file : classPath()) {
      Optional<String> some = file.endsWith(".jar") ? aClass(file) : Optional.empty();
      String name = Path.of(file).getFileName().toString();
      if (some.filter(names::contains).isPresent() && !name.startsWith("passeur-")) {
        found++;
        if (!listed.contains(name)) {
          missing.add(name);
        }
      }
    }
    assertEquals(Set.of(), missing);
    assertTrue(found > 50, "libraries found: " + found);
  }

  private static List<String> classPath() {
    String path = System.getProperty("surefire.test.class.path");
    return List.of(
        (path == null ? System.getProperty("java.class.path") : path)
            .split(File.pathSeparator, -1));
  }

  private static Optional<String> aClass(String file) throws IOException {
    try (var library = new JarFile(file)) {
      return library.stream()
          .map(ZipEntry::getName)
          .filter(n -> n.endsWith(".class") && !n.startsWith("META-INF/"))
          .filter(n -> !n.endsWith("-info.class"))
          .findFirst();
    }
  }

  @Test
  void everyLibraryHasALicenceThatGoesWithOursAndItsText() {
    List<String> without = new ArrayList<>();
    components()
        .forEach(
            library -> {
              List<String> offered = licences(library);
              boolean text =
                  brings(library.get("name").asText(), "LICENSE")
                      || brings(library.get("group").asText(), "LICENSE")
                      || offered.stream()
                          .filter(LONG::contains)
                          .anyMatch(id -> names.contains(LICENCES + id + ".txt"));
              if (!text || offered.stream().noneMatch(ACCEPTED::contains)) {
                without.add(file(library) + " " + offered);
              }
            });
    assertEquals(List.of(), without);
    assertTrue(names.contains("META-INF/LICENSE"), "our own");
  }

  private boolean brings(String folder, String what) {
    return names.stream().anyMatch(n -> n.startsWith(LICENCES + folder + "/" + what));
  }

  @Test
  void noticesAreKept() {
    for (String library : List.of("lucene-core", "poi", "tika-core", "jena-arq", "jackson-core")) {
      assertTrue(brings(library, "NOTICE"), library);
    }
  }

  @Test
  void theListForPeopleNamesEveryLibrary() throws IOException {
    String list = text(LICENCES + "LIBRARIES.txt");
    components()
        .map(c -> c.get("name").asText() + ":" + c.get("version").asText())
        .forEach(name -> assertTrue(list.contains(":" + name + " "), name));
  }

  @Test
  void whatNothingNeedsIsLeftOut() {
    for (String folder :
        List.of(
            "com/github/jsonldjava",
            "no/hasmac",
            "com/healthmarketscience",
            "com/pff",
            "com/google/protobuf",
            "org/bouncycastle",
            "org/apache/http",
            "jakarta/enterprise")) {
      assertTrue(names.stream().noneMatch(n -> n.startsWith(folder)), folder);
    }
  }
}
