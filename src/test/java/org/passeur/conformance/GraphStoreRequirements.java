package org.passeur.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.conformance.Endpoint.Answer;

/**
 * SPARQL 1.1 Graph Store HTTP Protocol: the 19 steps of the working group's suite in our own data.
 * Each builds on those before it.
 */
public final class GraphStoreRequirements {
  private static final String TURTLE = "text/turtle; charset=utf-8";
  private static final String JOHN =
      "<urn:example:p1> a <urn:example:Person> ; <urn:example:card> [ <urn:example:fn> \"John\" ] .";
  private static final String JANE =
      "<urn:example:p1> a <urn:example:Person> ; <urn:example:card> [ <urn:example:fn> \"Jane\" ] .";
  private static final String NAME = "<urn:example:p1> <urn:example:name> \"Jane\" .";
  private static final String GIVEN = "<urn:example:p1> <urn:example:given> \"Jeanne\" .";
  private static final String FAMILY = "<urn:example:p1> <urn:example:family> \"Dupont\" .";
  private static final String ALICE =
      "[] a <urn:example:Person> ; <urn:example:card> [ <urn:example:given> \"Alice\" ] .";

  private final List<Requirement> all = new ArrayList<>();
  private String made = "";

  private GraphStoreRequirements() {
    is(
        "PUT makes a graph",
        s -> {
          s.change("CLEAR ALL");
          return status(put(s, one(s), JOHN), 201);
        });
    is("GET finds what PUT made", s -> holds(s.get(s.graph(name(s, 1)), "text/turtle"), JOHN));
    is("PUT replaces a graph", s -> status(put(s, one(s), JANE), 200, 204));
    is("GET finds what PUT replaced", s -> holds(s.get(one(s), "text/turtle"), JANE));
    is("PUT writes the default graph", s -> status(put(s, standard(s), ALICE), 200, 201, 204));
    is("GET finds the default graph", s -> holds(s.get(standard(s), "text/turtle"), ALICE));
    is(
        "PUT of one syntax under the name of another is a bad request",
        s -> status(s.send("PUT", one(s), "application/rdf+xml", "", JANE), 400));
    is(
        "DELETE removes a graph",
        s ->
            status(put(s, two(s), JOHN), 201)
                + status(s.send("DELETE", two(s), "", "", ""), 200, 202, 204));
    is("GET does not find what DELETE removed", s -> status(s.get(two(s), "text/turtle"), 404));
    is("DELETE of nothing is not found", s -> status(s.send("DELETE", two(s), "", "", ""), 404));
    is("POST adds to a graph", s -> status(s.send("POST", one(s), TURTLE, "", NAME), 200, 204));
    is("GET finds what POST added", s -> holds(s.get(one(s), "text/turtle"), JANE + NAME));
    is("POST adds the files of a form", s -> status(form(s), 200, 204));
    is(
        "GET finds what the form added",
        s -> holds(s.get(one(s), "text/turtle"), JANE + NAME + GIVEN + FAMILY));
    is("POST to the store makes a graph and says where", this::create);
    is("GET finds the new graph", s -> holds(s.get(place(s), "text/turtle"), ALICE));
    is(
        "POST of nothing changes nothing",
        s ->
            status(s.send("POST", place(s), TURTLE, "", ""), 200, 204)
                + holds(s.get(place(s), "text/turtle"), ALICE));
    is(
        "HEAD of a graph answers as GET, without the graph",
        s -> {
          Answer head = s.send("HEAD", one(s), "", "text/turtle", "");
          return status(head, 200) + (head.type().equals("text/turtle") ? "" : head.type());
        });
    is(
        "HEAD of nothing is not found",
        s -> status(s.send("HEAD", address(s, 4), "", "text/turtle", ""), 404));
  }

  public static List<Requirement> all() {
    return new GraphStoreRequirements().all;
  }

  private void is(String name, Function<Endpoint, String> check) {
    all.add(new Requirement(name, check));
  }

  private String create(Endpoint s) {
    Answer answer = s.send("POST", s.graphs(), TURTLE, "", ALICE);
    made = answer.header("Location");
    return status(answer, 201) + (made.isEmpty() ? "no Location" : "");
  }

  private String place(Endpoint s) {
    return java.net.URI.create(s.graphs()).resolve(made).toString();
  }

  private static Answer form(Endpoint s) {
    String part =
        "--limite\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s.ttl\"\r\nContent-Type: "
            + TURTLE
            + "\r\n\r\n%s\r\n";
    String body = part.formatted("a", "a", GIVEN) + part.formatted("b", "b", FAMILY);
    return s.send(
        "POST", one(s), "multipart/form-data; boundary=limite", "", body + "--limite--\r\n");
  }

  private static Answer put(Endpoint s, String address, String turtle) {
    return s.send("PUT", address, TURTLE, "", turtle);
  }

  private static String one(Endpoint s) {
    return address(s, 1);
  }

  private static String two(Endpoint s) {
    return address(s, 2);
  }

  private static String name(Endpoint s, int number) {
    return s.graphs() + "/person/" + number + ".ttl";
  }

  private static String address(Endpoint s, int number) {
    return s.direct() ? name(s, number) : s.graph(name(s, number));
  }

  private static String standard(Endpoint s) {
    return s.graphs() + "?default";
  }

  private static String status(Answer answer, int... allowed) {
    for (int status : allowed) {
      if (answer.status() == status) {
        return "";
      }
    }
    return "status " + answer.status() + " " + answer.body();
  }

  private static String holds(Answer answer, String turtle) {
    if (!answer.ok() || !answer.type().equals("text/turtle")) {
      return answer.status() + " " + answer.type();
    }
    Graph expected = graph(turtle);
    return expected.isIsomorphicWith(graph(answer.body())) ? "" : "it holds " + answer.body();
  }

  private static Graph graph(String turtle) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(turtle, Lang.TURTLE).parse(graph);
    return graph;
  }
}
