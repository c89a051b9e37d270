package org.passeur.web.site.vocabulary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.vocab.Ontology;
import org.passeur.web.page.PageReading;

/**
 * Computes the diagram of the vocabulary: topics one after the other down the left side and then
 * the right, each class on a line of its own so that no name covers another, and links as curves
 * between them. Everything comes from the ontology; nothing is placed by hand.
 */
final class WheelDrawing {
  private static final int WIDTH = 1000;
  private static final int LINE = 30;
  private static final int HALF_WIDTH = 235;

  /**
   * Share of the circle's height that the lines use; beyond it, they would meet at the top and
   * bottom.
   */
  private static final double REACH = 0.86;

  private final Ontology ontology;
  private final PageReading reading;
  private final PublicStatistics statistics;
  private final TermReader terms;
  private final Map<Node, Vocabulary.Wheel.Spot> spots = new LinkedHashMap<>();
  private final List<Vocabulary.Wheel.Heading> headings = new ArrayList<>();

  WheelDrawing(Ontology ontology, PageReading reading, PublicStatistics statistics) {
    this.ontology = ontology;
    this.reading = reading;
    this.statistics = statistics;
    this.terms = new TermReader(ontology, reading, statistics);
  }

  Vocabulary.Wheel draw() {
    List<Ontology.Topic> topics = ontology.topics();
    int lines = topics.stream().mapToInt(WheelDrawing::lines).sum();
    int left = 0;
    int used = 0;
    while (left < topics.size() && used + lines(topics.get(left)) / 2 < lines / 2 + 1) {
      used += lines(topics.get(left++));
    }
    int longest = Math.max(used, lines - used);
    int height = (longest + 1) * LINE;
    side(topics, 0, left, false, height);
    side(topics, left, topics.size(), true, height);
    return new Vocabulary.Wheel(WIDTH, height, List.copyOf(spots.values()), rays(height), headings);
  }

  private static int lines(Ontology.Topic topic) {
    return topic.classes().size() + 1;
  }

  private void side(List<Ontology.Topic> topics, int from, int to, boolean right, int height) {
    int lines = topics.subList(from, to).stream().mapToInt(WheelDrawing::lines).sum();
    int y = (height - (lines - 1) * LINE) / 2;
    for (int i = from; i < to; i++) {
      Ontology.Topic topic = topics.get(i);
      String title = TermReader.inLanguage(topic.titles(), reading.words());
      headings.add(new Vocabulary.Wheel.Heading(labelX(y, right, height), y, right, i + 1, title));
      y += LINE;
      for (Node kind : topic.classes()) {
        long count = statistics.ofClass(kind.getURI());
        spots.put(
            kind,
            new Vocabulary.Wheel.Spot(
                x(y, right, height),
                y,
                4 + (int) Math.min(6, 2 * Math.log10((double) (count + 1))),
                labelX(y, right, height),
                right,
                i + 1,
                terms.named(kind),
                count > 0 ? reading.words().number(count) : ""));
        y += LINE;
      }
    }
  }

  private static int x(int y, boolean right, int height) {
    double down = (y - height / 2.0) / (height / 2.0) * REACH;
    double out = HALF_WIDTH * Math.sqrt(1 - down * down);
    return (int) Math.round(WIDTH / 2.0 + (right ? out : -out));
  }

  private static int labelX(int y, boolean right, int height) {
    return x(y, right, height) + (right ? 17 : -17);
  }

  private List<Vocabulary.Wheel.Ray> rays(int height) {
    Map<List<Node>, List<String>> pairs = new LinkedHashMap<>();
    for (Node property : ontology.properties()) {
      for (Node from : ontology.domains(property)) {
        for (Node to : ontology.ranges(property)) {
          if (!from.equals(to) && spots.containsKey(from) && spots.containsKey(to)) {
            pairs
                .computeIfAbsent(List.of(from, to), p -> new ArrayList<>())
                .add(reading.label(property).value());
          }
        }
      }
    }
    List<Vocabulary.Wheel.Ray> rays = new ArrayList<>();
    pairs.forEach((pair, names) -> rays.add(ray(pair.get(0), pair.get(1), names, height)));
    return rays;
  }

  private Vocabulary.Wheel.Ray ray(Node from, Node to, List<String> names, int height) {
    Vocabulary.Wheel.Spot a = spot(from);
    Vocabulary.Wheel.Spot b = spot(to);
    double far = Math.min(1, 0.3 + Math.abs(a.y() - b.y()) / (double) height);
    double bend = a.right() == b.right() ? far : 0.5;
    double cx = (a.x() + b.x()) / 2.0 * (1 - bend) + WIDTH / 2.0 * bend;
    double cy = (a.y() + b.y()) / 2.0;
    double turn = Math.atan2(b.y() - cy, b.x() - cx);
    double endX = b.x() - Math.cos(turn) * (b.radius() + 2);
    double endY = b.y() - Math.sin(turn) * (b.radius() + 2);
    String words =
        terms.named(from).text().value()
            + " – "
            + String.join(", ", names)
            + " → "
            + terms.named(to).text().value();
    return new Vocabulary.Wheel.Ray(
        String.format(Locale.ROOT, "M%d %dQ%.0f %.0f %.1f %.1f", a.x(), a.y(), cx, cy, endX, endY),
        head(endX, endY, turn),
        a.topic(),
        words);
  }

  private Vocabulary.Wheel.Spot spot(Node kind) {
    return java.util.Objects.requireNonNull(spots.get(kind));
  }

  private static String head(double x, double y, double turn) {
    double back = 8;
    double half = 0.42;
    return String.format(
        Locale.ROOT,
        "M%.1f %.1fL%.1f %.1fL%.1f %.1fZ",
        x,
        y,
        x - Math.cos(turn - half) * back,
        y - Math.sin(turn - half) * back,
        x - Math.cos(turn + half) * back,
        y - Math.sin(turn + half) * back);
  }
}
