package org.passeur.web.site;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.evaluator.Evaluator;
import org.passeur.guard.Inspection;
import org.passeur.guard.RuleBook;
import org.passeur.kernel.Once;
import org.passeur.published.PublishedStore;
import org.passeur.route.learn.Replayed;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.Weights;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Ontology;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.PublicData;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Requests;
import org.passeur.web.page.StaticFiles;
import org.passeur.web.site.question.QuestionPages;
import org.passeur.web.site.thing.EntityPage;
import org.passeur.web.site.vocabulary.VocabularyPages;

/** The pages for people. Thread-safe. */
public final class Pages {
  private final StaticFiles files = new StaticFiles();
  private final PublicData data;
  private final Renderer renderer;
  private final Function<Need, Routing> router;
  private final Supplier<Optional<Replayed>> replayed;
  private final Supplier<Weights> weights;
  private final Clock clock;
  private final WorkshopPage workshop;
  private final Inspection inspection;
  private final Ontology ontology;
  private final VocabularyPages vocabulary;
  private final QuestionPages questions;

  /**
   * @param published what everyone may read
   * @param queries the query library
   * @param router answers needs
   * @param replayed result of the replay of past requests, if there was one
   * @param weights those that needs are answered with
   * @param addresses of this installation
   * @param clock day on which a need is asked
   * @param inspection the daily check, with its last result
   * @param ontology the vocabulary
   * @param statistics how much the public data holds
   * @param evaluator admits pages and limits their time
   */
  public Pages(
      PublishedStore published,
      QueryLibrary queries,
      Function<Need, Routing> router,
      Supplier<Optional<Replayed>> replayed,
      Supplier<Weights> weights,
      Addresses addresses,
      Clock clock,
      Inspection inspection,
      Ontology ontology,
      PublicStatistics statistics,
      Evaluator evaluator) {
    this.data = new PublicData(published, queries, addresses, evaluator);
    this.renderer = new Renderer(files, addresses.base(), data);
    this.router = router;
    this.replayed = replayed;
    this.weights = weights;
    this.clock = clock;
    this.inspection = inspection;
    this.workshop = new WorkshopPage(data, renderer);
    this.ontology = ontology;
    var book = new Once<>(RuleBook::new);
    this.questions = new QuestionPages(queries, renderer);
    this.vocabulary = new VocabularyPages(data, renderer, ontology, statistics, book, questions);
  }

  /** The vocabulary that the pages show. */
  public Ontology ontology() {
    return ontology;
  }

  /** The ready questions. */
  public QuestionPages questions() {
    return questions;
  }

  /** {@code /dataset}, when HTML is asked. */
  public void dataset(Context x) {
    vocabulary.dataset(x);
  }

  /** The public data described in VoID. */
  public Graph describedDataset(Context x) {
    return vocabulary.dataset(PageRequest.of(Requests.of(x)));
  }

  /** The public description of a concept scheme; an empty graph when there is none of that name. */
  public Graph list(Context x, String name) {
    return vocabulary.list(x, name);
  }

  /** The public data that pages read. */
  public PublicData data() {
    return data;
  }

  /** The page for errors, for the error handlers of the site. */
  public ErrorPages errors() {
    return new ErrorPages(renderer);
  }

  /**
   * Adds the addresses that are pages only, and those of the style sheet and pictures. The
   * addresses that also speak RDF are left to the site: {@link #vocabulary}, {@link #scheme},
   * {@link #workshop}.
   */
  public void addTo(RoutesConfig routes) {
    var entities = new EntityPage(data, renderer);
    var prose = new ProsePages(renderer);
    routes.get("/static/{name}", files::serve);
    routes.get("/", new HomePage(data, renderer)::show);
    routes.get("/aiguillage", new SuggestionsPage(data, renderer, router, clock)::show);
    routes.get("/doc", entities::showAny);
    routes.get("/doc/{kind}", new ListPage(data, renderer)::show);
    routes.get("/doc/{kind}/{key}", entities::show);
    routes.get("/donnees", prose::data);
    routes.get("/a-propos", prose::about);
    routes.get(
        "/qualite", new QualityPage(data, renderer, inspection::last, clock.getZone())::show);
    routes.get("/methodes", new MethodsPage(renderer, replayed, weights)::show);
  }

  /** {@code /ns}, when HTML is asked. */
  public void vocabulary(Context x) {
    vocabulary.vocabulary(x);
  }

  /**
   * {@code /ns/{term}}, when HTML is asked.
   *
   * @throws io.javalin.http.NotFoundResponse when there is no such term
   */
  public void term(Context x) {
    vocabulary.term(x);
  }

  /**
   * {@code /scheme/{name}}, when HTML is asked.
   *
   * @throws io.javalin.http.NotFoundResponse when there is no such list
   */
  public void scheme(Context x) {
    vocabulary.scheme(x);
  }

  /** {@code /shapes}, when HTML is asked. */
  public void rules(Context x) {
    vocabulary.rules(x);
  }

  /** {@code /sparql} without a query, when HTML is asked. */
  public void workshop(Context x) {
    workshop.show(x);
  }
}
