package org.passeur.web.site.thing;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.passeur.kernel.WrittenDate;
import org.passeur.sparql.library.QueryLibrary.Row;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.Text;

/** Gathers the rows of a thing's query into sections. Used inside one reading. */
final class EntitySections {
  /** Items shown of a longer list. */
  static final int SHOWN = 50;

  private final PageReading reading;
  private final Messages words;
  private final Map<String, Map<Node, Gathered>> sections = new LinkedHashMap<>();

  /** The rows about one item of a section, as they are collected. */
  private static final class Gathered {
    final Set<Node> notes = new LinkedHashSet<>();
    final Set<Node> proofs = new LinkedHashSet<>();
    String date = "";
    String since = "";
    String end = "";
  }

  EntitySections(PageReading reading, List<Row> rows) {
    this.reading = reading;
    this.words = reading.words();
    rows.stream()
        .filter(row -> row.has("item") && reading.shows(row.node("item")))
        .forEach(this::gather);
  }

  private void gather(Row row) {
    Gathered g =
        sections
            .computeIfAbsent(row.text("section"), s -> new LinkedHashMap<>())
            .computeIfAbsent(row.node("item"), n -> new Gathered());
    for (String note : new String[] {"note", "extra"}) {
      if (row.has(note) && reading.shows(row.node(note))) {
        g.notes.add(row.node(note));
      }
    }
    if (row.has("proof") && reading.shows(row.node("proof"))) {
      g.proofs.add(row.node("proof"));
    }
    g.date = later(g.date, row.text("date"));
    g.since = later(g.since, row.text("since"));
    g.end = later(g.end, row.text("end"));
  }

  private static String later(String a, String b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** Returns the sections of these names that have items, in this order. */
  List<EntityView.Section> sections(List<String> names) {
    return names.stream()
        .filter(sections::containsKey)
        .map(
            name -> {
              List<EntityView.Item> all = items(name);
              int shown = Math.min(SHOWN, all.size());
              return new EntityView.Section(name, all.subList(0, shown), all.size() - shown);
            })
        .toList();
  }

  List<EntityView.Fact> facts(List<String> names) {
    return names.stream()
        .filter(sections::containsKey)
        .map(name -> new EntityView.Fact(name, readable(items(name))))
        .toList();
  }

  /** Keeps the sentences in the language of the page, if there are any; else all of them. */
  private static List<EntityView.Item> readable(List<EntityView.Item> items) {
    boolean any = items.stream().anyMatch(i -> !i.link().leads() && !i.link().text().foreign());
    return any
        ? items.stream().filter(i -> i.link().leads() || !i.link().text().foreign()).toList()
        : items;
  }

  List<Link> chips(String name) {
    return items(name).stream().map(EntityView.Item::link).toList();
  }

  /** The text of a section: in the language of the page if there is one, else in any language. */
  Text text(String name) {
    return sections.getOrDefault(name, Map.of()).keySet().stream()
        .filter(Node::isLiteral)
        .map(reading::text)
        .min(Comparator.comparing(Text::lang))
        .orElse(Text.plain(""));
  }

  /** All notes that items of a section carry. */
  Set<Node> notes(String name) {
    Set<Node> notes = new LinkedHashSet<>();
    sections.getOrDefault(name, Map.of()).values().forEach(g -> notes.addAll(g.notes));
    return notes;
  }

  /** Newest first, then by name. */
  private List<EntityView.Item> items(String name) {
    Map<Node, Gathered> found = sections.getOrDefault(name, Map.of());
    Map<Node, EntityView.Item> items = new LinkedHashMap<>();
    found.forEach((node, g) -> items.put(node, item(name, node, g)));
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag(words.language()));
    return found.keySet().stream()
        .sorted(
            Comparator.comparing(
                    (Node n) -> {
                      Gathered g = found.getOrDefault(n, new Gathered());
                      return g.date.isEmpty() ? g.since : g.date;
                    })
                .reversed()
                .thenComparing(n -> value(items, n), alphabet))
        .flatMap(n -> java.util.stream.Stream.ofNullable(items.get(n)))
        .toList();
  }

  private static String value(Map<Node, EntityView.Item> items, Node node) {
    EntityView.Item item = items.get(node);
    return item == null ? "" : item.link().text().value();
  }

  private EntityView.Item item(String section, Node node, Gathered g) {
    return new EntityView.Item(
        named(section, node),
        g.notes.stream().map(reading::link).toList(),
        when(g),
        g.proofs.stream().map(reading::link).toList());
  }

  private Link named(String section, Node node) {
    if (!node.isLiteral()) {
      return reading.link(node);
    }
    String value = node.getLiteralLexicalForm();
    boolean dated = WrittenDate.of(value).isPresent();
    Optional<Link> call = ContactLink.of(section, value);
    if (call.isPresent()) {
      return call.get();
    }
    return section.equals("language") || section.equals("spoken")
        ? Link.to(words.languageName(value), "", "")
        : dated ? Link.to(words.date(value), "", "") : reading.link(node);
  }

  private String when(Gathered g) {
    if (!g.since.isEmpty() && !g.end.isEmpty()) {
      return words.t("when.between", month(g.since), month(g.end));
    }
    if (!g.end.isEmpty()) {
      return words.t("when.until", month(g.end));
    }
    return g.since.isEmpty() ? words.date(g.date) : words.t("when.since", month(g.since));
  }

  /** A period known by month or year is shown without the day. */
  private String month(String date) {
    return words.date(date.substring(0, Math.min(7, date.length())));
  }
}
