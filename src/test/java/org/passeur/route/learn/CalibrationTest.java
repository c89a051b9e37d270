package org.passeur.route.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.route.Router.Past;
import org.passeur.route.Router.Rehearsal;
import org.passeur.route.need.Dial;
import org.passeur.route.need.Need;
import org.passeur.route.need.Weights;

@DisplayName("Learning from the past")
class CalibrationTest {
  static {
    JenaSystem.init();
  }

  private static final int NEEDS = 120;
  private static final int PEOPLE = 20;

  private static final long SEED = Long.getLong("passeur.seed", System.nanoTime());

  private final Random random = new Random(SEED);

  private static Node person(int p) {
    return NodeFactory.createURI("http://localhost/id/person/p" + p);
  }

  private List<History.Known> past() {
    Need need = Need.of("need", "fr", LocalDate.of(2026, 1, 1), 10);
    List<History.Known> past = new ArrayList<>();
    for (int i = 0; i < NEEDS; i++) {
      past.add(new History.Known(new Past(need, Set.of()), Set.of(person(random.nextInt(PEOPLE)))));
    }
    return past;
  }

  /** Scores by chance, and a clue that is right for a part of the needs, as much as its weight. */
  private Rehearsal rehearsal(List<History.Known> past, double rightForPart, double until) {
    List<Map<Node, Double>> chance = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    for (int i = 0; i < past.size(); i++) {
      Map<Node, Double> scores = new HashMap<>();
      for (int p = 0; p < PEOPLE; p++) {
        scores.put(person(p), random.nextDouble());
      }
      chance.add(scores);
      right.add(i < until * past.size() && random.nextDouble() < rightForPart);
    }
    return weights -> {
      List<Map<Node, Double>> all = new ArrayList<>();
      for (int i = 0; i < past.size(); i++) {
        Map<Node, Double> scores = new HashMap<>(chance.get(i));
        double clue = right.get(i) ? weights.of(Dial.CONTEXT) : 0;
        past.get(i).known().forEach(p -> scores.merge(p, clue, Double::sum));
        all.add(scores);
      }
      return all;
    };
  }

  @Test
  @DisplayName("takes a clue that is often right")
  void taken() {
    System.out.println("CalibrationTest seed " + SEED);
    List<History.Known> past = past();
    Learned learned = new Calibration(rehearsal(past, 0.7, 1), past).run(Weights.DEFAULT);
    assertTrue(learned.taken(), "seed " + SEED + " " + learned);
    assertTrue(learned.weights().of(Dial.CONTEXT) > 0, "seed " + SEED);
    assertTrue(learned.asideAfter() > learned.asideBefore(), "seed " + SEED);
  }

  @Test
  @DisplayName("keeps the usual weights when a clue stopped being right")
  void outdated() {
    List<History.Known> past = past();
    Learned learned = new Calibration(rehearsal(past, 0.7, 0.5), past).run(Weights.DEFAULT);
    assertTrue(learned.after() > learned.before(), "it looked good: seed " + SEED);
    assertFalse(learned.taken(), "seed " + SEED + " " + learned);
  }

  @Test
  @DisplayName("turns nothing when nothing changes anything")
  void nothing() {
    List<History.Known> past = past();
    Learned learned = new Calibration(rehearsal(past, 0, 1), past).run(Weights.DEFAULT);
    assertFalse(learned.taken());
    assertEquals(Learned.usual(), learned.dials());
  }

  @Test
  @DisplayName("is kept in a file, and made again when the network has grown")
  void kept(@TempDir Path folder) {
    var learned =
        new Learned(
            true, 80, 40, 0.3, 0.4, 0.31, 0.39, Weights.DEFAULT.with(Dial.CONTEXT, 0.5), 0.08);
    var replayed = new Replayed(Optional.of(learned), LocalDate.of(2026, 10, 1), 1000);
    assertEquals(Optional.empty(), Replayed.read(folder.resolve("replay.json")));
    replayed.write(folder.resolve("replay.json"));
    assertEquals(Optional.of(replayed), Replayed.read(folder.resolve("replay.json")));
    assertEquals(0.5, replayed.weights().of(Dial.CONTEXT));
    assertEquals(0.08, replayed.weights().of(Dial.DAMPING));
    assertFalse(replayed.outgrown(1100));
    assertTrue(replayed.outgrown(1200));
    var tooShort = new Replayed(Optional.empty(), LocalDate.of(2026, 10, 1), 10);
    tooShort.write(folder.resolve("replay.json"));
    assertEquals(Optional.of(tooShort), Replayed.read(folder.resolve("replay.json")));
    assertEquals(Weights.DEFAULT, tooShort.weights());
  }

  @Test
  @DisplayName("spares whoever comes first for everything, as far as it costs nothing")
  void sparing() {
    List<History.Known> past = new ArrayList<>();
    List<Map<Node, Double>> star = new ArrayList<>();
    Need need = Need.of("need", "fr", LocalDate.of(2026, 1, 1), 10);
    for (int i = 0; i < NEEDS; i++) {
      Map<Node, Double> ranked = new HashMap<>();
      for (int p = 0; p < PEOPLE; p++) {
        ranked.put(person(p), p == i % PEOPLE ? 2.0 : 0.5 + (p * 7 + i * 3) % PEOPLE / 100.0);
      }
      Map<Node, Double> withStar = new HashMap<>(ranked);
      withStar.put(person(PEOPLE), 1.9);
      star.add(withStar);
      past.add(new History.Known(new Past(need, Set.of()), Set.of(person(i % PEOPLE))));
    }
    double free = new Sparing(past, star).damping();
    assertTrue(free > Dial.DAMPING.usual());
    List<History.Known> answeredByStar =
        past.stream().map(k -> new History.Known(k.past(), Set.of(person(PEOPLE)))).toList();
    assertTrue(new Sparing(answeredByStar, star).damping() < free);
  }

  @Test
  @DisplayName("measures as the field does: the first place counts most")
  void gain() {
    Map<Node, Double> scores = Map.of(person(1), 3.0, person(2), 2.0, person(3), 1.0);
    assertEquals(1.0, Gain.ndcg(scores, Set.of(person(1))), 1e-9);
    assertEquals(Math.log(2) / Math.log(3), Gain.ndcg(scores, Set.of(person(2))), 1e-9);
    assertEquals(0.0, Gain.ndcg(scores, Set.of(person(9))), 1e-9);
  }
}
