package org.passeur.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.query.QueryLibrary.Row;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Rdf;

/**
 * A page for any thing without a layout of its own: what the public data says of it, by property.
 */
final class PlainThing {
  private final Reading reading;
  private final Renderer renderer;

  PlainThing(Reading reading, Renderer renderer) {
    this.reading = reading;
    this.renderer = renderer;
  }

  Entity entity(Node thing, String kind) {
    Words words = reading.words();
    List<Entity.Fact> facts = new ArrayList<>();
    List<Entity.Fact> pointing = new ArrayList<>();
    Text type = Text.plain(words.t("kind.thing"));
    Map<Text, List<Entity.Item>> forth = new LinkedHashMap<>();
    Map<Text, List<Entity.Item>> back = new LinkedHashMap<>();
    for (Row row : reading.rows("browse/thing", Map.of("thing", thing))) {
      Node property = row.node("property");
      if (property.equals(Rdf.TYPE) && row.text("back").equals("false")) {
        type = reading.typeName(row.node("item")).orElse(type);
      } else if (!isName(property) && reading.shows(row.node("item"))) {
        var side = row.text("back").equals("true") ? back : forth;
        side.computeIfAbsent(capital(reading.property(property)), p -> new ArrayList<>())
            .add(item(property, row.node("item")));
      }
    }
    forth.forEach((name, items) -> facts.add(new Entity.Fact(name, items)));
    back.forEach((name, items) -> pointing.add(new Entity.Fact(name, items)));
    Text label = reading.label(thing);
    Text name = capital(label);
    List<Entity.Section> sections =
        pointing.stream()
            .map(
                f ->
                    new Entity.Section(
                        f.name(),
                        f.lang(),
                        cut(f.values()),
                        f.values().size() - cut(f.values()).size()))
            .toList();
    Text summary = reading.description(thing).orElse(Text.plain(""));
    Page page =
        renderer
            .page(reading.visit(), name.value(), "")
            .also(EntityPage.formats(reading, thing))
            .named(new OwnName(reading).of(thing, capital(type).value()))
            .about(summary.value())
            .unlisted();
    return new Entity(
        page,
        thing.getURI(),
        "thing",
        capital(type),
        Icons.of(kind),
        false,
        name,
        Text.plain(""),
        summary,
        Text.plain(""),
        List.of(),
        sections,
        List.of(),
        facts,
        "");
  }

  private static Text capital(Text text) {
    String value = text.value();
    return value.isEmpty()
        ? text
        : new Text(
            value.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + value.substring(1),
            text.lang());
  }

  private boolean isName(Node property) {
    return Reading.NAMES.contains(property) || Reading.DESCRIPTIONS.contains(property);
  }

  private static List<Entity.Item> cut(List<Entity.Item> items) {
    return items.subList(0, Math.min(EntityReader.SHOWN, items.size()));
  }

  private Entity.Item item(Node property, Node node) {
    Link link = reading.link(node);
    if (property.equals(Dcterms.LANGUAGE) && node.isLiteral()) {
      String language = reading.words().languageName(node.getLiteralLexicalForm());
      return new Entity.Item(Link.to(language, "", ""), List.of(), "", List.of());
    }
    boolean dated = node.isLiteral() && link.text().value().matches("\\d{4}-\\d\\d-\\d\\d.*");
    return new Entity.Item(
        dated ? Link.to(reading.words().date(link.text().value()), "", "") : link,
        List.of(),
        "",
        List.of());
  }
}
