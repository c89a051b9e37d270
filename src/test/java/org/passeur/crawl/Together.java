package org.passeur.crawl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What can only be told once several pages were seen: titles, translations, fragments. */
final class Together {
  /** Addresses without their language, by language and title. */
  private final Map<String, Set<String>> titles = new LinkedHashMap<>();

  private final Map<String, Set<String>> descriptions = new LinkedHashMap<>();
  private final Map<String, Set<String>> alternates = new LinkedHashMap<>();
  private final Map<String, Set<String>> ids = new HashMap<>();
  private final Map<String, String> fragments = new LinkedHashMap<>();

  void page(String address, String language, Document page) {
    String own = unspoken(address);
    titles.computeIfAbsent(language + " " + page.title(), t -> new TreeSet<>()).add(own);
    String description = page.select("meta[name=description]").attr("content");
    descriptions.computeIfAbsent(language + " " + description, t -> new TreeSet<>()).add(own);
    Set<String> others = new TreeSet<>();
    page.select("link[rel=alternate][hreflang]")
        .forEach(l -> others.add(l.attr("hreflang") + " " + l.attr("href")));
    alternates.computeIfAbsent(own, a -> new HashSet<>()).add(others.toString());
    ids.put(address, new HashSet<>(page.select("[id]").stream().map(Element::id).toList()));
  }

  void leads(String address, String link) {
    if (link.contains("#") && !link.startsWith("/static/")) {
      fragments.putIfAbsent(link, address);
    }
  }

  /**
   * @param all true when every page was seen
   */
  List<String> wrong(boolean all) {
    List<String> wrong = new ArrayList<>();
    same(titles, "the title", wrong);
    same(descriptions, "the description", wrong);
    alternates.forEach(
        (address, sets) -> {
          if (sets.size() > 1) {
            wrong.add(address + " has translations that do not lead to each other: " + sets);
          }
        });
    fragments.forEach(
        (link, source) -> {
          String address = link.replaceFirst("#.*", "");
          Set<String> there = ids.get(address);
          if (there != null && !there.contains(link.substring(address.length() + 1))) {
            wrong.add(link + " (from " + source + ") leads to no such part");
          } else if (there == null && all && !address.contains(".")) {
            wrong.add(link + " (from " + source + ") was not seen as a page");
          }
        });
    return wrong;
  }

  private static void same(Map<String, Set<String>> texts, String what, List<String> wrong) {
    texts.forEach(
        (text, addresses) -> {
          if (addresses.size() > 1) {
            wrong.add(
                addresses.size()
                    + " pages have "
                    + what
                    + " “"
                    + text
                    + "”: "
                    + addresses.stream().limit(4).toList());
          }
        });
  }

  /** An address without its language and without fields that a form sent empty. */
  private static String unspoken(String address) {
    return address
        .replaceAll("([?&])(lang=(fr|en)|[a-zA-Z]+=)(?=&|$)", "$1")
        .replaceAll("&&+", "&")
        .replace("?&", "?")
        .replaceFirst("[?&]+$", "");
  }
}
