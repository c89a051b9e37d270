package org.passeur.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sys.JenaSystem;
import org.passeur.log.Note;
import org.passeur.projection.Projections;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Visibility;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.relation.Load;
import org.passeur.route.relation.Relations;
import org.passeur.route.relation.Solicitations;
import org.passeur.search.SearchIndex;
import org.passeur.sparql.library.QueryLibrary;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;

/** The stores, the index and the router of a network in a folder of a test. */
public final class Network implements AutoCloseable {
  static {
    JenaSystem.init();
  }

  public static final LocalDate TODAY = LocalDate.of(2026, 10, 1);

  public final Addresses addresses = new Addresses("http://localhost:8080");
  public final RecordStore record;
  public final PublishedStore published;
  public final SearchIndex index;
  public final Projections projections;
  public final Relations relations = new Relations();
  public final Solicitations solicitations = new Solicitations();
  public final Router router;

  public Network(Path folder) {
    try {
      Path recordFolder = Files.createDirectories(folder.resolve("record"));
      Path publishedFolder = Files.createDirectories(folder.resolve("published"));
      Clock clock = Clock.fixed(Instant.from(TODAY.atStartOfDay(ZoneOffset.UTC)), ZoneOffset.UTC);
      record = RecordStore.open(recordFolder, addresses.resolver() + "genid/", clock);
      published = new PublishedStore(publishedFolder, false);
      index = SearchIndex.open(folder.resolve("index"));
      Visibility visibility = record.read(data -> Visibility.of(addresses, data, clock));
      projections =
          new Projections(
              record, visibility, published, List.of(index, relations), List.of(solicitations));
      router = new Router(index, relations, published, new QueryLibrary(), Load.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The small fictional network of src/test/resources/route. */
  public static Network garden(Path folder) {
    var network = new Network(folder);
    String file = "src/test/resources/route/network.trig";
    network.write(data -> RDFParser.source(file).base(network.addresses.resolver()).parse(data));
    return network;
  }

  public void write(Consumer<DatasetGraph> edit) {
    record.write(new Note("test", "test", "test"), edit);
  }

  /** Withdraws the consent of that key. */
  public void withdraw(String consent) {
    Node iri = node("consent/" + consent);
    write(
        data -> {
          Node graph = addresses.consentGraph();
          data.delete(graph, iri, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
          data.add(graph, iri, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN);
        });
  }

  /** A thing by kind and key, such as {@code person/aaaaaaaaaaaa}. */
  public Node node(String path) {
    return NodeFactory.createURI(addresses.base() + "/id/" + path);
  }

  public Routing route(String text) {
    return route(text, "fr");
  }

  public Routing route(String text, String language) {
    return router.route(Need.of(text, language, TODAY, 100));
  }

  @Override
  public void close() {
    projections.close();
    record.close();
  }
}
