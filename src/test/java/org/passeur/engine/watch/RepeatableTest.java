package org.passeur.engine.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestBase;

/** What may be another answer each time is known as such, wherever it stands. */
class RepeatableTest extends TestBase {
  private static boolean repeatable(String query) {
    return QueryProperties.of(Algebra.compile(QueryFactory.create(query))).repeatable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAND()", "NOW()", "UUID()", "STRUUID()", "BNODE()", "BNODE('a')"})
  void itIsSeenInEveryPlace(String call) {
    for (String query :
        new String[] {
          "SELECT (CALL AS ?x) {}",
          "SELECT * { BIND(CALL AS ?x) }",
          "ASK { FILTER(STRLEN(STR(CALL)) > 1) }",
          "SELECT (SUM(STRLEN(STR(CALL))) AS ?x) { ?s ?p ?o }",
          "SELECT (COUNT(DISTINCT CALL) AS ?x) { ?s ?p ?o }",
          "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (MAX(CALL) > 1)",
          "SELECT (1 AS ?x) { ?s ?p ?o } GROUP BY (CALL)",
          "SELECT * { ?s ?p ?o } ORDER BY (CALL)",
          "SELECT * { { SELECT (CALL AS ?x) {} } }",
          "SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?q ?r FILTER(?r = CALL) } }",
          "SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r FILTER(?r = CALL) } }",
          "CONSTRUCT { ?s ?p ?x } { ?s ?p ?o BIND(IF(true, CALL, 1) AS ?x) }"
        }) {
      String text = query.replace("CALL", call);
      assertFalse(repeatable(text), text);
    }
  }

  @Test
  void otherFunctionsAnswerTheSame() {
    assertTrue(repeatable("SELECT (STRLEN(STR(?o)) AS ?x) { ?s ?p ?o } ORDER BY LCASE(STR(?s))"));
  }
}
