package org.passeur.route.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The routing on the small collection of the build. {@code expected.tsv} holds what each topic
 * reached when it was written; a later program fails when it is worse by more than chance.
 */
@DisplayName("On the invented village")
class VillageTest {
  static {
    JenaSystem.init();
  }

  private static final double CHANCE = 0.05;

  @Test
  @DisplayName("the routing does not drop by more than chance")
  void noDrop() throws IOException {
    var result =
        new RankingEvaluation(Collection.read(Village.FOLDER)).run(RankingEvaluation.Options.DEV);
    System.out.println("village: " + result.summary());
    System.out.println(result.comparison().row("village"));
    Map<String, Double> expected = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Village.FOLDER.resolve("expected.tsv"))) {
      String[] parts = line.split("\t", -1);
      expected.put(parts[0], Double.valueOf(parts[1]));
    }
    List<Double> now = new ArrayList<>();
    List<Double> before = new ArrayList<>();
    result
        .byTopic()
        .forEach(
            (topic, compared) -> {
              now.add(compared.routed());
              before.add(expected.getOrDefault(topic, Double.NaN));
            });
    assertEquals(expected.keySet(), result.byTopic().keySet());
    double p = Significance.pOfDrop(array(now), array(before));
    assertTrue(p > CHANCE, "p " + p + " of " + result.summary());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  @DisplayName("a drop is noticed, and the same again is none")
  void noticed() {
    double[] before = new double[40];
    double[] after = new double[40];
    for (int i = 0; i < before.length; i++) {
      before[i] = 0.3 + (i % 5) / 10.0;
      after[i] = before[i] - (i % 3 == 0 ? 0.1 : 0);
    }
    assertTrue(Significance.pOfDrop(after, before) < CHANCE);
    assertEquals(1.0, Significance.pOfDrop(before, before));
    assertEquals(1.0, Significance.p(before, before));
    assertTrue(Significance.p(before, after) < CHANCE);
  }

  @Test
  @DisplayName("the files are those that the generator makes")
  void made(@TempDir Path folder) throws IOException {
    Village.write(Village.FOLDER, folder);
    for (String file : List.of("documents.jsonl", "people.jsonl", "topics.jsonl", "qrels.tsv")) {
      assertEquals(
          Files.readString(folder.resolve(file)),
          Files.readString(Village.FOLDER.resolve(file)),
          file);
    }
  }
}
