package org.passeur.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.passeur.engine.memory.DefaultGraph;

/** Statements and queries of every kind that the extensions touch, drawn from one seed. */
final class RandomQueries {
  private static final String[] VARIABLES = {"?a", "?b", "?c", "?d"};
  private static final String[] LINKS = {
    "<urn:example:p>", "<urn:example:q>", "<urn:example:r>", "rdf:type"
  };

  private static final String EXACT =
      Stream.of(XSDDatatype.XSDinteger, XSDDatatype.XSDbyte, XSDDatatype.XSDdecimal)
          .map(type -> "<" + type.getURI() + ">")
          .collect(Collectors.joining(", "));

  private final Random random;

  RandomQueries(long seed) {
    random = new Random(seed);
  }

  static Node iri(String name) {
    return NodeFactory.createURI("urn:example:" + name);
  }

  /**
   * In one of four named graphs, often the same triple in two of them; where the default graph is
   * one of its own, mostly in that.
   */
  Quad quad(DefaultGraph asked) {
    boolean named = asked == DefaultGraph.UNION || random.nextInt(4) == 0;
    Node graph = named ? iri("g" + random.nextInt(4)) : Quad.defaultGraphIRI;
    Node object =
        switch (random.nextInt(12)) {
          case 0 -> NodeFactory.createLiteralString("text");
          case 1 -> NodeFactory.createLiteralLang("text", "fr");
          case 2, 3 -> lonelyValue();
          default -> iri("n" + random.nextInt(9));
        };
    Node link =
        random.nextInt(5) == 0 ? RDF.type.asNode() : iri("pqr".charAt(random.nextInt(3)) + "");
    return Quad.create(graph, iri("n" + random.nextInt(9)), link, object);
  }

  /** A number or a date, in one of the ways of writing them that compare with each other. */
  Node value() {
    int day = 1 + random.nextInt(28);
    String date = String.format("20%02d-%02d-%02d", random.nextInt(30), 1 + day % 12, day);
    String zone = pick("", "Z", "-05:00", "+14:00");
    return switch (random.nextInt(8)) {
      case 0 -> value(Integer.toString(random.nextInt(100) - 60), XSDDatatype.XSDinteger);
      case 1 -> value(Integer.toString(random.nextInt(90)), XSDDatatype.XSDbyte);
      case 2 -> value(random.nextInt(600) / 10.0 + "", XSDDatatype.XSDdecimal);
      case 3 -> value(pick("1e0", "16777216", "-0", "INF", "NaN", "7.5"), XSDDatatype.XSDfloat);
      case 4 -> value(date + zone, XSDDatatype.XSDdate);
      case 5 -> value(date + "T" + pick("00:00:00", "23:59:59.9") + zone, XSDDatatype.XSDdateTime);
      case 6 -> value(date.substring(0, 4), XSDDatatype.XSDgYear);
      default -> value(pick("16777217", "0.1", "1e300"), XSDDatatype.XSDdouble);
    };
  }

  /**
   * One that no value of another type equals: stock ARQ takes those for one where a path ends, and
   * finds such rows twice. Not a small positive number, which TDB2 takes for the term at that place
   * of its file where a variable stands twice in a pattern.
   */
  private Node lonelyValue() {
    String date = String.format("20%02d-0%d-11", random.nextInt(30), 1 + random.nextInt(9));
    return switch (random.nextInt(4)) {
      case 0 -> value(Integer.toString(-1 - random.nextInt(60)), XSDDatatype.XSDinteger);
      case 1 -> value(random.nextInt(60) + ".05", XSDDatatype.XSDdecimal);
      case 2 -> value(date, XSDDatatype.XSDdate);
      default -> value(date + "T12:00:00Z", XSDDatatype.XSDdateTime);
    };
  }

  private static Node value(String text, XSDDatatype type) {
    return NodeFactory.createLiteralDT(text, type);
  }

  /** A filter that bounds a variable, or looks as if it did. */
  String bounds(String variable) {
    String sign = pick("<", "<=", "=", ">=", ">");
    String value = NodeFmtLib.strNT(value());
    return switch (random.nextInt(5)) {
      case 0 -> "YEAR(" + variable + ") " + sign + " " + (2000 + random.nextInt(30));
      case 1 -> value + " " + sign + " " + variable;
      case 2 -> variable + " >= " + value + " && " + variable + " < " + NodeFmtLib.strNT(value());
      default -> variable + " " + sign + " " + value;
    };
  }

  String query() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> count();
      case 2 -> groups();
      default -> "SELECT * { " + group(2) + " }";
    };
  }

  /** Counts of one pattern, which the counters may answer, and others, which they must not. */
  private String count() {
    String what =
        pick(
            "COUNT(*)",
            "COUNT(?a)",
            "COUNT(DISTINCT ?a)",
            "COUNT(DISTINCT ?b)",
            "COUNT(DISTINCT *)",
            "COUNT(?c)",
            "COUNT(DISTINCT ?c)",
            "SUM(1)");
    String where =
        pick(
            "?a ?b ?c",
            "?a <urn:example:p> ?c",
            "?a rdf:type ?c",
            "?a rdf:type <urn:example:n1>",
            "?a ?b ?a",
            "?a ?b <urn:example:n2>",
            "GRAPH ?g { ?a ?b ?c }",
            "GRAPH <urn:example:g1> { ?a ?b ?c }",
            "?a ?b ?c FILTER(?c != <urn:example:n1>)",
            "?a <urn:example:none> ?c",
            "?a ?b ?c . ?c <urn:example:p> ?d",
            "<urn:example:n1> ?b ?c",
            "VALUES ?a { <urn:example:n1> <urn:example:n2> } ?a ?b ?c");
    String from = pick("", "", "", "", "FROM <urn:example:g1> ", "FROM NAMED <urn:example:g1> ");
    return switch (random.nextInt(5)) {
      case 0 -> "SELECT ?b (" + what + " AS ?n) " + from + "{ " + where + " } GROUP BY ?b";
      case 1 ->
          "SELECT ?c ("
              + what
              + " AS ?n) "
              + from
              + "{ "
              + where
              + " } GROUP BY ?c HAVING (?n > 1)";
      case 2 ->
          "SELECT * { VALUES ?b { <urn:example:p> } { SELECT ?b ("
              + what
              + " AS ?n) { "
              + where
              + " } GROUP BY ?b } }";
      case 3 ->
          "SELECT * { ?x <urn:example:p> ?y FILTER EXISTS { SELECT ("
              + what
              + " AS ?n) { "
              + where
              + " } HAVING (?n > 2) } }";
      default -> "SELECT (" + what + " AS ?n) " + from + "{ " + where + " }";
    };
  }

  /**
   * Sums and extremes are of whole numbers and decimals only, whose sum and order are the same in
   * whatever order they come: rows may come in any.
   */
  private String groups() {
    String exact = "FILTER(datatype(?v) IN (" + EXACT + "))";
    String exactOrNode = "FILTER(isIRI(?v) || datatype(?v) IN (" + EXACT + "))";
    boolean all = random.nextInt(4) == 0;
    String filter = all ? "" : pick(exact, exact, exactOrNode);
    String value = pick(variable() + " " + pick(LINKS) + " ?v " + filter, numbers(variable()));
    String where =
        pattern()
            + " . "
            + pick(value, "OPTIONAL { " + value + " }")
            + pick("", " OPTIONAL { " + pattern() + " }");
    String by = pick("", "?a", "?b", "?v", "?a ?b", "?c ?v");
    List<String> of = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      of.add("(" + (all ? counted() : pick(counted(), added(), added())) + " AS ?n" + i + ")");
    }
    if (by.startsWith("?a")) {
      of.add("(SAMPLE(?a) AS ?one)");
    }
    String having =
        pick("", "", "", " HAVING (" + counted() + " > 1)", all ? "" : " HAVING (SUM(?v) > 5)");
    return "SELECT "
        + by
        + " "
        + String.join(" ", of)
        + " { "
        + where
        + " }"
        + (by.isEmpty() ? "" : " GROUP BY " + by)
        + having;
  }

  /**
   * Some for some nodes, often several, and for some perhaps none; written as TDB2 gives them back.
   */
  private String numbers(String variable) {
    var table = new StringBuilder("VALUES (" + variable + " ?v) {");
    for (int i = 2 + random.nextInt(9); i > 0; i--) {
      String number = (random.nextInt(60) - 20) + pick("", "", ".0", ".5");
      String typed = "\"7\"^^<" + XSDDatatype.XSDbyte.getURI() + ">";
      table.append(" (<urn:example:n" + random.nextInt(9) + "> ");
      table.append(pick(number, number, number, number, typed, "UNDEF") + ")");
    }
    return table + " }";
  }

  private String counted() {
    return pick("COUNT(*)", "COUNT(?v)", "COUNT(DISTINCT ?v)", "COUNT(DISTINCT ?a)", "COUNT(?c)");
  }

  private String added() {
    return pick("SUM(?v)", "AVG(?v)", "MIN(?v)", "MAX(?v)", "SUM(DISTINCT ?v)", "SUM(?v + 1)");
  }

  private String group(int depth) {
    List<String> parts = new ArrayList<>();
    if (random.nextInt(8) == 0) {
      parts.add("VALUES " + variable() + " { <urn:example:n1> <urn:example:nowhere> \"text\" }");
    }
    if (random.nextInt(6) == 0) {
      parts.add(unevenRows());
    }
    int patterns = 1 + random.nextInt(4);
    for (int i = 0; i < patterns; i++) {
      parts.add(pattern());
    }
    if (depth > 0) {
      switch (random.nextInt(9)) {
        case 0 -> parts.add("OPTIONAL { " + group(depth - 1) + " }");
        case 1 -> parts.add("MINUS { " + group(depth - 1) + " }");
        case 2 -> parts.add("{ " + group(depth - 1) + " } UNION { " + group(depth - 1) + " }");
        case 3 ->
            parts.add(
                "GRAPH "
                    + pick("?g", "<urn:example:g1>", "<urn:example:g2>")
                    + " { "
                    + group(depth - 1)
                    + " }");
        case 4 -> parts.add("FILTER NOT EXISTS { " + group(depth - 1) + " }");
        case 5 -> parts.add("{ SELECT DISTINCT ?a ?b { " + group(depth - 1) + " } }");
        default -> {}
      }
    }
    if (random.nextInt(3) == 0) {
      parts.add("FILTER(" + condition() + ")");
    }
    return String.join(" . ", parts).replace("} . ", "} ");
  }

  /** Rows that do not all bring the same variables to what comes after them. */
  private String unevenRows() {
    return switch (random.nextInt(3)) {
      case 0 -> "{ " + pattern() + " } UNION { " + pattern() + " }";
      case 1 ->
          "VALUES (?a ?b) { (<urn:example:n1> UNDEF) (UNDEF <urn:example:n2>) (<urn:example:n3> "
              + NodeFmtLib.strNT(lonelyValue())
              + ") }";
      default -> pattern() + " OPTIONAL { " + pattern() + " }";
    };
  }

  private String condition() {
    String a = variable();
    String b = variable();
    return pick(
        bounds(a),
        bounds(a),
        a + " != " + b,
        "isIRI(" + a + ")",
        "!bound(" + a + ") || " + a + " = " + b,
        "lang(" + a + ") = 'fr'",
        "regex(str(" + a + "), '[1-4]$')",
        a + " IN (<urn:example:n1>, <urn:example:n2>, \"text\")");
  }

  private String pattern() {
    String subject = random.nextInt(5) == 0 ? node() : variable();
    String object = random.nextInt(4) == 0 ? node() : variable();
    return subject + " " + link() + " " + object;
  }

  private String link() {
    String one = LINKS[random.nextInt(LINKS.length)];
    String two = LINKS[random.nextInt(LINKS.length)];
    return switch (random.nextInt(12)) {
      case 0 -> one + "*";
      case 1 -> one + "+";
      case 2 -> "^" + one + "*";
      case 3 -> "(" + one + "/" + two + ")*";
      case 4 -> "(" + one + "|^" + two + ")+";
      case 5 -> one + "/" + two + "*";
      case 6 -> pick("?p", "?q", one + "?", "!" + one);
      default -> one;
    };
  }

  private String variable() {
    return VARIABLES[random.nextInt(VARIABLES.length)];
  }

  private String node() {
    return random.nextInt(12) == 0
        ? "<urn:example:nowhere>"
        : "<urn:example:n" + random.nextInt(9) + ">";
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
