package org.passeur.web.site;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.web.page.Listing;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Text;
import org.passeur.web.page.Things;

/** Everything of one kind, fifty at a time. Thread-safe. */
final class ListPage {
  static final Set<String> KINDS =
      Set.of(
          "person", "community", "practice", "resource", "organization", "theme", "need", "offer");
  private static final int SHOWN = 50;

  private final PublicData data;
  private final Renderer renderer;
  private final Map<String, Sorted> sorted = new ConcurrentHashMap<>();

  /** A sorted list at one change number. */
  private record Sorted(long offset, List<Item> items) {}

  private record Item(Node node, String name, String date, List<Node> notes) {}

  ListPage(PublicData data, Renderer renderer) {
    this.data = data;
    this.renderer = renderer;
  }

  void show(Context x) {
    String kind = x.pathParam("kind");
    if (!KINDS.contains(kind)) {
      throw new NotFoundResponse();
    }
    PageRequest visit = PageRequest.of(Requests.of(x));
    Listing listing = data.read(visit, reading -> listing(reading, kind));
    renderer.html(x, visit, "list", listing);
  }

  private Listing listing(PageReading reading, String kind) {
    PageRequest visit = reading.visit();
    String theme = kind.equals("resource") ? visit.param("theme") : "";
    List<Item> all =
        theme.isEmpty() ? cached(reading, kind) : sort(reading, "list-resource-by-theme", theme);
    int pages = Math.max(1, (all.size() + SHOWN - 1) / SHOWN);
    int number = Math.min(visit.page(), pages);
    Page page = page(reading, kind, theme, number, pages);
    boolean tree = kind.equals("theme");
    return new Listing(
        kind.equals("person") ? page.unlisted() : page,
        about(reading, theme),
        visit.words().t("list." + kind),
        all.size(),
        tree ? List.of() : entries(reading, kind, all, number),
        tree ? new ThemeTree(reading).roots() : List.of(),
        number,
        tree ? 1 : pages,
        number > 1
            ? visit.with("page", number == 2 ? List.of() : List.of(String.valueOf(number - 1)))
            : "",
        number < pages ? visit.with("page", List.of(String.valueOf(number + 1))) : "");
  }

  /** Titles of later pages carry the page number, so that no two pages have the same title. */
  private Page page(PageReading reading, String kind, String theme, int number, int pages) {
    Messages words = reading.words();
    Page page = renderer.page(reading.visit(), title(reading, kind, theme), kind);
    return page.named(
            number == 1
                ? page.title()
                : words.t("page.with", page.title(), words.t("list.page", number, pages)))
        .about(words.t("list." + kind));
  }

  private static Text about(PageReading reading, String theme) {
    return Things.node(reading.addresses(), theme).map(reading::label).orElse(Text.plain(""));
  }

  private String title(PageReading reading, String kind, String theme) {
    return Things.node(reading.addresses(), theme)
        .map(node -> reading.words().t("list.about", reading.label(node).value()))
        .orElseGet(() -> reading.words().t("menu." + kind));
  }

  private List<Listing.Entry> entries(
      PageReading reading, String kind, List<Item> all, int number) {
    int from = (number - 1) * SHOWN;
    return all.subList(from, Math.min(from + SHOWN, all.size())).stream()
        .map(item -> entry(reading, kind, item))
        .toList();
  }

  private static Listing.Entry entry(PageReading reading, String kind, Item item) {
    Messages words = reading.words();
    boolean bridge = reading.has(item.node(), Rdf.TYPE, Psr.BRIDGE_COMMUNITY);
    List<Text> notes = new ArrayList<>();
    item.notes().forEach(note -> notes.add(reading.label(note)));
    if (!item.date().isEmpty()) {
      notes.add(Text.plain(words.date(item.date())));
    }
    boolean plain = kind.equals("community") || notes.isEmpty();
    List<Text> kinds = List.of(Text.plain(words.t(bridge ? "kind.bridge" : "kind." + kind)));
    return new Listing.Entry(
        reading.link(item.node()),
        plain ? kinds : notes,
        reading.description(item.node()).orElse(Text.plain("")),
        plain ? notes : List.of());
  }

  private List<Item> cached(PageReading reading, String kind) {
    String key = kind + " " + reading.visit().language();
    long offset = data.store().offset();
    Sorted known = sorted.get(key);
    if (known == null || known.offset() != offset) {
      known = new Sorted(offset, sort(reading, "list-" + kind, ""));
      sorted.put(key, known);
    }
    return known.items();
  }

  /** Newest first where there are dates, then by name. */
  private static List<Item> sort(PageReading reading, String query, String theme) {
    Map<String, Node> parameters = new LinkedHashMap<>();
    Things.node(reading.addresses(), theme).ifPresent(node -> parameters.put("theme", node));
    Map<Node, Item> items = new LinkedHashMap<>();
    for (var row : reading.rows("browse/" + query, parameters)) {
      Node node = row.node("item");
      Item item =
          items.computeIfAbsent(
              node,
              n -> new Item(n, reading.label(n).value(), row.text("date"), new ArrayList<>()));
      if (row.has("note") && !item.notes().contains(row.node("note"))) {
        item.notes().add(row.node("note"));
      }
    }
    Collator alphabet = reading.alphabet();
    return items.values().stream()
        .sorted(Comparator.comparing(Item::date).reversed().thenComparing(Item::name, alphabet))
        .toList();
  }
}
