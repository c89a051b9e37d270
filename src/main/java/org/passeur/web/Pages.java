package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.function.Function;
import org.passeur.guard.Inspection;
import org.passeur.query.QueryLibrary;
import org.passeur.route.Need;
import org.passeur.route.Routing;
import org.passeur.store.PublishedStore;
import org.passeur.vocab.Addresses;

/** The pages for people. Thread-safe. */
public final class Pages {
  private final StaticFiles files = new StaticFiles();
  private final PublicData data;
  private final Renderer renderer;
  private final Function<Need, Routing> router;
  private final Clock clock;
  private final WorkshopPage workshop;
  private final Inspection inspection;

  /**
   * @param published what everyone may read
   * @param queries the query library
   * @param router answers needs
   * @param addresses of this installation
   * @param clock says which day a need is asked
   * @param inspection knows what the last check of everything found
   */
  public Pages(
      PublishedStore published,
      QueryLibrary queries,
      Function<Need, Routing> router,
      Addresses addresses,
      Clock clock,
      Inspection inspection) {
    this.data = new PublicData(published, queries, addresses);
    this.renderer = new Renderer(files, addresses.base());
    this.router = router;
    this.clock = clock;
    this.inspection = inspection;
    this.workshop = new WorkshopPage(renderer, addresses);
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
    routes.get("/qualite", new QualityPage(data, renderer, inspection::last)::show);
  }

  /** {@code /ns}, when HTML is asked. */
  public void vocabulary(Context x) {
    new VocabularyPages(data, renderer).vocabulary(x);
  }

  /**
   * {@code /scheme/{name}}, when HTML is asked.
   *
   * @throws io.javalin.http.NotFoundResponse when there is no such list
   */
  public void scheme(Context x) {
    new VocabularyPages(data, renderer).scheme(x);
  }

  /** {@code /sparql} without a query, when HTML is asked. */
  public void workshop(Context x) {
    workshop.show(x);
  }
}
