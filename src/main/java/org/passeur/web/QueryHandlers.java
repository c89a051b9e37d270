package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.document.Negotiation;
import org.passeur.evaluator.Client;
import org.passeur.evaluator.Limits;
import org.passeur.evaluator.Task;
import org.passeur.kernel.Once;
import org.passeur.kernel.Problem;
import org.passeur.rights.Reserved;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.sparql.QuestionDownload;
import org.passeur.sparql.SparqlExamples;
import org.passeur.sparql.library.QueryHeader;
import org.passeur.sparql.library.QueryResult;
import org.passeur.sparql.library.UnfitValue;
import org.passeur.store.RecordStore;
import org.passeur.web.access.Access;
import org.passeur.web.http.Cors;
import org.passeur.web.page.PageReading;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Requests;
import org.passeur.web.page.Typography;
import org.passeur.web.site.question.Question;
import org.passeur.web.site.question.QuestionFields;
import org.passeur.web.site.question.QuestionPages;

/**
 * {@code /queries}: the ready questions, each an address with a page and files; those for staff are
 * asked of what a token may read of the record store. {@code /.well-known/sparql-examples}: the
 * public ones as data.
 */
final class QueryHandlers {
  private static final Pattern FILE = Pattern.compile("([a-z-]+)\\.([a-z]+)");
  private static final List<String> ROWS =
      List.of(
          "text/html",
          "application/xhtml+xml",
          "text/csv",
          "application/sparql-results+json",
          "application/json",
          "application/ld+json");
  private static final List<String> STATEMENTS =
      List.of(
          "text/html",
          "application/xhtml+xml",
          "text/turtle",
          "application/ld+json",
          "application/n-triples",
          "application/rdf+xml",
          "text/csv",
          "application/json");

  private final PublicData data;
  private final RecordStore record;
  private final View.Rules reading;
  private final Access access;
  private final QuestionPages pages;
  private final DataHandlers documents;
  private final Supplier<Graph> examples;

  QueryHandlers(
      PublicData data,
      RecordStore record,
      View.Rules reading,
      Access access,
      QuestionPages pages,
      DataHandlers documents) {
    this.data = data;
    this.record = record;
    this.reading = reading;
    this.access = access;
    this.pages = pages;
    this.documents = documents;
    this.examples = new Once<>(() -> SparqlExamples.graph(data.queries(), data.addresses()));
  }

  void addTo(RoutesConfig routes) {
    routes.get("/queries", this::list);
    routes.get("/queries/{area}/{name}", this::question);
    routes.get("/.well-known/sparql-examples", this::examples);
  }

  private void list(Context x) {
    x.header("Vary", "Accept, Accept-Language");
    if (Requests.of(x).wantsHtml()) {
      pages.list(x);
    } else {
      documents.graph(x, examples.get());
    }
  }

  /** Always data: a browser that follows the link gets Turtle as text. */
  private void examples(Context x) {
    if (Requests.of(x).wantsHtml()) {
      x.header("Vary", "Accept");
      documents.graph(x, examples.get(), RDFFormat.TURTLE_PRETTY);
    } else {
      documents.graph(x, examples.get());
    }
  }

  private void question(Context x) {
    Matcher file = FILE.matcher(x.pathParam("name"));
    boolean named = file.matches();
    String name = x.pathParam("area") + "/" + (named ? file.group(1) : x.pathParam("name"));
    if (!data.queries().isReady(name)) {
      throw DataHandlers.nothing();
    }
    x.header("Vary", "Accept, Accept-Language, Authorization");
    QueryHeader header = data.queries().header(name);
    if (header.staffOnly()) {
      x.header("Cache-Control", "private, no-store");
    }
    String type = named ? byExtension(file.group(2)) : negotiated(x, name);
    if (type.contains("html")) {
      page(x, name, header);
    } else {
      file(x, name, header, type);
    }
  }

  private static String byExtension(String extension) {
    return switch (extension) {
      case "csv" -> "text/csv";
      case "json" -> "application/json";
      case "jsonld" -> "application/ld+json";
      default -> throw DataHandlers.nothing();
    };
  }

  private String negotiated(Context x, String name) {
    List<String> offered = data.queries().constructs(name) ? STATEMENTS : ROWS;
    return Negotiation.choose(Requests.of(x).accept(), offered)
        .orElseThrow(
            () ->
                Problem.of(
                    Problem.Kind.NOT_ACCEPTABLE,
                    "Cette question répond par une page, du CSV, du JSON ou du JSON-LD.",
                    "This question answers with a page, CSV, JSON or JSON-LD."));
  }

  private void page(Context x, String name, QueryHeader header) {
    PageRequest visit = PageRequest.of(Requests.of(x));
    Map<String, String> given = given(visit, header);
    Question question;
    try {
      Map<String, Node> values = header.bind(given, data.addresses().resolver());
      if (!header.staffOnly()) {
        question =
            data.read(
                visit,
                Task.QUESTION,
                r -> pages.answered(r, name, given, answer(r.data(), name, values), n -> true));
      } else if (access.identified(Requests.of(x))) {
        View view = view(x);
        View reckoning = reckoning(view, header);
        question =
            data.evaluator()
                .run(
                    Client.staff(view.asker().name()),
                    Task.QUESTION,
                    Limits.PUBLIC,
                    evaluation ->
                        record.read(
                            all ->
                                pages.answered(
                                    inside(visit, view.over(all)),
                                    name,
                                    given,
                                    answer(reckoning.over(all), name, values),
                                    this::isOpen)));
      } else {
        question = data.read(visit, r -> pages.unanswered(r, name, given, ""));
      }
    } catch (UnfitValue e) {
      x.status(400);
      String words = Typography.of(e.words().in(visit.language()), visit.language());
      question = data.read(visit, r -> pages.unanswered(r, name, given, words));
    }
    pages.show(x, visit, question);
  }

  private boolean isOpen(Node thing) {
    return data.store().read(d -> data.store().union().contains(thing, Node.ANY, Node.ANY));
  }

  private void file(Context x, String name, QueryHeader header, String type) {
    Optional<View> view =
        header.staffOnly() ? Optional.of(reckoning(view(x), header)) : Optional.empty();
    if (view.isEmpty()) {
      Cors.open(Requests.of(x));
    }
    Map<String, Node> values =
        header.bind(given(PageRequest.of(Requests.of(x)), header), data.addresses().resolver());
    String address = data.addresses().base() + "/queries/" + name;
    var file =
        data.evaluator()
            .run(
                view.map(v -> Client.staff(v.asker().name()))
                    .orElseGet(() -> Client.program(Requests.of(x).client())),
                Task.QUESTION,
                Limits.PUBLIC,
                evaluation ->
                    QuestionDownload.of(
                        view.isPresent()
                            ? record.read(all -> answer(view.get().over(all), name, values))
                            : data.store().read(d -> answer(d, name, values)),
                        type,
                        address,
                        evaluation));
    if (file.cut()) {
      x.header("Passeur-Row-Cap", String.valueOf(file.rows()));
    }
    if (type.equals("text/csv")) {
      String csv = name.substring(name.indexOf('/') + 1) + ".csv";
      x.header("Content-Disposition", "inline; filename=\"" + csv + "\"");
    }
    x.contentType(file.contentType()).result(file.body());
  }

  /** The values in the address; an empty field of the form means the default. */
  private Map<String, String> given(PageRequest visit, QueryHeader header) {
    return data.read(visit, r -> new QuestionFields(r).fitting(header.parameters(), given(visit)));
  }

  private static Map<String, String> given(PageRequest visit) {
    Map<String, String> given = new LinkedHashMap<>();
    visit
        .query()
        .keySet()
        .forEach(
            name -> {
              if (!visit.param(name).isBlank()) {
                given.put(name, visit.param(name).strip());
              }
            });
    return given;
  }

  private QueryResult answer(DatasetGraph from, String name, Map<String, Node> values) {
    return data.queries().answer(from, name, values, Limits.PUBLIC.rows());
  }

  /** What whoever asks the question may read of the record store. */
  private View view(Context x) {
    return View.of(access.asker(Requests.of(x), Role.STAFF, Role.REFERRAL), reading);
  }

  private static View reckoning(View view, QueryHeader header) {
    return view.reckoningWith(
        header.reckonsWith().stream().map(name -> Reserved.of(name).orElseThrow()).toList());
  }

  private PageReading inside(PageRequest visit, DatasetGraph seen) {
    return new PageReading(seen, seen.getUnionGraph(), data.queries(), data.addresses(), visit);
  }
}
