package org.passeur.web.site.question;

import io.javalin.http.Context;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.sparql.library.QueryHeader;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.sparql.library.QueryResult;
import org.passeur.sparql.library.UnfitValue;
import org.passeur.web.page.Link;
import org.passeur.web.page.Messages;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Text;
import org.passeur.web.page.Typography;

/** The library of ready questions, and each question with its answer. Thread-safe. */
public final class QuestionPages {
  /** Rows shown on the page; files have all of them. */
  private static final int SHOWN = 200;

  private static final List<String> FILES = List.of("csv", "json", "jsonld");

  /**
   * The library of ready questions.
   *
   * @param q words to filter by; empty for all
   * @param total how many are shown
   * @param groups questions by those who ask them
   */
  public record Questions(Page page, String q, int total, List<Group> groups) {
    /** Questions that belong together. */
    public record Group(String id, String title, List<Entry> entries) {}

    /**
     * One question.
     *
     * @param staff true when only the staff gets the answer
     */
    public record Entry(Link link, String description, boolean staff) {}
  }

  private final QueryLibrary queries;
  private final Renderer renderer;

  public QuestionPages(QueryLibrary queries, Renderer renderer) {
    this.queries = queries;
    this.renderer = renderer;
  }

  public void list(Context x) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    Messages words = visit.words();
    String q = visit.param("q").strip();
    List<Questions.Group> groups = new ArrayList<>();
    queries
        .themes()
        .forEach(
            (theme, names) -> {
              List<Questions.Entry> entries =
                  names.stream()
                      .filter(name -> fits(name, q))
                      .map(name -> entry(visit, name))
                      .toList();
              if (!entries.isEmpty()) {
                groups.add(
                    new Questions.Group(theme, words.t("questions.theme." + theme), entries));
              }
            });
    int total = groups.stream().mapToInt(g -> g.entries().size()).sum();
    Page page =
        renderer.page(visit, words.t("questions.title"), "").about(words.t("questions.intro"));
    page =
        q.isEmpty() ? page : page.named(words.t("questions.found", Typography.cut(q))).unlisted();
    renderer.html(x, visit, "questions", new Questions(page, q, total, groups));
  }

  private boolean fits(String name, String q) {
    QueryHeader header = queries.header(name);
    String all =
        plain(header.titles().values() + " " + header.descriptions().values() + header.keywords());
    return List.of(plain(q).split("\\s+", -1)).stream().allMatch(all::contains);
  }

  /** In lower case and without accents. */
  private static String plain(String text) {
    return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }

  private Questions.Entry entry(PageRequest visit, String name) {
    QueryHeader header = queries.header(name);
    return new Questions.Entry(
        Link.to(title(header, visit), visit.href("/queries/" + name), ""),
        inLanguage(header.descriptions(), visit),
        header.staffOnly());
  }

  /** Questions that name a term, as links. */
  public List<Link> naming(Node term, PageRequest visit) {
    return queries.naming(term.getURI()).stream().map(name -> entry(visit, name).link()).toList();
  }

  public static String title(QueryHeader header, PageRequest visit) {
    return inLanguage(header.titles(), visit);
  }

  private static String inLanguage(Map<String, String> texts, PageRequest visit) {
    return Typography.of(texts.getOrDefault(visit.language(), ""), visit.language());
  }

  public void show(Context x, PageRequest visit, Question question) {
    renderer.html(x, visit, "question", question);
  }

  /**
   * The page of a question without its answer: the values are invalid, or the answer is for staff.
   */
  public Question unanswered(
      PageReading reading, String name, Map<String, String> given, String problem) {
    QueryResult none = QueryResult.NONE;
    return question(reading, name, given, problem, none, false, n -> true);
  }

  /**
   * A question with its answer.
   *
   * @param linked whether a thing has a page that everyone may read
   */
  public Question answered(
      PageReading reading,
      String name,
      Map<String, String> given,
      QueryResult answer,
      Predicate<Node> linked) {
    return question(reading, name, given, "", answer, true, linked);
  }

  private Question question(
      PageReading reading,
      String name,
      Map<String, String> given,
      String problem,
      QueryResult answer,
      boolean answered,
      Predicate<Node> linked) {
    QueryHeader header = queries.header(name);
    PageRequest visit = reading.visit();
    Messages words = reading.words();
    var fields = new QuestionFields(reading);
    List<String> values =
        header.parameters().stream()
            .map(p -> given.getOrDefault(p.name(), ""))
            .filter(value -> !value.isEmpty())
            .map(value -> Typography.cut(fields.words(value)))
            .toList();
    Page page =
        renderer
            .page(visit, title(header, visit), "")
            .about(inLanguage(header.descriptions(), visit));
    page =
        values.isEmpty()
            ? page
            : page.named(words.t("page.with", page.title(), String.join(", ", values))).unlisted();
    int rows = answer.rows().size();
    return new Question(
        answered ? page.also(files(name, given)) : page,
        name,
        inLanguage(header.descriptions(), visit),
        header.parameters().stream()
            .map(p -> fields.field(p, given.getOrDefault(p.name(), "")))
            .toList(),
        problem,
        header.staffOnly(),
        answered,
        answer.columns().stream().map(c -> column(words, c)).toList(),
        answer.rows().stream()
            .limit(SHOWN)
            .map(row -> answer.columns().stream().map(c -> cell(reading, row, c, linked)).toList())
            .toList(),
        rows > SHOWN
            ? words.t("questions.rows.more", SHOWN, rows)
            : words.t("questions.rows", rows),
        text(reading, name, header, given),
        header.staffOnly()
            ? ""
            : visit.href("/sparql" + PageRequest.queryText(opened(name, given))));
  }

  private static Map<String, List<String>> opened(String name, Map<String, String> given) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("exemple", List.of(name));
    given.forEach((key, value) -> parameters.put(key, List.of(value)));
    return parameters;
  }

  private String text(
      PageReading reading, String name, QueryHeader header, Map<String, String> given) {
    try {
      return queries.text(name, header.bind(given, reading.addresses().resolver()));
    } catch (UnfitValue e) {
      return queries.text(name, Map.of()); // the page shows the problem above the query
    }
  }

  private static List<Page.Format> files(String name, Map<String, String> given) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    given.forEach((key, value) -> parameters.put(key, List.of(value)));
    Map<String, String> types =
        Map.of("csv", "text/csv", "json", "application/json", "jsonld", "application/ld+json");
    Map<String, String> names = Map.of("csv", "CSV", "json", "JSON", "jsonld", "JSON-LD");
    return FILES.stream()
        .map(
            file ->
                new Page.Format(
                    names.getOrDefault(file, file),
                    types.getOrDefault(file, file),
                    "/queries/" + name + "." + file + PageRequest.queryText(parameters)))
        .toList();
  }

  private static Question.Cell cell(
      PageReading reading, QueryLibrary.Row row, String column, Predicate<Node> linked) {
    if (!row.has(column)) {
      return new Question.Cell(List.of(), false);
    }
    Node node = row.node(column);
    if (!node.isLiteral()) {
      return new Question.Cell(List.of(link(reading, node, linked)), false);
    }
    List<Node> joined = joined(reading, node.getLiteralLexicalForm());
    if (!joined.isEmpty()) {
      return new Question.Cell(joined.stream().map(n -> link(reading, n, linked)).toList(), false);
    }
    String type = node.getLiteralDatatypeURI();
    boolean number = type.matches(".*#(integer|decimal|int|long|double)");
    boolean date = type.matches(".*#(date|dateTime|gYear|gYearMonth)");
    // for values that queries return as codes, the pages have texts
    String key = "questions.value." + node.getLiteralLexicalForm().replace(' ', '-');
    Text text =
        date
            ? Text.plain(reading.words().date(node.getLiteralLexicalForm()))
            : node.getLiteralLanguage().isEmpty() && reading.words().has(key)
                ? Text.plain(reading.words().t(key))
                : reading.text(node);
    return new Question.Cell(List.of(new Link(text, "", "", false)), number);
  }

  private static Link link(PageReading reading, Node node, Predicate<Node> linked) {
    Link link = reading.link(node);
    return link.outside() || linked.test(node) ? link : new Link(link.text(), "", "", false);
  }

  /**
   * The addresses of this installation in a value that a query joined with spaces; empty for a
   * text.
   */
  private static List<Node> joined(PageReading reading, String text) {
    String base = reading.addresses().resolver();
    List<String> parts = List.of(text.split(" ", -1));
    return parts.stream().allMatch(p -> p.startsWith(base))
        ? parts.stream().map(NodeFactory::createURI).toList()
        : List.of();
  }

  /** The title of a column; the name of the variable when there is none. */
  private static String column(Messages words, String name) {
    String key = "questions.column." + name;
    return words.has(key) ? words.t(key) : name;
  }
}
