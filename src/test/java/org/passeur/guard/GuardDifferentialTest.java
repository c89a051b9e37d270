package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.NOTE;
import static org.passeur.TestData.SKOLEM;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Rdf;

/**
 * The gate on what a change touches, jena-shacl on everything and RDF4J on everything must say the
 * same of every change: an engine that misses a constraint does so in silence. The network is made
 * of the cases of all rules.
 */
final class GuardDifferentialTest extends TestBase {
  private static final int TRANSACTIONS = Integer.getInteger("passeur.transactions", 1100);

  /** RDF4J takes most of the time: for long runs it may judge every so many transactions only. */
  private static final int SECOND_EVERY = Integer.getInteger("passeur.second-opinion.every", 1);

  private static final int RESTART = 100;
  private static final int SMALL = 400;

  /** TDB2 without files: a thousand transactions would wait for the disk most of the time. */
  @Test
  void theVerdictOnTheChangeIsTheVerdictOnTheWhole() {
    Random random = new Random(seed("GuardDifferentialTest"));
    ShapeLibrary library = ShapeLibrary.blocking();
    ShapeCheck whole = new ShapeCheck(library);
    List<List<Quad>> valid = cases("valid");
    List<Quad> vocabulary =
        Stream.concat(valid.stream(), cases("invalid").stream()).flatMap(List::stream).toList();
    int stored = 0;
    int refused = 0;
    try (var store = RecordStore.inMemory(SKOLEM, Clock.systemUTC());
        var second = new SecondOpinion(library)) {
      store.guardedBy(List.of(new ShapeGate(library)));
      Set<Quad> state = new LinkedHashSet<>();
      for (int i = 0; i < TRANSACTIONS; i++) {
        if (i % RESTART == 0 || state.size() > SMALL) {
          state = network(valid, whole, random);
          replace(store, state);
        }
        Set<Quad> wanted = new LinkedHashSet<>(state);
        for (int step = 0; step <= random.nextInt(5); step++) {
          step(wanted, vocabulary, valid, random);
        }
        if (wanted.equals(state)) {
          continue;
        }
        boolean expected = whole.check(union(wanted)).conforms();
        if (i % SECOND_EVERY == 0) {
          assertEquals(expected, second.check(union(wanted)).conforms(), "RDF4J, transaction " + i);
        }
        boolean actual = write(store, state, wanted);
        assertEquals(expected, actual, "transaction " + i + ": " + difference(state, wanted));
        if (actual) {
          state = wanted;
          stored++;
        } else {
          refused++;
        }
        if (i % 50 == 0) {
          assertEquals(state, store.read(TestData::named), "the store, transaction " + i);
        }
      }
    }
    System.out.println(stored + " stored, " + refused + " refused");
    assertTrue(stored > TRANSACTIONS / 10 && refused > TRANSACTIONS / 10, "too one-sided");
  }

  /** Some valid cases together, as long as they make a valid whole. */
  private static Set<Quad> network(List<List<Quad>> valid, ShapeCheck whole, Random random) {
    Set<Quad> network = new LinkedHashSet<>();
    for (int i = 0; i < 25; i++) {
      Set<Quad> larger = new LinkedHashSet<>(network);
      larger.addAll(valid.get(random.nextInt(valid.size())));
      if (whole.check(union(larger)).conforms()) {
        network = larger;
      }
    }
    return network;
  }

  private static void replace(RecordStore store, Set<Quad> state) {
    store.write(
        NOTE,
        data -> {
          TestData.named(data).stream().filter(q -> !state.contains(q)).forEach(data::delete);
          state.forEach(data::add);
        });
  }

  private static boolean write(RecordStore store, Set<Quad> from, Set<Quad> to) {
    try {
      store.write(
          NOTE,
          data -> {
            from.stream().filter(q -> !to.contains(q)).forEach(data::delete);
            to.stream().filter(q -> !from.contains(q)).forEach(data::add);
          });
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  private static void step(
      Set<Quad> wanted, List<Quad> vocabulary, List<List<Quad>> valid, Random random) {
    List<Quad> all = new ArrayList<>(wanted);
    if (all.isEmpty()) {
      wanted.addAll(one(valid, random));
      return;
    }
    Quad x = one(all, random);
    Quad y = one(vocabulary, random);
    switch (random.nextInt(13)) {
      case 0 -> wanted.remove(x);
      case 1, 2 -> wanted.add(quad(x, x.getPredicate(), one(all, random).getObject()));
      case 3 -> wanted.add(quad(x, y.getPredicate(), y.getObject()));
      case 4 -> {
        wanted.remove(x);
        wanted.add(quad(x, x.getPredicate(), y.getObject()));
      }
      case 5 -> wanted.removeIf(q -> q.getSubject().equals(x.getSubject()));
      case 6 -> wanted.addAll(one(valid, random));
      case 7 -> wanted.removeAll(one(valid, random));
      case 8 -> wanted.add(y);
      case 9 -> wanted.add(quad(x, x.getPredicate(), variant(x.getObject(), random)));
      case 10 ->
          // the same statement in a second graph, and perhaps no longer in the first
          move(wanted, x, random);
      case 11 -> {
        // a class of somebody's own below one of ours, and perhaps something that is of it
        Node own = own(random);
        Node type = y.getPredicate().equals(Rdf.TYPE) ? y.getObject() : own(random);
        wanted.add(Quad.create(x.getGraph(), own, Rdf.SUB_CLASS_OF, type));
        if (random.nextBoolean()) {
          wanted.add(quad(x, Rdf.TYPE, own));
        }
      }
      default ->
          wanted.add(
              quad(
                  x,
                  NodeFactory.createURI("http://purl.org/dc/terms/description"),
                  NodeFactory.createLiteralString("note " + random.nextInt(100))));
    }
  }

  private static Node own(Random random) {
    return TestData.ours("id/theme/own" + random.nextInt(3));
  }

  private static void move(Set<Quad> wanted, Quad x, Random random) {
    wanted.add(Quad.create(TestData.ours("graph/public/other"), x.asTriple()));
    if (random.nextBoolean()) {
      wanted.remove(x);
    }
  }

  private static Quad quad(Quad at, Node predicate, Node object) {
    return Quad.create(at.getGraph(), at.getSubject(), predicate, object);
  }

  /** Another value that is close: another language, a blank text, a text for an address. */
  private static Node variant(Node value, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> NodeFactory.createLiteralLang("autre", "fr");
      case 1 -> NodeFactory.createLiteralLang("other", "en-CA");
      case 2 -> NodeFactory.createLiteralLang(" ", "en");
      case 3 -> NodeFactory.createLiteralString("2024-05");
      default -> value.isURI() ? NodeFactory.createLiteralString(value.getURI()) : value;
    };
  }

  private static <T> T one(List<T> items, Random random) {
    return items.get(random.nextInt(items.size()));
  }

  private static String difference(Set<Quad> from, Set<Quad> to) {
    Set<Quad> in = new LinkedHashSet<>(to);
    in.removeAll(from);
    Set<Quad> out = new LinkedHashSet<>(from);
    out.removeAll(to);
    return "\n+ " + in + "\n- " + out;
  }

  private static Graph union(Set<Quad> quads) {
    Graph graph = GraphFactory.createDefaultGraph();
    quads.forEach(q -> graph.add(q.asTriple()));
    return graph;
  }

  private static List<List<Quad>> cases(String verdict) {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/rules"))) {
      return files
          .filter(f -> f.toString().endsWith(".trig") && f.toString().contains("/" + verdict + "/"))
          .sorted()
          .map(GuardDifferentialTest::read)
          .filter(quads -> quads.stream().noneMatch(GuardDifferentialTest::isBlank))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The store names blank nodes anew each time; here the same statement must stay the same. */
  private static boolean isBlank(Quad quad) {
    return quad.getSubject().isBlank() || quad.getObject().isBlank();
  }

  private static List<Quad> read(Path file) {
    try {
      return TestData.quads(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
