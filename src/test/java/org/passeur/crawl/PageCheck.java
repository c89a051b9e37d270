package org.passeur.crawl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What one page must be, and where it leads. */
final class PageCheck {
  /** Pages about data, where its own names are in place. */
  private static final Pattern TECHNICAL =
      Pattern.compile("/(ns|scheme|shapes|queries|sparql|dataset|donnees)\\b.*");

  private static final String CODE = "code, pre, .code, textarea, script, style";
  private static final Pattern JARGON =
      Pattern.compile(
          "\\b(psr|skos|dcterms|dct|foaf|org|prov|schema|dcat|dpv|sioc|owl|rdfs?|xsd|vcard|void|sh)"
              + ":[A-Za-z]\\w*|https?://\\S+|\\burn:\\S+|\\bpage (de|at) [a-z0-9.-]+\\.[a-z]+\\S*"
              + "|\\bnull\\b");

  /** Keys of texts, when one is missing. */
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(layout|ask|home|figures|answer|wider|kinds|strength|reason|kind|thing|when|entity"
              + "|section|fact|circle|error|list|ns|scheme|rules|questions|dataset|workshop|prose|about|data|outside|quality|methods)"
              + "\\.[a-z]+[.a-zA-Z0-9-]*\\b");

  private static final Pattern UNSPACED =
      Pattern.compile("\\S( [:;?!»%](?=\\s|$|[^\\p{L}/])|« )|-t-(il|elle|on)s?\\b|\\d \\d{3}\\b");
  private static final Pattern QUOTED = Pattern.compile("[«“]\\s?([^«»“”]+?)\\s?[»”]");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?<![\\d,.\u00a0\u202f/-])([01])[ \u00a0](?!fois|plus|sur|pays|mois|mars)\\p{Ll}+[^s\\s]s\\b");

  private static final Set<String> FRENCH =
      Set.of(
          "le", "la", "les", "des", "une", "et", "dans", "pour", "qui", "est", "du", "au", "aux",
          "que", "sur", "avec", "par", "ce", "sont", "pas", "nous", "ou", "un");
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "in", "is", "with", "for", "that", "what", "how", "who", "are",
          "it", "its", "by", "on", "an", "be", "has", "from", "at", "or", "this");

  private final String origin;
  private final String base;
  private @Nullable Said said;

  PageCheck(String origin, String base) {
    this.origin = origin;
    this.base = base;
  }

  /** Gives it what the data says in which language. */
  void know(Said known) {
    said = known;
  }

  /** What is wrong with a page by itself. */
  List<String> page(Document page, String address, String language) {
    List<String> wrong = new ArrayList<>();
    if (!page.select("html").attr("lang").equals(language)) {
      wrong.add("is not in " + language);
    }
    if (page.select("h1").size() != 1 || page.select("h1").text().isBlank()) {
      wrong.add("has not one h1");
    }
    if (page.select("head > title").size() != 1
        || page.title().replace("– Passeur", "").isBlank()) {
      wrong.add("has no title of its own");
    }
    if (page.select("meta[name=description]").attr("content").isBlank()) {
      wrong.add("has no description");
    }
    Set<String> ids = new HashSet<>();
    page.select("[id]").stream()
        .filter(e -> !ids.add(e.id()))
        .forEach(e -> wrong.add("has #" + e.id() + " twice"));
    for (String attribute : List.of("for", "aria-labelledby", "aria-describedby")) {
      page.select("[" + attribute + "]").stream()
          .flatMap(e -> Set.of(e.attr(attribute).split("\\s+")).stream())
          .filter(id -> !ids.contains(id))
          .forEach(id -> wrong.add("names #" + id + ", which is not there"));
    }
    if (!base.contains("localhost:8080") && page.outerHtml().contains("localhost:8080")) {
      wrong.add("speaks of localhost:8080");
    }
    texts(page, address, wrong);
    return wrong;
  }

  private void texts(Document page, String address, List<String> wrong) {
    String title = page.title();
    Document copy = page.clone();
    copy.select(CODE).remove();
    String all = title + " " + copy.body().text();
    Matcher key = KEY.matcher(all);
    if (key.find()) {
      wrong.add("shows the key " + key.group());
    }
    if (!TECHNICAL.matcher(address).matches()) {
      Matcher jargon = JARGON.matcher(all);
      if (jargon.find()) {
        wrong.add("says " + around(all, jargon));
      }
    }
    copy.body()
        .traverse(
            (node, depth) -> {
              if (node instanceof TextNode text && !text.isBlank()) {
                // as written: the parser's own text() makes every space a plain one
                String words = text.getWholeText().replaceAll("[ \t\r\n]+", " ").strip();
                text(words, tongue(text), where((Element) text.parent()), wrong);
              }
            });
  }

  private static String around(String text, Matcher m) {
    return "“"
        + text.substring(Math.max(0, m.start() - 30), Math.min(text.length(), m.end() + 30))
        + "”";
  }

  private void text(String text, String language, String where, List<String> wrong) {
    if (said != null && text.length() > 3 && said.foreign(text, language)) {
      wrong.add("says in " + language + " without its lang (" + where + "): " + text);
    }
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      if (said != null
          && quoted.group(1).contains(" ")
          && said.foreign(quoted.group(1), language)) {
        wrong.add(
            "quotes in " + language + " without its lang (" + where + "): " + quoted.group(1));
      }
    }
    if (looksLike(text, language.equals("fr") ? ENGLISH : FRENCH)
        > looksLike(text, language.equals("fr") ? FRENCH : ENGLISH) + 2) {
      wrong.add("looks not in " + language + " (" + where + "): " + text);
    }
    Matcher count = COUNTED.matcher(text);
    if (language.equals("fr") && count.find()) {
      wrong.add("counts wrongly: " + around(text, count));
    }
    Matcher unspaced = UNSPACED.matcher(text);
    if (language.equals("fr") && unspaced.find()) {
      wrong.add("may break before its punctuation: " + around(text, unspaced));
    }
  }

  /** The element and what it stands in. */
  private static String where(@Nullable Element element) {
    String path = "";
    for (Element e = element; e != null && !e.normalName().equals("body"); e = e.parent()) {
      String name = e.normalName() + (e.className().isEmpty() ? "" : "." + e.className());
      path = path.isEmpty() ? name : name + " " + path;
      if (!e.className().isEmpty() && path.contains(" ")) {
        break;
      }
    }
    return path;
  }

  private static int looksLike(String text, Set<String> words) {
    int found = 0;
    for (String word : text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+", -1)) {
      found += words.contains(word) ? 1 : 0;
    }
    return found;
  }

  private static String tongue(TextNode text) {
    for (Element e = (Element) text.parent(); e != null; e = e.parent()) {
      if (e.hasAttr("lang")) {
        return e.attr("lang").replaceFirst("-.*", "");
      }
    }
    return "";
  }

  /** Addresses of this site that the page leads to, with the media type that each promises. */
  Map<String, String> links(Document page, String address) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Element e : page.select("[href]")) {
      boolean icon = e.attr("rel").equals("icon");
      local(e.attr("href"), address)
          .ifPresent(
              a -> found.merge(a, icon ? "" : e.attr("type"), (x, y) -> x.isEmpty() ? y : x));
    }
    page.select("[src]").forEach(e -> put(found, e.attr("src"), address));
    for (Element form : page.select("form")) {
      if (form.attr("method").isEmpty() || form.attr("method").equalsIgnoreCase("get")) {
        put(found, form.attr("action") + query(form), address);
      }
    }
    return found;
  }

  private void put(Map<String, String> found, String link, String address) {
    local(link, address).ifPresent(a -> found.putIfAbsent(a, ""));
  }

  /** What a form sends when nobody touched it. */
  private static String query(Element form) {
    List<String> parts = new ArrayList<>();
    for (Element field : form.select("input[name], select[name], textarea[name]")) {
      boolean off = field.is("[type=checkbox]:not([checked]), [type=radio]:not([checked])");
      String value =
          switch (field.normalName()) {
            case "select" -> {
              Element chosen = field.selectFirst("option[selected]");
              Element any = chosen == null ? field.selectFirst("option") : chosen;
              yield any == null ? "" : any.hasAttr("value") ? any.attr("value") : any.text();
            }
            case "textarea" -> field.wholeText();
            default -> field.attr("value");
          };
      if (!off) {
        parts.add(encode(field.attr("name")) + "=" + encode(value));
      }
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  /** An address as this site is asked for it; empty for another site. */
  Optional<String> local(String link, String address) {
    String own = link.strip();
    for (String start : List.of(base, origin)) {
      if (own.equals(start) || own.startsWith(start + "/") || own.startsWith(start + "?")) {
        own = own.substring(start.length());
        return Optional.of(own.startsWith("/") ? own : "/" + own);
      }
    }
    if (own.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*") || own.startsWith("//")) {
      return Optional.empty();
    }
    if (own.isEmpty() || own.startsWith("#")) {
      return Optional.of(address.replaceFirst("#.*", "") + own);
    }
    if (own.startsWith("?")) {
      return Optional.of(address.replaceFirst("[?#].*", "") + own);
    }
    return Optional.of(
        own.startsWith("/") ? own : address.replaceFirst("[?#].*", "").replaceFirst("[^/]*$", own));
  }

  /** What Link headers lead to (RFC 8288), with the type that each promises. */
  Map<String, String> linkHeader(List<String> headers, String address) {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher m = Pattern.compile("<([^>]*)>([^,<]*)").matcher(String.join(", ", headers));
    while (m.find()) {
      Matcher type = Pattern.compile("type=\"([^\"]+)\"").matcher(m.group(2));
      String promised = type.find() ? type.group(1) : "";
      local(m.group(1), address).ifPresent(a -> found.put(a, promised));
    }
    return found;
  }

  /** Files that a style sheet uses. */
  List<String> styles(String css, String address) {
    List<String> found = new ArrayList<>();
    Matcher m = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)").matcher(css);
    while (m.find()) {
      local(m.group(1), address).ifPresent(found::add);
    }
    return found;
  }
}
