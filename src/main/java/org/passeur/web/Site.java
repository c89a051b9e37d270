package org.passeur.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.passeur.backup.IntegrityWatch;
import org.passeur.document.EntityDocuments;
import org.passeur.evaluator.Evaluator;
import org.passeur.guard.Inspection;
import org.passeur.guard.ShapeCheck;
import org.passeur.kernel.Problem;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.SparqlService;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.web.access.Access;
import org.passeur.web.access.Tokens;
import org.passeur.web.access.TrustedProxies;
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

  private static final Set<String> WRITES = Set.of("/update", "/graphs");
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** Conformance suites would take an answer from an earlier state for a wrong one. */
  private static final Duration LONGEST_WAIT_OF_SUITES = Duration.ofMinutes(30);

  private static final Duration LONGEST_WAIT_FOR_CLOSING = Duration.ofSeconds(60);

  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

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
    config.jetty.modifyServletContextHandler(context -> around(context, parts.proxies()));
    routes(config.routes, parts);
  }

  @SuppressWarnings("removal") // MinimumDataRateHandler counts the bytes of all requests as one
  private static void limit(HttpConfiguration http) {
    http.setOutputBufferSize(OUTPUT_BUFFER);
    http.setMinRequestDataRate(SLOWEST_BODY);
    http.setRequestHeaderSize(LARGEST_HEADER);
    http.setSendServerVersion(false);
  }

  /** Adds the filters that every answer passes: its scope, compression, and HEAD as GET. */
  @SuppressWarnings("removal") // what is to take the place of GzipHandler is three more libraries
  private static void around(ServletContextHandler context, TrustedProxies proxies) {
    context.setMaxFormContentSize(LARGEST_FORM);
    var gzip = new GzipHandler();
    gzip.addIncludedMethods("GET", "POST");
    gzip.setMinGzipSize(SMALLEST_COMPRESSED);
    context.insertHandler(gzip);
    var requests = EnumSet.of(DispatcherType.REQUEST);
    context.addFilter(new FilterHolder(new RequestScope(proxies)), "/*", requests);
    context.addFilter(new FilterHolder(new HeadAsGet()), "/*", requests);
    context.addFilter(new FilterHolder(new VaryByEncoding()), "/*", requests);
  }

  private static void routes(RoutesConfig routes, Parts parts) {
    String base = parts.addresses().base();
    var access = new Access(parts.tokens(), parts.conformance());
    var data =
        new DataHandlers(
            parts.addresses(),
            parts.published(),
            parts.documents(),
            parts.pages().data().evaluator());
    routes.before(
        x ->
            x.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin"));
    routes.before(x -> seeWhatWasDecided(x, parts));
    Pages pages = parts.pages();
    Evaluator evaluator = pages.data().evaluator();
    new Errors(pages.errors()).addTo(routes);
    pages.addTo(routes);
    data.addTo(routes);
    new SparqlHandlers(
            parts.sparql(),
            parts.staffSparql(),
            access,
            pages::workshop,
            base + "/sparql",
            !parts.conformance())
        .addTo(routes);
    new GraphHandlers(
            parts.record(), parts.published(), access, data, base, parts.conformance(), evaluator)
        .addTo(routes);
    new ApiHandlers(parts.router(), parts.addresses(), parts.clock()).addTo(routes);
    new QueryHandlers(pages.data(), parts.record(), access, pages.questions(), data).addTo(routes);
    new SearchHandlers(parts.index(), base).addTo(routes);
    new VocabularyHandlers(pages, data, parts.addresses()).addTo(routes);
    new WriteHandlers(
            parts.record(),
            parts.projections(),
            access,
            parts.check(),
            data,
            parts.addresses(),
            evaluator)
        .addTo(routes);
    new HealthHandlers(
            parts.record(), parts.projections(), parts.inspection(), parts.watch(), access)
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
  }

  /**
   * Waits until the published store holds every change decided before the request, so that writers
   * see their own changes. When that takes longer, as after a large import, an earlier state is
   * shown, but never one with statements that were withdrawn from the public since.
   */
  private static void seeWhatWasDecided(Context x, Parts parts) {
    if (x.path().equals("/health") || x.path().startsWith("/static/")) {
      return; // these show no stored data
    }
    if (!parts.record().state().readable()) {
      throw new Problem(Problem.Kind.UNAVAILABLE, parts.record().state().why());
    }
    if (x.path().equals("/sparql/staff")) {
      parts.record().settle();
    } else if (!WRITES.contains(x.path()) || x.method().equals(HandlerType.GET)) {
      parts
          .projections()
          .await(
              parts.record().head(), parts.conformance() ? LONGEST_WAIT_OF_SUITES : LONGEST_WAIT);
      if (!parts.projections().awaitClosed(LONGEST_WAIT_FOR_CLOSING)) {
        throw Problem.of(
            Problem.Kind.UNAVAILABLE,
            "Des données viennent d'être retirées et le retrait n'est pas encore appliqué partout ;"
                + " réessayez dans une minute.",
            "Data was just withdrawn, and the withdrawal is not applied everywhere yet; try again"
                + " in a minute.");
      }
    }
  }
}
