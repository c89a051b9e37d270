package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.evaluator.BoundedGraph;
import org.passeur.evaluator.Client;
import org.passeur.evaluator.Evaluation;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.evaluator.Task;
import org.passeur.ingest.rdf.RdfBody;
import org.passeur.kernel.Problem;
import org.passeur.log.Digest;
import org.passeur.log.Note;
import org.passeur.published.PublishedStore;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Iris;
import org.passeur.web.access.Access;
import org.passeur.web.access.Role;
import org.passeur.web.page.Requests;

/**
 * SPARQL 1.1 Graph Store HTTP Protocol at {@code /graphs}: public graphs for everyone, writes with
 * a curator's token through the one door.
 */
final class GraphHandlers {
  private final Evaluator evaluator;
  private final RecordStore record;
  private final Writes writes;
  private final PublishedStore published;
  private final Access access;
  private final DataHandlers data;
  private final String base;
  private final boolean conformance;

  /**
   * @param conformance for test suites: also allows direct graph identification, and POST without a
   *     graph
   */
  GraphHandlers(
      RecordStore record,
      PublishedStore published,
      Access access,
      DataHandlers data,
      String base,
      boolean conformance,
      Evaluator evaluator) {
    this.evaluator = evaluator;
    this.record = record;
    this.writes = new Writes(record, evaluator);
    this.published = published;
    this.access = access;
    this.data = data;
    this.base = base;
    this.conformance = conformance;
  }

  void addTo(RoutesConfig routes) {
    for (String path :
        conformance ? new String[] {"/graphs", "/graphs/*"} : new String[] {"/graphs"}) {
      routes.get(path, this::get);
      routes.put(path, x -> write(x, true));
      routes.post(path, x -> write(x, false));
      routes.delete(path, this::delete);
    }
  }

  private void get(Context x) {
    Node name = target(x).orElseThrow(GraphHandlers::nameTheGraph);
    evaluator.run(
        Requests.program(x), Task.DOCUMENT, Limits.PUBLIC, evaluation -> get(x, name, evaluation));
  }

  private Graph get(Context x, Node name, Evaluation evaluation) {
    var state = new Digest[1];
    Graph graph =
        published.read(
            all -> {
              Graph copy = new BoundedGraph(conformance ? 0 : Limits.PUBLIC.answer(), evaluation);
              Graph found = isDefault(name) ? published.union() : all.getGraph(name);
              found.find().forEachRemaining(copy::add);
              state[0] = Digest.of(about(name).state().apply(all));
              return copy;
            });
    if (graph.isEmpty() && !isDefault(name)) {
      throw DataHandlers.nothing();
    }
    data.graph(x, graph, state[0]);
    return graph;
  }

  private static Writes.About about(Node name) {
    return new Writes.About(
        all -> all.find(name, Node.ANY, Node.ANY, Node.ANY), q -> q.getGraph().equals(name));
  }

  private void write(Context x, boolean replace) {
    String author = access.require(x, Role.CURATOR);
    Requests.refuseOtherEncodings(x);
    Optional<Node> asked = target(x);
    if (asked.isEmpty() && !replace && RdfBody.isDataset(Requests.contentType(x))) {
      writeDataset(x, author);
      return;
    }
    if (asked.isEmpty() && (!conformance || replace)) {
      throw nameTheGraph();
    }
    Node name = asked.orElseGet(() -> NodeFactory.createURI(base + "/graphs/" + UUID.randomUUID()));
    Graph sent = read(author, () -> body(x, isDefault(name) ? base + "/graphs" : name.getURI()));
    boolean known =
        record.read(all -> isDefault(name) || all.contains(name, Node.ANY, Node.ANY, Node.ANY));
    writes.make(
        x,
        new Note(author, replace ? "PUT" : "POST", x.path()),
        about(name),
        (all, evaluation) -> {
          if (replace) {
            all.deleteAny(name, Node.ANY, Node.ANY, Node.ANY);
          }
          sent.find().forEachRemaining(t -> all.add(Quad.create(name, t)));
        });
    if (asked.isEmpty()) {
      x.header("Location", name.getURI());
    }
    x.status(known ? 204 : 201);
  }

  /** Adds a dataset: each statement to the graph that it names itself. */
  private void writeDataset(Context x, String author) {
    byte[] body = x.bodyAsBytes();
    DatasetGraph sent =
        read(author, () -> RdfBody.read(body, Requests.contentType(x), base + "/graphs"));
    writes.make(
        x,
        new Note(author, "POST", x.path()),
        (all, evaluation) -> sent.find().forEachRemaining(all::add));
    x.status(204);
  }

  private <T> T read(String author, Supplier<T> body) {
    return evaluator.run(Client.staff(author), Task.UPDATE, Limits.PUBLIC, e -> body.get());
  }

  private void delete(Context x) {
    String author = access.require(x, Role.CURATOR);
    Node name = target(x).orElseThrow(GraphHandlers::nameTheGraph);
    writes.make(
        x,
        new Note(author, "DELETE", x.path()),
        about(name),
        (all, evaluation) -> {
          if (!isDefault(name) && !all.contains(name, Node.ANY, Node.ANY, Node.ANY)) {
            throw DataHandlers.nothing();
          }
          all.deleteAny(name, Node.ANY, Node.ANY, Node.ANY);
        });
    x.status(204);
  }

  /** The graph a request is about: {@code ?default}, {@code ?graph=IRI}, or its own address. */
  private Optional<Node> target(Context x) {
    boolean standard = x.queryParamMap().containsKey("default");
    if (x.queryParams("graph").size() + (standard ? 1 : 0) > 1) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Nommez un seul graphe : ?graph=… ou ?default, une seule fois.",
          "Name one graph only: ?graph=… or ?default, once.");
    }
    if (standard) {
      return Optional.of(Quad.defaultGraphIRI);
    }
    String graph = Optional.ofNullable(x.queryParam("graph")).orElse("");
    if (!graph.isEmpty()) {
      return Optional.of(NodeFactory.createURI(absolute(graph)));
    }
    return x.path().startsWith("/graphs/") && x.path().length() > "/graphs/".length()
        ? Optional.of(NodeFactory.createURI(base + x.path()))
        : Optional.empty();
  }

  private String absolute(String graph) {
    try {
      URI address = URI.create(base + "/").resolve(graph);
      // Jena reserves names under this prefix for unions of graphs
      if (Iris.isFine(address.toString()) && !address.toString().startsWith("urn:x-arq:")) {
        return address.toString();
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(graph);
    }
    throw notAnAddress(graph);
  }

  private static Problem notAnAddress(String graph) {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "« " + graph + " » n'est pas une adresse de graphe.",
        "“" + graph + "” is not the address of a graph.");
  }

  private static boolean isDefault(Node name) {
    return name.equals(Quad.defaultGraphIRI);
  }

  private static Graph body(Context x, String base) {
    if (!Requests.contentType(x).startsWith("multipart/form-data")) {
      return RdfBody.readGraph(x.bodyAsBytes(), Requests.contentType(x), base);
    }
    Graph all = GraphFactory.createDefaultGraph();
    for (UploadedFile file : files(x)) {
      String type = Optional.ofNullable(file.contentType()).orElse("");
      try (var in = file.content()) {
        RdfBody.readGraph(in.readAllBytes(), type, base).find().forEachRemaining(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static List<UploadedFile> files(Context x) {
    try {
      return x.uploadedFiles();
    } catch (Exception e) { // those of Javalin, Jetty and the JDK, checked ones too
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Cet envoi en plusieurs parties (multipart/form-data) ne peut pas être lu : vérifiez son"
              + " séparateur (boundary) et sa fin.",
          "This body in several parts (multipart/form-data) cannot be read: check its boundary and"
              + " its end.");
    }
  }

  private static Problem nameTheGraph() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Nommez le graphe : ajoutez ?graph=… ou ?default à l'adresse.",
        "Name the graph: add ?graph=… or ?default to the address.");
  }
}
