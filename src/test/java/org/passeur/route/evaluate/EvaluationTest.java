package org.passeur.route.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The evaluation")
class EvaluationTest {
  static {
    JenaSystem.init();
  }

  @Test
  @DisplayName("of an invented collection does not drop")
  void noDrop(@TempDir Path folder) throws IOException {
    var result =
        new RankingEvaluation(new Synthetic().collection()).run(RankingEvaluation.Options.DEV);
    System.out.println("synthetic collection: " + result.summary());
    double ndcg = result.means().getOrDefault("nDCG@10", 0.0);
    assertTrue(ndcg > LEAST, "nDCG@10 " + ndcg);
    assertTrue(result.means().getOrDefault("maxload", 1.0) < MOST_LOAD, result.summary());
    result.write(folder.resolve("run"));
    String first = Files.readAllLines(folder.resolve("run")).get(0);
    assertTrue(first.matches("t0 Q0 p\\d+ 1 [0-9.E-]+ passeur"), first);
  }

  private static final double LEAST = 0.60;
  private static final double MOST_LOAD = 0.55;

  @Test
  @DisplayName(
      "reads a folder, ranks only candidates, and uses neither later nor excluded documents")
  void folder(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("documents.jsonl"),
        List.of(
            document("d1", "2019", "a"),
            document("d2", "2021-05-01", "later"),
            document("d3", "2018", "excluded"),
            document("d4", "2020", "same-year"),
            document("d5", "2017", "staff")));
    Files.write(
        folder.resolve("people.jsonl"),
        List.of(
            person("a", true),
            person("later", true),
            person("excluded", true),
            person("same-year", true),
            person("staff", false)));
    Files.write(
        folder.resolve("topics.jsonl"),
        List.of(
            "{\"id\":\"t\",\"title\":\"sols vivants\",\"text\":\"\",\"lang\":\"fr\",\"date\":\"2020\","
                + "\"exclude\":[\"d3\"],\"split\":\"dev\"}"));
    Files.write(folder.resolve("qrels.tsv"), List.of("t\t0\ta\t1"));
    var result = new RankingEvaluation(Collection.read(folder)).run(RankingEvaluation.Options.DEV);
    assertEquals(Set.of("a"), result.scores().getOrDefault("t", Map.of()).keySet());
    assertEquals(1.0, result.means().getOrDefault("nDCG@10", -1.0));
  }

  @Test
  @DisplayName("in English finds French documents by a translation, or by a scheme that has both")
  void acrossLanguages(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("documents.jsonl"),
        List.of(
            "{\"id\":\"d1\",\"title\":\"La grelottine du quartier\",\"title_en\":\"Shivermark nearby\","
                + "\"lang\":\"fr\",\"date\":\"2018\",\"authors\":[\"a\"]}",
            "{\"id\":\"d2\",\"title\":\"La menuiserie\",\"title_en\":\"Joinery\",\"lang\":\"fr\","
                + "\"date\":\"2018\",\"authors\":[\"b\"]}"));
    Files.write(folder.resolve("people.jsonl"), List.of(person("a", true), person("b", true)));
    Files.write(
        folder.resolve("topics.jsonl"),
        List.of(
            "{\"id\":\"t\",\"title\":\"\",\"title_en\":\"Keeping shivermark\",\"lang\":\"fr\","
                + "\"date\":\"2020\",\"split\":\"dev\"}"));
    Files.write(folder.resolve("qrels.tsv"), List.of("t\t0\ta\t1"));
    Path scheme =
        Files.writeString(
            folder.resolve("scheme.ttl"),
            "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> <http://x/1> a skos:Concept ;"
                + " skos:prefLabel \"shivermark\"@en, \"grelottine\"@fr .");
    var evaluation = new RankingEvaluation(Collection.read(folder));
    assertEquals(Set.of("a"), inEnglish(evaluation, false, List.of()));
    assertEquals(Set.of(), inEnglish(evaluation, true, List.of()));
    assertEquals(Set.of("a"), inEnglish(evaluation, true, List.of(scheme)));
  }

  private static Set<String> inEnglish(
      RankingEvaluation evaluation, boolean untranslated, List<Path> schemes) {
    var options = new RankingEvaluation.Options("dev", true, false, false, untranslated, schemes);
    return evaluation.run(options).scores().getOrDefault("t", Map.of()).keySet();
  }

  private static String document(String id, String date, String author) {
    return "{\"id\":\"%s\",\"title\":\"Sols vivants\",\"text\":\"\",\"lang\":\"fr\",\"date\":\"%s\",\"authors\":[\"%s\"]}"
        .formatted(id, date, author);
  }

  private static String person(String id, boolean candidate) {
    return "{\"id\":\"%s\",\"candidate\":%s}".formatted(id, candidate);
  }

  @Test
  @DisplayName("without judgments gives scores and no measure")
  void unjudged() {
    var whole = new Synthetic().collection();
    var unjudged =
        new Collection(whole.documents(), whole.people(), whole.topics().subList(0, 1), Map.of());
    var result = new RankingEvaluation(unjudged).run(RankingEvaluation.Options.DEV);
    assertEquals(Map.of(), result.means());
    assertFalse(result.scores().getOrDefault("t0", Map.of()).isEmpty());
  }
}
