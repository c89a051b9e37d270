package org.passeur.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.document.Dumps;
import org.passeur.document.EntityDocuments;
import org.passeur.document.Formats;
import org.passeur.document.Representation;
import org.passeur.evaluator.Client;
import org.passeur.evaluator.Evaluation;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.evaluator.Task;
import org.passeur.guard.ShapeLibrary;
import org.passeur.kernel.Bundled;
import org.passeur.kernel.Once;
import org.passeur.kernel.Problem;
import org.passeur.published.PublishedStore;
import org.passeur.vocab.Addresses;
import org.passeur.web.http.Cors;
import org.passeur.web.http.DocumentSender;
import org.passeur.web.http.ErrorWords;
import org.passeur.web.http.Etags;
import org.passeur.web.page.Requests;

/** Linked data: things, vocabulary, schemes, shapes and the dump, for programs. */
final class DataHandlers {
  /** A dump takes as long as its reader. */
  private static final Limits DUMP = Limits.ofTime(Duration.ofMinutes(30));

  private final Evaluator evaluator;
  private final Addresses addresses;
  private final PublishedStore published;
  private final EntityDocuments documents;
  private final Dumps dumps;
  private final Supplier<Graph> shapes = new Once<>(() -> ShapeLibrary.all().graph());

  DataHandlers(
      Addresses addresses,
      PublishedStore published,
      EntityDocuments documents,
      Evaluator evaluator) {
    this.evaluator = evaluator;
    this.addresses = addresses;
    this.published = published;
    this.documents = documents;
    this.dumps = new Dumps(published);
  }

  /** All shapes, with their messages in both languages. */
  Graph shapes() {
    return shapes.get();
  }

  void addTo(RoutesConfig routes) {
    routes.get("/id/{kind}/{key}", this::thing);
    routes.get("/data/{kind}/{file}", this::document);
    routes.after("/doc/{kind}/{key}", DataHandlers::linkToData);
    routes.get("/context.jsonld", this::context);
    routes.get("/dumps/passeur.nq.gz", this::dump);
  }

  /** 303 from the thing to a document about it (Cool URIs for the Semantic Web, section 4.2). */
  private void thing(Context x) {
    String kind = x.pathParam("kind");
    String key = x.pathParam("key");
    Cors.open(Requests.of(x)).header("Vary", "Accept");
    if (!documents.exists(addresses.thing(kind, key))) {
      throw nothing();
    }
    String place =
        Formats.prefersHtml(Requests.of(x).accept())
            ? "/doc/" + kind + "/" + key
            : "/data/" + kind + "/" + key + "." + Formats.extension(Requests.of(x).accept());
    x.status(303).header("Location", place);
  }

  /** Adds links from the page of a thing to its data (RFC 8288). */
  private static void linkToData(Context x) {
    if (x.statusCode() == 200) {
      String data = "/data/" + x.pathParam("kind") + "/" + x.pathParam("key");
      String link = "<%s.%s>; rel=\"alternate\"; type=\"%s\"";
      x.header(
          "Link",
          Stream.of("ttl", "jsonld", "nt", "rdf")
              .map(
                  e ->
                      link.formatted(
                          data, e, Formats.mediaType(Formats.byExtension(e).orElseThrow())))
              .collect(Collectors.joining(", ")));
    }
  }

  private void document(Context x) {
    String file = x.pathParam("file");
    int dot = file.lastIndexOf('.');
    String key = dot < 0 ? file : file.substring(0, dot);
    RDFFormat format =
        Formats.byExtension(dot < 0 ? "" : file.substring(dot + 1))
            .orElseThrow(DataHandlers::nothing);
    Node thing = addresses.thing(x.pathParam("kind"), key);
    var document =
        evaluator
            .run(
                Client.program(Requests.of(x).client()),
                Task.DOCUMENT,
                Limits.PUBLIC,
                evaluation ->
                    documents.document(thing, format, DocumentSender.mayZip(Requests.of(x))))
            .orElseThrow(DataHandlers::nothing);
    Cors.open(Requests.of(x))
        .header("Link", "<" + thing.getURI() + ">; rel=\"describes\"")
        .header("Cache-Control", DocumentSender.REVALIDATED);
    DocumentSender.send(Requests.of(x), document);
  }

  /** An RDF document of ours, in the syntax asked for. */
  void graph(Context x, Graph graph) {
    RDFFormat format = Formats.rdf(Requests.of(x).accept());
    Cors.open(Requests.of(x)).header("Vary", "Accept");
    DocumentSender.send(Requests.of(x), Formats.document(graph, format));
  }

  /** An RDF document of ours, in one syntax. */
  void graph(Context x, Graph graph, RDFFormat format) {
    Cors.open(Requests.of(x));
    DocumentSender.send(Requests.of(x), Formats.document(graph, format));
  }

  /** A named graph of the public data, in the syntax asked for. */
  void namedGraph(Context x, Node name) {
    graph(x, copy(name));
  }

  /** A copy of a named graph of the public data. */
  Graph copy(Node name) {
    Graph copy = copyOrEmpty(name);
    if (copy.isEmpty()) {
      throw nothing();
    }
    return copy;
  }

  Graph copyOrEmpty(Node name) {
    return published.read(
        data -> {
          Graph graph = GraphFactory.createDefaultGraph();
          data.getGraph(name).find().forEachRemaining(graph::add);
          return graph;
        });
  }

  private void context(Context x) throws IOException {
    try (var in = Bundled.open("ontology/context.jsonld")) {
      Cors.open(Requests.of(x));
      String type = Formats.contentType(RDFFormat.JSONLD11_PLAIN);
      DocumentSender.send(Requests.of(x), Representation.of(in.readAllBytes(), type));
    }
  }

  private void dump(Context x) {
    Client client = Client.program(Requests.of(x).client());
    evaluator.run(client, Task.TRANSFER, DUMP, evaluation -> dump(x, evaluation));
  }

  private Context dump(Context x, Evaluation evaluation) {
    String etag = "W/\"" + dumps.state() + "\"";
    Cors.open(Requests.of(x))
        .header("ETag", etag)
        .header("Cache-Control", DocumentSender.REVALIDATED);
    if (Etags.match(Requests.of(x), etag)) {
      return x.status(304);
    }
    x.contentType("application/gzip")
        .header("Content-Disposition", "attachment; filename=\"passeur.nq.gz\"");
    try {
      dumps.write(evaluation.toReader(x.res().getOutputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return x;
  }

  static Problem nothing() {
    return new Problem(Problem.Kind.NOT_FOUND, ErrorWords.of(404));
  }

  static Node iri(String text) {
    return NodeFactory.createURI(text);
  }
}
