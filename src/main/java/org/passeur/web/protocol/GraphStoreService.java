package org.passeur.web.protocol;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.document.Formats;
import org.passeur.document.Negotiation;
import org.passeur.document.Representation;
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
import org.passeur.rights.Asker;
import org.passeur.rights.Role;
import org.passeur.rights.View;
import org.passeur.sparql.SparqlService;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Iris;
import org.passeur.web.access.Access;
import org.passeur.web.http.Condition;
import org.passeur.web.http.Cors;
import org.passeur.web.http.DocumentSender;
import org.passeur.web.http.ErrorWords;
import org.passeur.web.http.Exchange;
import org.passeur.web.http.Writes;

/**
 * SPARQL 1.1 Graph Store HTTP Protocol at {@code /graphs}: public graphs for everyone, writes with
 * a curator's token through the one door.
 */
final class GraphStoreService extends ProtocolService {
  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");

  private static final String THRIFT = "application/rdf+thrift";
  private static final List<String> WITH_THRIFT =
      Stream.concat(Formats.TYPES.stream(), Stream.of(THRIFT)).toList();

  private static final String MULTIPART = "org.eclipse.jetty.multipartConfig";

  private final Evaluator evaluator;
  private final RecordStore record;
  private final Writes writes;
  private final PublishedStore published;
  private final SparqlService documents;
  private final Access access;
  private final View.Rules reading;
  private final String base;
  private final boolean conformance;

  GraphStoreService(Protocol.Parts parts) {
    super(parts.errors(), METHODS);
    this.record = parts.record();
    this.evaluator = parts.evaluator();
    this.writes = new Writes(record, evaluator);
    this.published = parts.published();
    this.documents = parts.sparql();
    this.access = parts.access();
    this.reading = parts.reading();
    this.base = parts.base();
    // suites also name graphs by their own address, and POST without a graph
    this.conformance = parts.conformance();
  }

  @Override
  void answer(Exchange x) {
    switch (x.method()) {
      case "GET" -> get(x);
      case "PUT" -> write(x, true);
      case "POST" -> write(x, false);
      default -> delete(x);
    }
  }

  private void get(Exchange x) {
    Node name = target(x).orElseThrow(GraphStoreService::nameTheGraph);
    RDFFormat format = format(x.accept());
    Representation document =
        evaluator.run(
            Client.program(x.client()),
            Task.DOCUMENT,
            Limits.PUBLIC,
            evaluation -> document(name, format, evaluation));
    Cors.open(x).header("Vary", "Accept");
    DocumentSender.send(x, document); // a client that reads slowly holds no place
  }

  private Representation document(Node name, RDFFormat format, Evaluation evaluation) {
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
      throw nothing();
    }
    return documents
        .document(Formats.contentType(format), evaluation, out -> Formats.write(out, graph, format))
        .ofState(state[0].toString());
  }

  /** The syntaxes of the house, and after them the one that Jena's own clients ask for. */
  private static RDFFormat format(String accept) {
    return Negotiation.choose(accept, WITH_THRIFT).filter(THRIFT::equals).isPresent()
        ? RDFFormat.RDF_THRIFT
        : Formats.rdf(accept);
  }

  private static Writes.About about(Node name) {
    return new Writes.About(
        all -> all.find(name, Node.ANY, Node.ANY, Node.ANY), q -> q.getGraph().equals(name));
  }

  private void write(Exchange x, boolean replace) {
    Asker asker = access.asker(x, Role.CURATOR);
    String author = asker.name();
    x.refuseOtherEncodings();
    Optional<Node> asked = target(x);
    if (asked.isEmpty() && !replace && RdfBody.isDataset(x.contentType())) {
      writeDataset(x, asker);
      return;
    }
    if (asked.isEmpty() && (!conformance || replace)) {
      throw nameTheGraph();
    }
    Node name = asked.orElseGet(() -> NodeFactory.createURI(base + "/graphs/" + UUID.randomUUID()));
    List<Sent> files = sent(x);
    String address = isDefault(name) ? base + "/graphs" : name.getURI();
    Graph sent = read(author, () -> graph(files, address));
    boolean told = isTold(x, name, asker);
    boolean known =
        !told
            || record.read(
                all -> isDefault(name) || all.contains(name, Node.ANY, Node.ANY, Node.ANY));
    writes.make(
        x,
        View.of(asker, reading),
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
  private void writeDataset(Exchange x, Asker asker) {
    String author = asker.name();
    byte[] body = x.body();
    DatasetGraph sent = read(author, () -> RdfBody.read(body, x.contentType(), base + "/graphs"));
    writes.make(
        x,
        View.of(asker, reading),
        new Note(author, "POST", x.path()),
        (all, evaluation) -> sent.find().forEachRemaining(all::add));
    x.status(204);
  }

  private <T> T read(String author, Supplier<T> body) {
    return evaluator.run(Client.staff(author), Task.UPDATE, Limits.PUBLIC, e -> body.get());
  }

  private void delete(Exchange x) {
    Asker asker = access.asker(x, Role.CURATOR);
    String author = asker.name();
    Node name = target(x).orElseThrow(GraphStoreService::nameTheGraph);
    boolean told = isTold(x, name, asker);
    writes.make(
        x,
        View.of(asker, reading),
        new Note(author, "DELETE", x.path()),
        about(name),
        (all, evaluation) -> {
          if (told && !isDefault(name) && !all.contains(name, Node.ANY, Node.ANY, Node.ANY)) {
            throw nothing();
          }
          all.deleteAny(name, Node.ANY, Node.ANY, Node.ANY);
        });
    x.status(204);
  }

  /**
   * Returns whether the writer may be told that the graph exists: whoever may not read it gets the
   * same answer either way.
   *
   * @throws Problem 403 when they may not and send a precondition, whose answer would tell it
   */
  private boolean isTold(Exchange x, Node name, Asker asker) {
    boolean told = isDefault(name) || record.read(all -> View.of(asker, reading).reads(name, all));
    if (!told && !Condition.of(x).none()) {
      throw Problem.of(
          Problem.Kind.FORBIDDEN,
          "Ce jeton ne permet pas de lire le graphe « "
              + name
              + " » : envoyez-le sans If-Match ni If-None-Match, qui diraient ce qu'il contient."
              + " Rien n'est enregistré.",
          "This token does not allow reading the graph “"
              + name
              + "”: send it without If-Match and If-None-Match, which would tell what it holds."
              + " Nothing is stored.");
    }
    return told;
  }

  /** The graph a request is about: {@code ?default}, {@code ?graph=IRI}, or its own address. */
  private Optional<Node> target(Exchange x) {
    boolean standard = x.queryParams().containsKey("default");
    if (x.queryParams("graph").size() + (standard ? 1 : 0) > 1) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Nommez un seul graphe : ?graph=… ou ?default, une seule fois.",
          "Name one graph only: ?graph=… or ?default, once.");
    }
    if (standard) {
      return Optional.of(Quad.defaultGraphIRI);
    }
    String graph = x.queryParams("graph").stream().findFirst().orElse("");
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

  /** RDF as it was sent, as a whole or as one of several parts. */
  private record Sent(String type, byte[] content) {}

  private static List<Sent> sent(Exchange x) {
    if (!x.mediaType().equals("multipart/form-data")) {
      return List.of(new Sent(x.contentType(), x.body()));
    }
    List<Sent> files = files(x);
    var all = new ByteArrayOutputStream();
    for (Sent file : files) {
      String head = file.type() + "\n" + file.content().length + "\n";
      all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      all.writeBytes(file.content());
    }
    x.bodyIs(all.toByteArray()); // which tells whether a key comes with the same body again
    return files;
  }

  private static Graph graph(List<Sent> sent, String base) {
    if (sent.size() == 1) {
      return RdfBody.readGraph(sent.get(0).content(), sent.get(0).type(), base);
    }
    Graph all = GraphFactory.createDefaultGraph();
    for (Sent file : sent) {
      RdfBody.readGraph(file.content(), file.type(), base).find().forEachRemaining(all::add);
    }
    return all;
  }

  private static List<Sent> files(Exchange x) {
    x.requireNotLarger(x.request().getContentLengthLong());
    String folder = System.getProperty("java.io.tmpdir");
    long most = x.largestBody();
    x.request().setAttribute(MULTIPART, new MultipartConfigElement(folder, most, most, 1));
    try {
      List<Sent> files = new ArrayList<>();
      for (Part part : x.request().getParts()) {
        if (part.getSubmittedFileName() != null) {
          try (var in = part.getInputStream()) {
            String type = Objects.requireNonNullElse(part.getContentType(), "");
            files.add(new Sent(type, in.readAllBytes()));
          }
        }
      }
      return files;
    } catch (IOException | ServletException | RuntimeException e) { // those of Jetty
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Cet envoi en plusieurs parties (multipart/form-data) ne peut pas être lu : vérifiez son"
              + " séparateur (boundary), sa fin et sa taille ("
              + most
              + " octets au plus).",
          "This body in several parts (multipart/form-data) cannot be read: check its boundary, its"
              + " end and its size ("
              + most
              + " bytes at most).");
    }
  }

  private static Problem nothing() {
    return new Problem(Problem.Kind.NOT_FOUND, ErrorWords.of(404));
  }

  private static Problem nameTheGraph() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Nommez le graphe : ajoutez ?graph=… ou ?default à l'adresse.",
        "Name the graph: add ?graph=… or ?default to the address.");
  }
}
