package org.passeur.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.passeur.TestData;

/**
 * Small sources, good and bad, made of the cases of all rules: things of every kind that name each
 * other, some of them refused.
 */
final class RandomSources {
  private final Random random;
  private final List<List<Quad>> valid = new ArrayList<>();
  private final List<List<Quad>> invalid = new ArrayList<>();

  RandomSources(Random random) {
    this.random = random;
    for (String folder : List.of("rules", "coherence")) {
      try (Stream<Path> files = Files.walk(Path.of("src/test/resources").resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".trig")).sorted().toList()) {
          String text = dated(Files.readString(file)).replace("\n# then\n", "\n");
          (file.toString().contains("invalid") ? invalid : valid).add(TestData.quads(text));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String dated(String text) {
    return text.replace("{year}", String.valueOf(LocalDate.now(ZoneOffset.UTC).getYear()))
        .replaceAll("\\{today[^}]*}", LocalDate.now(ZoneOffset.UTC).toString());
  }

  /** Statements of a source. */
  List<Quad> quads() {
    List<Quad> all = new ArrayList<>();
    for (int i = 3 + random.nextInt(12); i > 0; i--) {
      all.addAll(random.nextInt(5) > 0 ? one(valid) : one(invalid));
    }
    return changed(all);
  }

  /** A later version of it. */
  List<Quad> changed(List<Quad> source) {
    List<Quad> all = new ArrayList<>(source);
    for (int i = random.nextInt(6); i > 0 && !all.isEmpty(); i--) {
      Quad x = one(all);
      Quad y = one(one(valid));
      switch (random.nextInt(7)) {
        case 0 -> all.remove(x);
        case 1 -> all.add(quad(x, x.getPredicate(), one(all).getObject()));
        case 2 -> all.add(quad(x, y.getPredicate(), y.getObject()));
        case 3 -> all.removeIf(q -> q.getSubject().equals(x.getSubject()));
        case 4 -> all.addAll(random.nextBoolean() ? one(valid) : one(invalid));
        case 5 -> all.add(quad(x, x.getPredicate(), bad()));
        default -> all.add(Quad.create(TestData.ours("graph/public/s"), x.asTriple()));
      }
    }
    if (random.nextInt(3) > 0) {
      Collections.shuffle(all, random);
    }
    return all;
  }

  private Node bad() {
    return switch (random.nextInt(4)) {
      case 0 -> NodeFactory.createLiteralLang("autre", "fr");
      case 1 -> NodeFactory.createURI("https://a b.example/");
      case 2 ->
          NodeFactory.createLiteralDT(
              "31/12/2024", org.apache.jena.datatypes.xsd.XSDDatatype.XSDdate);
      default -> NodeFactory.createLiteralString("anne@exemple.org");
    };
  }

  private static Quad quad(Quad at, Node predicate, Node object) {
    return Quad.create(at.getGraph(), at.getSubject(), predicate, object);
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  /** The statements as N-Quads, some as triples. */
  static String text(List<Quad> quads) {
    var text = new StringBuilder();
    for (Quad q : quads) {
      for (Node node : List.of(q.getSubject(), q.getPredicate(), q.getObject())) {
        text.append(NodeFmtLib.strNT(node)).append(' ');
      }
      if (!q.isDefaultGraph()) {
        text.append(NodeFmtLib.strNT(q.getGraph())).append(' ');
      }
      text.append(".\n");
    }
    return text.toString();
  }

  /** Rows of members, as CSV-like YAML: some name nobody, some the same themes in other letters. */
  String members() {
    var text = new StringBuilder();
    for (int i = 0; i < 3 + random.nextInt(8); i++) {
      text.append("m").append(random.nextInt(12) * 100 + i).append(":\n");
      if (random.nextInt(5) > 0) {
        text.append("  name: Membre ").append(random.nextInt(9)).append(" Exemple\n");
      }
      if (random.nextInt(4) == 0) {
        text.append("  page: ").append(random.nextBoolean() ? "https://x.example/" : "'a b'");
        text.append('\n');
      }
      List<String> themes = List.of("Compost", "compost", "Couture", "COUTURE", "Pain", "Vélo");
      text.append("  knows: [").append(one(themes)).append(", ").append(one(themes)).append("]\n");
    }
    return text.toString();
  }
}
