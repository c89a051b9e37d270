package org.passeur.web.site;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.passeur.sparql.library.QueryHeader;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Prefixes;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Typography;
import org.passeur.web.site.question.QuestionFields;
import org.passeur.web.site.question.QuestionPages;

/** The SPARQL form, with examples from the query library. */
final class WorkshopPage {
  private static final List<String> EXAMPLES =
      List.of("communities", "expertise", "bridges", "themes", "territories", "undocumented");

  /** Name of the query that the form holds at first. */
  private static final String START = "start";

  private static final Pattern TITLE = Pattern.compile("# title@(fr|en): (.*)");

  private final PublicData data;
  private final Renderer renderer;
  private final QueryLibrary library;
  private final Addresses addresses;
  private final Map<String, String> texts = new LinkedHashMap<>();

  WorkshopPage(PublicData data, Renderer renderer) {
    this.data = data;
    this.renderer = renderer;
    this.library = data.queries();
    this.addresses = data.addresses();
    EXAMPLES.forEach(name -> texts.put(name, load(name)));
    texts.put(START, load(START));
  }

  void show(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    String query = visit.param("query").isEmpty() ? example(visit) : visit.param("query");
    Page page =
        renderer
            .page(visit, visit.words().t("workshop.title"), "")
            .about(visit.words().t("workshop.intro"));
    Optional<String> name = name(visit);
    page =
        name.isEmpty() ? page : page.named(visit.words().t("page.with", page.title(), name.get()));
    renderer.html(x, visit, "workshop", new Workshop(page, query, examples(visit)));
  }

  /** Name of the example that the address opens; empty when there is none. */
  private Optional<String> name(PageRequest visit) {
    String asked = visit.param("exemple");
    String text = texts.getOrDefault(asked, "");
    if (!text.isEmpty()) {
      return Optional.of(title(text, visit.language())).filter(title -> !title.isEmpty());
    }
    String name = asked.contains("/") ? asked : "workshop/" + asked;
    if (!library.has(name)) {
      return Optional.empty();
    }
    String title = QuestionPages.title(library.header(name), visit);
    List<String> values =
        visit.query().keySet().stream()
            .filter(key -> !key.equals("exemple"))
            .map(key -> data.read(visit, reading -> value(reading, visit.param(key))))
            .toList();
    return Optional.of(
        values.isEmpty() ? title : visit.words().t("page.with", title, String.join(", ", values)));
  }

  /** A term by its label and the end of its address, with its list or kind: unique among terms. */
  private static String value(PageReading reading, String value) {
    String label = new QuestionFields(reading).words(value);
    String end = value.replaceFirst("^.*/(id|concept)/", "");
    return label.equals(value)
        ? Typography.cut(value)
        : label + " (" + (end.equals(value) ? shortened(value) : end) + ")";
  }

  private static String shortened(String iri) {
    return Prefixes.shorten(iri).orElseGet(() -> iri.replaceFirst("^.*[/#](?=.)", ""));
  }

  /** All prefixes, with the concepts of this installation's themes, as SPARQL declares them. */
  private String prefixes() {
    var text = new StringBuilder();
    Prefixes.ALL.forEach((name, iri) -> text.append("PREFIX " + name + ": <" + iri + ">\n"));
    return text.append("PREFIX theme: <" + addresses.base() + "/id/theme/>\n").toString();
  }

  private String example(PageRequest visit) {
    String asked = visit.param("exemple");
    String text = texts.get(asked);
    String name = asked.contains("/") ? asked : "workshop/" + asked;
    if (text == null && library.has(name)) {
      return bound(name, visit);
    }
    return text == null ? prefixes() + "\n" + texts.get(START) : inLanguage(text, visit.language());
  }

  /** A query of the library with the values that the address gives, or its own. */
  private String bound(String name, PageRequest visit) {
    Map<String, String> given = new LinkedHashMap<>();
    visit.query().keySet().forEach(key -> given.put(key, visit.param(key)));
    given.remove("exemple");
    QueryHeader header = library.header(name);
    String title = header.titles().getOrDefault(visit.language(), name);
    Map<String, Node> values = header.bind(given, addresses.resolver());
    return "# " + title + "\n" + library.text(name, values);
  }

  /** Examples ask for labels in French; on an English page they ask for English ones. */
  private static String inLanguage(String text, String language) {
    return text.replaceAll("(?m)^# (title|param|audience).*\n", "")
        .replace("\"fr\"", "\"" + language + "\"");
  }

  private List<Link> examples(PageRequest visit) {
    return EXAMPLES.stream()
        .map(
            name ->
                Link.to(
                    title(texts.getOrDefault(name, ""), visit.language()),
                    visit.href("/sparql?exemple=" + name),
                    ""))
        .toList();
  }

  private static String title(String text, String language) {
    Matcher m = TITLE.matcher(text);
    while (m.find()) {
      if (m.group(1).equals(language)) {
        return m.group(2);
      }
    }
    return "";
  }

  private static String load(String name) {
    try (var in = WorkshopPage.class.getResourceAsStream("/queries/workshop/" + name + ".rq")) {
      if (in == null) {
        throw new IllegalStateException("no example query " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
