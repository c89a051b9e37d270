package org.passeur.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.passeur.backup.IntegrityWatch;
import org.passeur.document.EntityDocuments;
import org.passeur.guard.Inspection;
import org.passeur.guard.ShapeCheck;
import org.passeur.ingest.Importer;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.View;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.SparqlService;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.web.access.Access;
import org.passeur.web.access.Tokens;
import org.passeur.web.access.TrustedProxies;
import org.passeur.web.http.Entrance;
import org.passeur.web.http.ErrorWords;
import org.passeur.web.http.Errors;
import org.passeur.web.http.HeadAsGet;
import org.passeur.web.http.RequestScope;
import org.passeur.web.http.VaryByEncoding;
import org.passeur.web.page.Requests;
import org.passeur.web.protocol.Protocol;
import org.passeur.web.site.Pages;

/** The HTTP server: everything that Passeur answers, on one port. */
public final class Site implements AutoCloseable {
  /** Largest body accepted, in bytes. */
  private static final long LARGEST_BODY = 50_000_000L;

  /** The same when conformance suites run: they send a whole test set at once. */
  private static final long LARGEST_BODY_OF_SUITES = 1_500_000_000L;

  /** Longest form, in bytes: the longest query, with every character percent-encoded. */
  private static final int LARGEST_FORM = 1_000_000;

  /** In bytes. Small, because Jetty zeroes the buffer for every answer. */
  private static final int OUTPUT_BUFFER = 32 * 1024;

  /** In bytes; smaller answers are not compressed. */
  private static final int SMALLEST_COMPRESSED = 1024;

  /** Bytes per second; a client that sends a body more slowly is disconnected. */
  private static final long SLOWEST_BODY = 256;

  /**
   * In bytes; room for a need of twenty thousand accented letters, percent-encoded in the address.
   */
  private static final int LARGEST_HEADER = 192 * 1024;

  private static final EnumSet<DispatcherType> REQUESTS = EnumSet.of(DispatcherType.REQUEST);

  private final Javalin server;
  private final List<Route> routes;

  private Site(Javalin server, List<Route> routes) {
    this.server = server;
    this.routes = List.copyOf(routes);
  }

  /**
   * A method and path that the server answers.
   *
   * @param path with names in braces for what varies
   */
  public record Route(String method, String path) {}

  /** All routes, so that tests that try every address miss none. */
  public List<Route> routes() {
    return routes;
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /**
   * What the site uses of the other packages.
   *
   * @param staffSparql of the record store; it is asked over the view of whoever asks
   * @param reading what that view depends on
   * @param home the data folder
   * @param backups where backups of it go
   * @param conformance for test suites: everyone may write
   * @param proxies believed when they say for whom they ask
   */
  public record Parts(
      Addresses addresses,
      RecordStore record,
      PublishedStore published,
      Projections projections,
      EntityDocuments documents,
      SparqlService sparql,
      SparqlService staffSparql,
      View.Rules reading,
      Supplier<ShapeCheck> check,
      Inspection inspection,
      IntegrityWatch watch,
      Tokens tokens,
      Pages pages,
      Function<Need, Routing> router,
      SearchIndex index,
      Clock clock,
      Path home,
      Path backups,
      Importer importer,
      boolean conformance,
      TrustedProxies proxies) {}

  /**
   * Loads the classes of Javalin and Jetty, in whose first use most of the time of {@link #start}
   * goes: for another thread, while the stores open. Opens no port.
   */
  public static void load() {
    Server unused =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.startupWatcherEnabled = false;
                })
            .jettyServer()
            .server();
  }

  /** Starts serving. Port 0 takes a free one. */
  public static Site start(Parts parts, String host, int port) {
    List<Route> routes = new ArrayList<>();
    var server = Javalin.create(config -> configure(config, parts, routes)).start(host, port);
    return new Site(server, routes);
  }

  private static void configure(JavalinConfig config, Parts parts, List<Route> routes) {
    config.events.handlerAdded(
        added -> {
          if (added.getHttpMethod().isHttpMethod()) {
            routes.add(new Route(added.getHttpMethod().name(), added.getPath()));
          }
        });
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false; // a nameless thread, for who forgets to start
    config.http.maxRequestSize = parts.conformance() ? LARGEST_BODY_OF_SUITES : LARGEST_BODY;
    config.http.prefer405over404 = true;
    // Jetty compresses instead: it handles ETag and Vary
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(Site::limit);
    String base = parts.addresses().base();
    var errors = new Errors(parts.pages().errors());
    var access = new Access(parts.tokens(), parts.conformance());
    var protocol =
        new Protocol(
            new Protocol.Parts(
                errors,
                access,
                parts.sparql(),
                parts.staffSparql(),
                parts.reading(),
                parts.record(),
                parts.published(),
                parts.check(),
                base,
                parts.conformance(),
                parts.pages().data().evaluator()));
    protocol.forEachRoute((method, path) -> routes.add(new Route(method, path)));
    var entrance =
        new Entrance(
            errors,
            new Barrier(parts.record(), parts.projections(), parts.conformance()),
            config.http.maxRequestSize);
    config.jetty.modifyServletContextHandler(
        context -> around(context, parts.proxies(), entrance, protocol));
    routes(config.routes, parts, errors, access, protocol);
  }

  @SuppressWarnings("removal") // MinimumDataRateHandler counts the bytes of all requests as one
  private static void limit(HttpConfiguration http) {
    http.setOutputBufferSize(OUTPUT_BUFFER);
    http.setMinRequestDataRate(SLOWEST_BODY);
    http.setRequestHeaderSize(LARGEST_HEADER);
    http.setSendServerVersion(false);
  }

  /**
   * Adds what every answer passes on its way, whichever of the two dispatchers it comes from, and
   * before Javalin the one of the protocols.
   */
  @SuppressWarnings("removal") // what is to take the place of GzipHandler is three more libraries
  private static void around(
      ServletContextHandler context, TrustedProxies proxies, Entrance entrance, Protocol protocol) {
    context.setMaxFormContentSize(LARGEST_FORM);
    var gzip = new GzipHandler();
    gzip.addIncludedMethods("GET", "POST");
    gzip.setMinGzipSize(SMALLEST_COMPRESSED);
    context.insertHandler(gzip);
    for (Filter filter :
        List.of(
            new RequestScope(proxies::client), new HeadAsGet(), new VaryByEncoding(), entrance)) {
      context.addFilter(new FilterHolder(filter), "/*", REQUESTS);
    }
    protocol.addTo(
        context.getServletContext(),
        (filter, path) -> context.addFilter(new FilterHolder(filter), path, REQUESTS));
  }

  private static void routes(
      RoutesConfig routes, Parts parts, Errors errors, Access access, Protocol protocol) {
    String base = parts.addresses().base();
    var evaluator = parts.pages().data().evaluator();
    var data = new DataHandlers(parts.addresses(), parts.published(), parts.documents(), evaluator);
    failures(routes, errors);
    Pages pages = parts.pages();
    pages.addTo(routes);
    data.addTo(routes);
    routes.get("/sparql", pages::workshop); // without a query; what asks one never comes here
    new ApiHandlers(parts.router(), parts.addresses(), parts.clock()).addTo(routes);
    new QueryHandlers(
            pages.data(), parts.record(), parts.reading(), access, pages.questions(), data)
        .addTo(routes);
    new SearchHandlers(parts.index(), base).addTo(routes);
    new VocabularyHandlers(pages, data, parts.addresses()).addTo(routes);
    new WriteHandlers(
            parts.record(),
            parts.projections(),
            parts.reading(),
            access,
            parts.addresses(),
            evaluator)
        .addTo(routes);
    new HealthHandlers(
            parts.record(),
            parts.projections(),
            parts.inspection(),
            parts.watch(),
            access,
            protocol)
        .addTo(routes);
    new AdminHandlers(
            parts.record(),
            parts.projections(),
            parts.inspection(),
            access,
            parts.home(),
            parts.backups(),
            parts.clock())
        .addTo(routes);
    new ImportHandlers(parts.importer(), access).addTo(routes);
  }

  /** What Javalin throws becomes the same answers as what the house throws. */
  static void failures(RoutesConfig routes, Errors errors) {
    routes.exception(
        MethodNotAllowedResponse.class,
        (e, x) -> {
          String methods = e.getDetails().getOrDefault("availableMethods", "");
          errors.otherMethods(
              Requests.of(x),
              Stream.of(methods.split(",", -1))
                  .map(String::strip)
                  .filter(m -> !m.isEmpty())
                  .toList());
        });
    routes.exception(
        HttpResponseException.class,
        (e, x) -> errors.answer(Requests.of(x), e.getStatus(), ErrorWords.of(e.getStatus())));
    routes.exception(Exception.class, (e, x) -> errors.answer(Requests.of(x), e));
  }
}
