package org.passeur.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.Logs;
import org.passeur.route.Network;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Schema;
import org.passeur.vocab.Skos;

@DisplayName("The search index")
class SearchIndexTest {
  private Path folder;
  private Network network;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
    network = Network.garden(folder);
  }

  @AfterEach
  void close() {
    network.close();
  }

  private List<Node> found(String words) {
    return network.index.search(Search.words(words, Set.of(), 50)).stream()
        .map(h -> h.entity().iri())
        .toList();
  }

  @ParameterizedTest
  @DisplayName("finds the same text however it is written")
  @ValueSource(
      strings = {
        "l'éducation",
        "l’éducation",
        "éducation",
        "education",
        "educations",
        "ÉDUCATION",
        "e\u0301ducation"
      })
  void oneText(String words) {
    assertEquals(network.node("resource/school222222"), found(words).get(0));
  }

  @Test
  @DisplayName("finds nothing for words that say nothing, in either language")
  void stopWordAlone() {
    assertEquals(List.of(), found("une"));
    assertEquals(List.of(), found("them"));
    assertEquals(List.of(), found("someone who can help me please"));
  }

  @Test
  @DisplayName("puts the word as written before its family")
  void exactFirst() {
    Node graph = network.addresses.publicGraph("more");
    write(graph, "resource/plural222222", "Les formations");
    write(graph, "resource/single222222", "La formation");
    assertEquals(network.node("resource/single222222"), first("formation"));
    assertEquals(network.node("resource/plural222222"), first("formations"));
  }

  private Node first(String words) {
    return found(words).stream()
        .filter(n -> !n.equals(network.node("resource/guide2222222")))
        .findFirst()
        .orElseThrow();
  }

  private void write(Node graph, String path, String title) {
    network.write(
        data -> {
          data.add(graph, network.node(path), org.passeur.vocab.Rdf.TYPE, KNOWLEDGE);
          data.add(graph, network.node(path), Dcterms.TITLE, french(title));
        });
  }

  @Test
  @DisplayName("finds a word near the end of the text of a book, after things that it names")
  void endOfAWholeText() {
    Node graph = network.addresses.publicGraph("more");
    String pages = "Le jardin est à tous, et chacun y vient quand il le peut. ".repeat(12_000);
    Node text = NodeFactory.createLiteralLang(pages + "Voici les topinambours.", "fr");
    Node unknown = NodeFactory.createLiteralLang("kouign rutabaga", "und");
    write(graph, "resource/whole2222222", "Un livre");
    write(graph, "resource/topic2222222", "Les topinambours");
    network.write(
        data -> {
          data.add(graph, network.node("resource/whole2222222"), Schema.TEXT, text);
          data.add(graph, network.node("resource/topic2222222"), Schema.TEXT, unknown);
        });

    assertEquals(
        List.of(network.node("resource/topic2222222"), network.node("resource/whole2222222")),
        found("topinambour"));
    assertEquals(List.of(network.node("resource/topic2222222")), found("rutabaga"));
    assertEquals(
        List.of("topinambours"),
        network.index.wordsIn(network.node("resource/whole2222222"), "des topinambours", 3));
  }

  private static final Node KNOWLEDGE = org.passeur.vocab.Psr.KNOWLEDGE_RESOURCE;

  private static Node french(String text) {
    return NodeFactory.createLiteralLang(text, "fr");
  }

  @Test
  @DisplayName("finds French texts by the English name of their theme")
  void otherLanguage() {
    assertTrue(found("composting").contains(network.node("resource/guide2222222")));
  }

  @Test
  @DisplayName(
      "finds what was written as soon as the write returns, and its new words after a change")
  void seesItsOwnWrites() {
    Node graph = network.addresses.publicGraph("more");
    Node resource = network.node("resource/newone222222");
    write(graph, "resource/newone222222", "Apiculture de ruelle");
    assertEquals(List.of(resource), found("apiculture"));
    network.write(
        data -> {
          data.delete(graph, resource, Dcterms.TITLE, french("Apiculture de ruelle"));
          data.add(graph, resource, Dcterms.TITLE, french("Ruches de ruelle"));
        });
    assertEquals(List.of(), found("apiculture"));
    assertEquals(List.of(resource), found("ruches"));
  }

  @Test
  @DisplayName("follows a theme that is renamed into the texts about it")
  void renamedTheme() {
    Node graph = network.addresses.schemeGraph("garden");
    network.write(
        data ->
            data.add(
                graph, network.node("theme/compost22222"), Skos.PREF_LABEL, lang("Kompost", "en")));
    assertTrue(found("kompost").contains(network.node("resource/guide2222222")));
    assertTrue(found("kompost").contains(network.node("person/aaaaaaaaaaaa")), "through her claim");
  }

  private static Node lang(String text, String tag) {
    return NodeFactory.createLiteralLang(text, tag);
  }

  @Test
  @DisplayName("never held a person without consent for the public")
  void privatePerson() {
    assertEquals(List.of(), found("Dan Discret"));
    Entity guide = entity("resource/guide2222222");
    assertFalse(guide.agents().contains(network.node("person/dddddddddddd")));
  }

  @Test
  @DisplayName("forgets a person who withdraws consent, and keeps the resource without its author")
  void withdrawnConsent() {
    assertEquals(List.of(network.node("person/aaaaaaaaaaaa")), found("Ada"));
    network.withdraw("ada222222222");
    assertEquals(List.of(), found("Ada"));
    assertEquals(
        Set.of(network.node("person/bbbbbbbbbbbb")), entity("resource/guide2222222").agents());
  }

  private Entity entity(String path) {
    return network.index.entities(List.of(network.node(path))).values().iterator().next();
  }

  @Test
  @DisplayName("holds the number of the last change after it was closed and opened again")
  void offsetIsStored() {
    long head = network.record.head();
    assertEquals(head, network.index.offset());
    network.close();
    try (var again = SearchIndex.open(folder.resolve("index"))) {
      assertEquals(head, again.offset());
    }
    network = new Network(folder);
  }

  @Test
  @DisplayName("starts over from nothing when its folder is damaged or missing")
  @Logs("WARN IndexFolder: the search index cannot be read")
  void damagedFolder() throws IOException {
    List<Node> before = found("compost");
    network.close();
    damageEveryFile(folder.resolve("index"));
    try (var damaged = SearchIndex.open(folder.resolve("index"))) {
      assertEquals(-1, damaged.offset());
      assertEquals(0, damaged.size());
    }
    network = new Network(folder);
    assertEquals(Set.copyOf(before), Set.copyOf(found("compost")));
  }

  private static void damageEveryFile(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < Math.min(bytes.length, bytes.length / 2 + 8); i++) {
          bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
      }
    }
  }

  @Test
  @DisplayName("notices damage in the middle of one file")
  @Logs("WARN IndexFolder: the search index cannot be read")
  void oneDamagedByte() throws IOException {
    network.close();
    Path largest;
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      largest =
          files.max(java.util.Comparator.comparingLong(f -> f.toFile().length())).orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(largest);
    bytes[bytes.length / 2] ^= 0x01;
    Files.write(largest, bytes);
    try (var damaged = SearchIndex.open(folder.resolve("index"))) {
      assertEquals(-1, damaged.offset());
    }
    network = new Network(folder);
  }

  @ParameterizedTest
  @DisplayName("takes the signs of query languages for nothing")
  @ValueSource(
      strings = {"compost AND (", "\"compost", "title:compost~2^", "comp*st?", "{!x}", "--"})
  void querySyntax(String words) {
    assertTrue(found(words).size() <= network.index.size());
  }
}
