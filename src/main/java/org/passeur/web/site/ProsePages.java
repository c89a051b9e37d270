package org.passeur.web.site;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Prose;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Text;

/** The pages about Passeur and about the use of its data. */
final class ProsePages {
  private static final List<String> ABOUT =
      List.of(
          "contents", "origine", "suggestions", "equite", "vie-privee", "limites", "accessibilite");
  private static final List<String> DATA =
      List.of("licence", "fiches", "ensemble", "questions", "vocabulaire");

  /** Addresses explained on the data page; those with placeholders are not links. */
  private static final Map<String, List<String>> ADDRESSES =
      Map.of(
          "fiches", List.of("/data/community/….ttl", "/id/community/…"),
          "ensemble",
              List.of("/dumps/passeur.nq.gz", "/graphs?default", "/dataset", "/.well-known/void"),
          "questions",
              List.of(
                  "/sparql",
                  "/api/route?q=compost&lang=fr",
                  "/queries",
                  "/.well-known/sparql-examples"),
          "vocabulaire", List.of("/ns", "/shapes", "/context.jsonld"));

  private static final Map<String, Map<String, String>> LINKS =
      Map.of(
          "origine",
              Map.of("link.thesis", "https://praxis.encommun.io/n/U5nYK1J3-brxEHckrcCl9R0wtjs/"),
          "licence", Map.of("link.licence", "https://creativecommons.org/licenses/by/4.0/"));

  private final Renderer renderer;

  ProsePages(Renderer renderer) {
    this.renderer = renderer;
  }

  void about(Context x) {
    show(x, "about", ABOUT);
  }

  void data(Context x) {
    show(x, "data", DATA);
  }

  private void show(Context x, String name, List<String> parts) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    Messages words = visit.words();
    Page page = renderer.page(visit, words.t(name + ".title"), "").about(words.t(name + ".intro"));
    Prose prose =
        new Prose(
            page,
            words.t(name + ".intro"),
            parts.stream()
                .map(p -> p.equals("contents") ? contents(visit, page) : part(visit, page, name, p))
                .toList());
    renderer.html(x, visit, "prose", prose);
  }

  /** What is in here: the demonstration, an own network, both or nothing yet. */
  private static Prose.Part contents(PageRequest visit, Page page) {
    return part(visit, page, "about.contents", page.contents().key());
  }

  private static Prose.Part part(PageRequest visit, Page page, String name, String id) {
    Messages words = visit.words();
    String key = name + "." + id;
    List<String> uses = words.all(key + ".use");
    List<String> addresses =
        ADDRESSES.getOrDefault(id, List.of()).stream()
            .map(a -> page.contents().demonstration() ? a : a.replace("q=compost", "q=…"))
            .toList();
    return new Prose.Part(
        id,
        words.t(key + ".title"),
        words.all(key),
        java.util.stream.IntStream.range(0, addresses.size())
            .mapToObj(
                i -> new Prose.Row(addresses.get(i), !addresses.get(i).contains("…"), uses.get(i)))
            .toList(),
        LINKS.getOrDefault(id, Map.of()).entrySet().stream()
            .map(e -> new Link(Text.plain(words.t(e.getKey())), e.getValue(), "", true))
            .toList());
  }
}
