package org.passeur.web.site.thing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.passeur.kernel.WrittenDate;
import org.passeur.sparql.library.QueryLibrary.Row;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Naming;
import org.passeur.vocab.Rdf;
import org.passeur.web.page.Icons;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Text;

/**
 * A page for any thing without a layout of its own: what the public data says of it, by property.
 */
final class PlainThing {
  private final PageReading reading;
  private final Renderer renderer;

  PlainThing(PageReading reading, Renderer renderer) {
    this.reading = reading;
    this.renderer = renderer;
  }

  EntityView entity(Node thing, String kind) {
    Messages words = reading.words();
    List<EntityView.Fact> facts = new ArrayList<>();
    List<EntityView.Fact> pointing = new ArrayList<>();
    Text type = Text.plain(words.t("kind.thing"));
    Map<Text, List<EntityView.Item>> forth = new LinkedHashMap<>();
    Map<Text, List<EntityView.Item>> back = new LinkedHashMap<>();
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
    forth.forEach((name, items) -> facts.add(new EntityView.Fact(name, items)));
    back.forEach((name, items) -> pointing.add(new EntityView.Fact(name, items)));
    Text label = reading.label(thing);
    Text name = capital(label);
    List<EntityView.Section> sections =
        pointing.stream()
            .map(
                f ->
                    new EntityView.Section(
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
    return new EntityView(
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
    return Naming.ALL.contains(property) || PageReading.DESCRIPTIONS.contains(property);
  }

  private static List<EntityView.Item> cut(List<EntityView.Item> items) {
    return items.subList(0, Math.min(EntitySections.SHOWN, items.size()));
  }

  private EntityView.Item item(Node property, Node node) {
    Link link = reading.link(node);
    if (property.equals(Dcterms.LANGUAGE) && node.isLiteral()) {
      String language = reading.words().languageName(node.getLiteralLexicalForm());
      return new EntityView.Item(Link.to(language, "", ""), List.of(), "", List.of());
    }
    boolean dated = WrittenDate.of(node).isPresent();
    return new EntityView.Item(
        dated ? Link.to(reading.words().date(link.text().value()), "", "") : link,
        List.of(),
        "",
        List.of());
  }
}
