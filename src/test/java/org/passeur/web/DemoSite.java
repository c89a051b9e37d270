package org.passeur.web;

import io.javalin.Javalin;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.passeur.InMemory;
import org.passeur.document.DocumentCache;
import org.passeur.document.EntityDocuments;
import org.passeur.document.statistics.PublicStatistics;
import org.passeur.guard.Inspection;
import org.passeur.guard.ShapeCheck;
import org.passeur.guard.ShapeLibrary;
import org.passeur.kernel.Folders;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.ConsentInForce;
import org.passeur.rights.View;
import org.passeur.rights.Visibility;
import org.passeur.route.Router;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Ontology;
import org.passeur.web.access.Access;
import org.passeur.web.access.Tokens;
import org.passeur.web.http.Entrance;
import org.passeur.web.http.Errors;
import org.passeur.web.site.Pages;

/** The pages over the demonstration network, on a free port of this machine. */
public final class DemoSite implements AutoCloseable {
  public static final Addresses ADDRESSES = new Addresses("http://localhost:8080");
  static final Clock CLOCK =
      Clock.fixed(
          LocalDate.of(2026, 11, 24).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  /** Nothing inline, nothing from another host, no script at all. */
  private static final String POLICY =
      "default-src 'self'; script-src 'none'; style-src 'self'; img-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final long LARGEST_BODY = 1_000_000;

  /** What a house loads: not the earlier versions, the alignments and the examples. */
  private static final String LOADED = "ontology/(passeur\\.ttl|(schemes|demo)/.*\\.(ttl|trig))";

  public final PublishedStore published;
  public final RecordStore record;
  final Inspection inspection;
  private final List<Path> folders = new ArrayList<>();
  private final Projections projections;
  private final Javalin server;

  public DemoSite(int port) {
    JenaSystem.init();
    published = new PublishedStore(folder(), false);
    record = RecordStore.open(folder(), ADDRESSES.resolver() + "id/node/", CLOCK);
    Visibility visibility = record.read(d -> Visibility.of(ADDRESSES, d, CLOCK));
    SearchIndex index = SearchIndex.open(folder());
    PublicStatistics statistics =
        PublicStatistics.open(
            folder().resolve("counts"), published::graphs, ADDRESSES, record.head());
    var relations = new org.passeur.route.relation.Relations();
    projections =
        new Projections(record, visibility, published, List.of(index, relations, statistics));
    DatasetGraph all = files();
    record.write(
        new Note("test", "démonstration", "ontology/"), d -> all.find().forEachRemaining(d::add));
    var queries = new QueryLibrary();
    var router =
        new Router(index, relations, published, queries, org.passeur.route.relation.Load.NONE);
    inspection =
        new Inspection(
            record,
            judge -> published.read(data -> judge.apply(published.union())),
            () -> new ShapeCheck(ShapeLibrary.all()),
            CLOCK);
    inspection.run();
    var pages =
        new Pages(
            published,
            queries,
            router::route,
            java.util.Optional::empty,
            router::weights,
            ADDRESSES,
            CLOCK,
            inspection,
            new Ontology(),
            statistics,
            new org.passeur.evaluator.Evaluator());
    Path tokens = folder();
    server =
        Javalin.create(
                c -> {
                  c.startup.showJavalinBanner = false;
                  c.jetty.host = "127.0.0.1";
                  c.routes.before(x -> x.header("Content-Security-Policy", POLICY));
                  var errors = new Errors(pages.errors());
                  var entrance = new Entrance(errors, x -> {}, LARGEST_BODY);
                  c.jetty.modifyServletContextHandler(
                      context ->
                          context.addFilter(
                              new FilterHolder(entrance),
                              "/*",
                              EnumSet.of(DispatcherType.REQUEST)));
                  Site.failures(c.routes, errors);
                  pages.addTo(c.routes);
                  c.routes.get("/ns", pages::vocabulary);
                  c.routes.get("/ns/{term}", pages::term);
                  new QueryHandlers(
                          pages.data(),
                          record,
                          new View.Rules(
                              ADDRESSES, new ConsentInForce(ADDRESSES, CLOCK), CLOCK, false),
                          new Access(new Tokens(tokens), false),
                          pages.questions(),
                          new DataHandlers(
                              ADDRESSES,
                              published,
                              new EntityDocuments(
                                  published,
                                  new DocumentCache(
                                      published::version, DocumentCache.suitableSize())),
                              new org.passeur.evaluator.Evaluator()))
                      .addTo(c.routes);
                  c.routes.get("/dataset", pages::dataset);
                  c.routes.get("/shapes", pages::rules);
                  c.routes.get("/scheme/{name}", pages::scheme);
                  c.routes.get("/sparql", pages::workshop);
                })
            .start(port);
  }

  public String origin() {
    return "http://127.0.0.1:" + server.port();
  }

  private Path folder() {
    try {
      folders.add(InMemory.folder());
      return folders.get(folders.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatasetGraph files() {
    DatasetGraph all = DatasetGraphFactory.create();
    try (var paths = Files.walk(Path.of("ontology"))) {
      for (Path file : paths.filter(p -> p.toString().matches(LOADED)).sorted().toList()) {
        DatasetGraph one = DatasetGraphFactory.create();
        RDFParser.source(file).base(ADDRESSES.resolver()).parse(one);
        var graph =
            file.toString().contains("schemes")
                ? ADDRESSES.schemeGraph(file.getFileName().toString().replace(".ttl", ""))
                : ADDRESSES.vocabularyGraph();
        one.find()
            .forEachRemaining(
                q -> all.add(q.isDefaultGraph() ? Quad.create(graph, q.asTriple()) : q));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  @Override
  public void close() {
    server.stop();
    projections.close();
    record.close();
    try {
      for (Path folder : folders) {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves the pages for a look. */
  public static void main(String[] args) {
    var site = new DemoSite(args.length > 0 ? Integer.parseInt(args[0]) : 8090);
    System.out.println(site.origin());
  }
}
