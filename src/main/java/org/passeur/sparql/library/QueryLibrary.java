package org.passeur.sparql.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.passeur.evaluator.BoundQuery;
import org.passeur.evaluator.Evaluation;
import org.passeur.kernel.Bundled;

/**
 * The queries of {@code queries/{area}/{name}.rq}, read once from the class path. Parameters are
 * bound as values, never inserted into the text. Each runs within the evaluation of the thread that
 * asks, or as one of the house. Thread-safe; the caller must be in a read transaction of the
 * dataset.
 */
public final class QueryLibrary {
  /** Areas whose queries are ready questions for people; the others are for the program. */
  private static final List<String> READY = List.of("competency", "further");

  /** Names by area, cached because listing the files of a jar takes longer than a page. */
  private final Map<String, List<String>> names = new java.util.concurrent.ConcurrentHashMap<>();

  private final Map<String, List<String>> naming = new java.util.concurrent.ConcurrentHashMap<>();
  private final Map<String, QueryHeader> headers = new java.util.concurrent.ConcurrentHashMap<>();
  private final Map<String, Set<String>> terms = new java.util.concurrent.ConcurrentHashMap<>();
  private final Map<String, Query> parsed = new java.util.concurrent.ConcurrentHashMap<>();

  /**
   * Rows of a SELECT query.
   *
   * @param data dataset to query
   * @param name area and name, such as {@code browse/community}
   * @param parameters values of variables of the query, by name without question mark
   * @throws IllegalArgumentException when there is no such query
   */
  public List<Row> rows(DatasetGraph data, String name, Map<String, Node> parameters) {
    var query = BoundQuery.of(data, query(name), parameters);
    return Evaluation.within(
        evaluation ->
            evaluation.select(
                query,
                found -> {
                  List<Row> rows = new ArrayList<>();
                  found.forEachRemaining(b -> rows.add(new Row(values(b))));
                  return rows;
                }));
  }

  /** The graph that a CONSTRUCT query builds. */
  public Graph graph(DatasetGraph data, String name, Map<String, Node> parameters) {
    var query = BoundQuery.of(data, query(name), parameters);
    return Evaluation.within(
        evaluation ->
            evaluation.construct(
                query,
                found -> {
                  Graph graph = GraphFactory.createDefaultGraph();
                  found.forEachRemaining(graph::add);
                  return graph;
                }));
  }

  /**
   * The answer of a SELECT or CONSTRUCT query.
   *
   * @param name area and name
   * @param values of all parameters, as {@link QueryHeader#bind} gives them
   * @param most number of rows or statements; the answer says when there were more
   */
  public QueryResult answer(DatasetGraph data, String name, Map<String, Node> values, long most) {
    var query = BoundQuery.of(data, query(name), values);
    return Evaluation.within(
        evaluation ->
            query.query().isConstructType()
                ? evaluation.construct(query, found -> QueryResult.of(found, most))
                : evaluation.select(
                    query, rows -> QueryResult.of(query.query().getResultVars(), rows, most)));
  }

  /** Names of the queries of an area, such as {@code competency/open-needs}, sorted. */
  public List<String> names(String area) {
    return names.computeIfAbsent(
        area,
        a ->
            Bundled.list("queries/" + a, ".rq").stream()
                .map(file -> file.substring("queries/".length(), file.length() - ".rq".length()))
                .toList());
  }

  /** Names of the ready questions whose text contains an IRI, sorted. */
  public List<String> naming(String iri) {
    return naming.computeIfAbsent(
        iri, i -> ready().stream().filter(name -> terms(name).contains(i)).toList());
  }

  /** Names of the ready questions by audience, in the order of {@code ready.txt}. */
  public Map<String, List<String>> themes() {
    Map<String, List<String>> themes = new LinkedHashMap<>();
    resource("/queries/ready.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(": ", 2))
        .forEach(parts -> themes.put(parts[0], List.of(parts[1].split(" ", -1))));
    return themes;
  }

  /** Names of the ready questions, sorted: the queries with a page and an address. */
  public List<String> ready() {
    return READY.stream().flatMap(area -> names(area).stream()).toList();
  }

  /** Returns whether it is a ready question. */
  public boolean isReady(String name) {
    return READY.contains(name.replaceFirst("/.*", "")) && has(name);
  }

  /** Returns whether there is a query of that area and name. */
  public boolean has(String name) {
    return name.matches("[a-z-]+/[a-z-]+")
        && QueryLibrary.class.getResource("/queries/" + name + ".rq") != null;
  }

  /** The text of a query with its parameters replaced by values, to be read, changed and sent. */
  public String text(String name, Map<String, Node> values) {
    Map<Var, Node> bound = new LinkedHashMap<>();
    values.forEach((variable, value) -> bound.put(Var.alloc(variable), value));
    return QueryTransformOps.syntaxSubstitute(query(name), bound).serialize();
  }

  /** Returns whether it is a CONSTRUCT query. */
  public boolean constructs(String name) {
    return query(name).isConstructType();
  }

  /** The IRIs in the text of a query. */
  public Set<String> terms(String name) {
    return terms.computeIfAbsent(name, n -> QueryTerms.of(query(n)));
  }

  private Query query(String name) {
    return parsed.computeIfAbsent(name, QueryLibrary::load);
  }

  /**
   * The header of a query.
   *
   * @throws IllegalArgumentException when there is no such query or its header is invalid
   */
  public QueryHeader header(String name) {
    return headers.computeIfAbsent(name, n -> QueryHeader.parse(text(n)));
  }

  private static Query load(String name) {
    return QueryFactory.create(text(name));
  }

  private static String text(String name) {
    return resource("/queries/" + name + ".rq");
  }

  private static String resource(String path) {
    try (var in = QueryLibrary.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no query " + path);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Node> values(Binding binding) {
    Map<String, Node> values = new LinkedHashMap<>();
    binding.forEach((v, n) -> values.put(v.getVarName(), n));
    return values;
  }

  /** One row: values by variable name; an unbound variable has none. */
  public record Row(Map<String, Node> values) {
    public boolean has(String name) {
      return values.containsKey(name);
    }

    /**
     * The value of a variable that every row has.
     *
     * @throws NullPointerException when the variable is unbound
     */
    public Node node(String name) {
      return Objects.requireNonNull(values.get(name), name);
    }

    /** Lexical form of a literal or IRI; empty when unbound. */
    public String text(String name) {
      Node node = values.get(name);
      if (node == null) {
        return "";
      }
      return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /** Language tag of a literal; empty when it has none or is unbound. */
    public String lang(String name) {
      Node node = values.get(name);
      return node != null && node.isLiteral() ? node.getLiteralLanguage() : "";
    }
  }
}
