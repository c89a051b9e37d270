package org.passeur.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passeur.Jdks;

/**
 * What the program promises to read, it reads from the one file that people are given: there some
 * libraries are left out that the other tests have beside them.
 */
class JarFormatsIT {
  private static final String FRENCH =
      "Le compostage partagé demande une équipe qui se relaie dans le quartier, et des règles que"
          + " tout le monde connaît. ";
  private static final String JAR = Path.of("target", "passeur.jar").toString();
  private static final int WITHOUT_SECURITY_MANAGER = 24;
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;

  JarFormatsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private Process passeur(Stream<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdks.here("java"));
    command.addAll(List.of("-Xmx700m", "-jar", JAR));
    arguments.forEach(command::add);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private String run(String... arguments) throws Exception {
    Process program = passeur(Arrays.stream(arguments));
    String said = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, program.waitFor(), said);
    return said;
  }

  private String imported(String source, String... more) throws Exception {
    var start = Stream.of("import", "--data", data(), "--source", source, "--lang", "en");
    return run(Stream.concat(start, Arrays.stream(more)).toArray(String[]::new));
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Each kind of document, with a word of its own. */
  private Set<String> writeDocuments(Path in) throws IOException {
    byte[] pdf = OfficeSamples.pdf("Plan", "", "Un mot de ce plan : motpdf.");
    OfficeSamples.write(in, "a.docx", OfficeSamples.docx("A", "A", FRENCH + "motdocx"));
    OfficeSamples.write(in, "b.pptx", OfficeSamples.pptx("B", FRENCH + "motpptx"));
    OfficeSamples.write(in, "c.xlsx", OfficeSamples.xlsx(FRENCH + "motxlsx"));
    OfficeSamples.write(in, "d.odt", OfficeSamples.odt(FRENCH + "motodt"));
    OfficeSamples.write(in, "e.ods", OfficeSamples.open("spreadsheet", FRENCH + "motods"));
    OfficeSamples.write(in, "f.odp", OfficeSamples.open("presentation", FRENCH + "motodp"));
    OfficeSamples.write(in, "g.ppt", OfficeSamples.ppt(FRENCH + "motppt"));
    Files.copy(ImportHouse.fixture("ancien.doc"), in.resolve("h.doc")); // its word: quartier
    OfficeSamples.write(in, "i.pdf", pdf);
    for (int bits : new int[] {40, 128, 256}) {
      byte[] sealed = OfficeSamples.pdf("Clos", "", "Un mot de ce plan : motclos" + bits);
      OfficeSamples.write(in, "j" + bits + ".pdf", OfficeSamples.sealed(sealed, bits));
    }
    OfficeSamples.write(
        in,
        "k.rtf",
        ("{\\rtf1\\ansi " + FRENCH.replace('é', 'e') + "motrtf\\par}").getBytes(UTF_8));
    OfficeSamples.write(in, "l.html", ("<p>" + FRENCH + "mothtml</p>").getBytes(UTF_8));
    OfficeSamples.write(in, "m.txt", (FRENCH + "mottxt").getBytes(UTF_8));
    OfficeSamples.write(in, "n.md", ("# Fiche\n\n" + FRENCH + "motmd").getBytes(UTF_8));
    return Set.of(
        "motdocx",
        "motpptx",
        "motxlsx",
        "motodt",
        "motods",
        "motodp",
        "motppt",
        "relaie",
        "motpdf",
        "motclos40",
        "motclos128",
        "motclos256",
        "motrtf",
        "mothtml",
        "mottxt",
        "motmd");
  }

  @Test
  void theJarReadsEveryFormatAndServesWhatItRead() throws Exception {
    Set<String> words = writeDocuments(folder.resolve("in"));
    imported("docs", "--reviewed", "g.ppt", "--reviewed", "h.doc", folder.resolve("in").toString());
    String said =
        imported("table", "--mapping", mapping(), ImportHouse.fixture("groups.csv").toString());
    assertTrue(said.contains("rows: 2") || said.contains("2 rows"), said);
    imported("list", "--mapping", "ols", ImportHouse.fixture("ols").toString());
    Path rdf = folder.resolve("rdf");
    OfficeSamples.write(rdf, "a.jsonld", jsonLd("motjsonld").getBytes(UTF_8));
    OfficeSamples.write(rdf, "b.ttl", turtle("motturtle").getBytes(UTF_8));
    imported("rdf", rdf.toString());
    String token =
        run("token", "create", "--data", data(), "--role", "admin", "--name", "essai")
            .lines()
            .reduce("", (before, line) -> line)
            .strip();

    Process server = passeur(Stream.of("serve", "--port", "0", "--data", data()));
    try (BufferedReader lines = server.inputReader()) {
      String at = address(lines);
      String texts = texts(at);
      words.forEach(word -> assertTrue(texts.contains(word), word));
      assertTrue(texts.contains("motjsonld") && texts.contains("motturtle"), texts);
      assertTrue(get(at + "/api/search?q=compostage", "application/json").contains("/resource/"));
      assertTrue(get(at + "/ns", "application/ld+json").contains("@id"));
      assertTrue(get(at + "/shapes", "text/html").contains("<main"));
      JsonNode check = post(at + "/admin/check", token);
      assertEquals("[]", check.get("enginesDiffer").toString(), check.toString());
      assertEquals("[]", check.get("findings").toString(), check.toString());
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** What differs from one Java to the next is what holds the reader. */
  @ParameterizedTest(name = "JDK {0}")
  @MethodSource("org.passeur.Jdks#each")
  void onEachJavaDocumentsAreRead(int version, Path jdk) throws Exception {
    Path in = folder.resolve("in");
    Path errors = folder.resolve("errors");
    OfficeSamples.write(in, "a.docx", OfficeSamples.docx("A", "A", FRENCH + "motdocx"));
    OfficeSamples.write(in, "b.pdf", OfficeSamples.pdf("Plan", "", "Un mot : motpdf."));
    Files.copy(ImportHouse.fixture("ancien.doc"), in.resolve("c.doc")); // its word: quartier
    String[] words = {"import", "--data", data(), "--source", "docs", "--reviewed", "c.doc"};
    List<String> command = new ArrayList<>(List.of(Jdks.java(jdk), "-jar", JAR));
    command.addAll(List.of(words));
    command.add(in.toString());

    Process program = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String said = new String(program.getInputStream().readAllBytes(), UTF_8);

    if (version >= WITHOUT_SECURITY_MANAGER && said.contains("the file is not at fault")) {
      Jdks.notTried("documents on JDK " + version + ", for which this machine holds no reader");
      return;
    }
    assertEquals("", Files.readString(errors));
    assertEquals(0, program.waitFor(), said);
    String decided = decided();
    for (String word : List.of("motdocx", "motpdf", "quartier")) {
      assertTrue(decided.contains(word), word + ": " + said);
    }
  }

  private String decided() throws IOException {
    var decided = new StringBuilder();
    try (var log = Files.newDirectoryStream(Path.of(data(), "log"), "*.rdfp")) {
      for (Path file : log) {
        decided.append(Files.readString(file));
      }
    }
    return decided.toString();
  }

  private static String mapping() {
    return ImportHouse.fixture("groups.rml.ttl").toString();
  }

  private static String turtle(String word) {
    return """
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <https://m.example/s> a skos:ConceptScheme ; skos:prefLabel "%s"@fr .
    """
        .formatted(word);
  }

  private static String jsonLd(String word) {
    return """
    {"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@id": "https://m.example/j",
     "@type": "skos:ConceptScheme", "skos:prefLabel": {"@value": "%s", "@language": "fr"}}
    """
        .formatted(word);
  }

  private static String address(BufferedReader lines) {
    Set<String> said = new TreeSet<>();
    return lines
        .lines()
        .peek(said::add)
        .map(ADDRESS::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElseThrow(() -> new AssertionError(said));
  }

  private static String texts(String at) throws Exception {
    String query = "SELECT ?o { ?s ?p ?o FILTER isLiteral(?o) }";
    return get(at + "/sparql?query=" + URLEncoder.encode(query, UTF_8), "text/csv");
  }

  private static String get(String address, String accept) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private static JsonNode post(String address, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return new ObjectMapper().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }
}
