package org.passeur.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Bodies by media type: good ones, and ones made to break a reader. */
final class FuzzBodies {
  /**
   * A body and what it says it is.
   *
   * @param type the media type
   */
  record Body(String type, byte[] bytes) {
    static Body of(String type, String text) {
      return new Body(type, text.getBytes(UTF_8));
    }
  }

  private static final String G = "http://localhost:8080/graph/public/fuzz";

  private static final List<String> QUERIES =
      List.of(
          "ASK {}",
          "SELECT * { ?s ?p ?o } LIMIT 3",
          "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3",
          "DESCRIBE <http://localhost:8080/id/theme/transition22>",
          "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
          "SELECT (1/0 AS ?x) (\"a\"+1 AS ?y) (xsd:integer(\"x\") AS ?z) {}",
          "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (xsd:dateTime('2024-99-99') AS ?x)"
              + " (YEAR('x') AS ?y) (xsd:decimal('1e999999999') AS ?z) {}",
          "SELECT * { BIND(IRI('http://localhost:haha/') AS ?x) BIND(IRI('../..') AS ?y) }",
          "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '(', 'z')) } LIMIT 1",
          "SELECT (REPLACE('abc', '(b', '$9') AS ?x) (SUBSTR('abc', -5, 1e99) AS ?y) {}",
          "SELECT (REPLACE('abc', 'b', '$9') AS ?x) (STRLANG('a', '') AS ?y) (BNODE('x') AS ?z) {}",
          "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999",
          "SELECT * { ?s ?p ?o } OFFSET -1",
          "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
          "SELECT * FROM <http://localhost:haha/> { ?s ?p ?o }",
          "BASE <http://localhost:haha/> SELECT * { <x> ?p ?o }",
          "SELECT (<java:x.Y>() AS ?x) {}",
          "SELECT (GROUP_CONCAT(?o) AS ?x) (SAMPLE(?o) AS ?y) (AVG(?o) AS ?z) { ?s ?p ?o }",
          "SELECT * { VALUES (?x ?y) { (1 UNDEF) (2) } }",
          "SELECT * { <<( <a> <b> <c> )>> ?p ?o }",
          "SELECT ?x { { SELECT ?x { ?x (a|!a)* ?y } LIMIT 2 } MINUS { ?x a ?z } }",
          "SELECT (MD5(1) AS ?a) (TZ(NOW()) AS ?b) (UUID() AS ?c) (ENCODE_FOR_URI('\uD83D') AS ?d) {}",
          "\uFEFFASK {}",
          "ASK { ?s ?p \"\\uD800\" }",
          "ASK { ?s ?p \"\\U0011FFFF\" }",
          "SELECT * {",
          "#",
          "((((");

  private static final List<String> UPDATES =
      List.of(
          "INSERT DATA { GRAPH <" + G + "> { <urn:x:a> <urn:x:b> 'c' } }",
          "DELETE DATA { GRAPH <" + G + "> { <urn:x:a> <urn:x:b> 'c' } }",
          "INSERT DATA { GRAPH <" + G + "> { <http://localhost:haha/> <urn:x:b> 'c' } }",
          "INSERT { GRAPH <" + G + "> { ?s <urn:x:b> ?o } } WHERE { ?s a ?o } ",
          "DELETE { GRAPH <" + G + "> { ?s ?p ?o } } WHERE { GRAPH <" + G + "> { ?s ?p ?o } }",
          "INSERT { GRAPH ?g { ?s ?p ?o } } WHERE { BIND('x' AS ?g) ?s ?p ?o }",
          "CLEAR GRAPH <" + G + ">",
          "CREATE GRAPH <" + G + ">",
          "DROP SILENT GRAPH <" + G + ">",
          "COPY <" + G + "> TO <" + G + "2>",
          "MOVE <urn:x:none> TO <" + G + ">",
          "LOAD <file:///etc/passwd> INTO GRAPH <" + G + ">",
          "WITH <" + G + "> DELETE { ?s ?p ?o } INSERT { ?o ?p ?s } WHERE { ?s ?p ?o }",
          "INSERT DATA { <urn:x:a> <urn:x:b> 'c' }",
          "INSERT DATA { GRAPH <" + G + "> { <urn:x:a> <urn:x:b> 'c'@x-y-z-1, '\\uD800', 1e999 } }",
          "");

  private static final List<String> PATCHES =
      List.of(
          "A <urn:x:a> <urn:x:b> 'c' <" + G + "> .",
          "TX .\nA <urn:x:a> <urn:x:b> 'c' <"
              + G
              + "> .\nD <urn:x:a> <urn:x:b> 'c' <"
              + G
              + "> .\nTC .",
          "TX .\nD <urn:x:a> <urn:x:b> 'c' <" + G + "> .\nTA .",
          "TX .\nA _:b <urn:x:b> _:c .",
          "H id <urn:uuid:0> .\nPA 'x' <urn:x:> .\nPD 'x' .",
          "A <http://localhost:haha/> <urn:x:b> <> .",
          "TC .",
          "");

  private static final String TURTLE =
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
          + "<http://localhost:8080/id/theme/aaaaaaaaaaaa> a skos:Concept ; skos:prefLabel \"Essai\"@fr ;"
          + " skos:note 1, 1.5, 1e3, true, \"2024-01-01\"^^<http://www.w3.org/2001/XMLSchema#date> .\n";

  private static final String XML =
      "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
          + " xmlns:e=\"urn:e:\"><rdf:Description rdf:about=\"urn:x:a\"><e:p>x</e:p></rdf:Description></rdf:RDF>";

  private static final String JSON =
      "{\"@context\":{\"p\":\"http://example.org/p\"},\"@id\":\"urn:x:a\",\"p\":[1,\"x\",{\"@value\":\"y\",\"@language\":\"fr\"}]}";

  private final FuzzWords words;

  FuzzBodies(FuzzWords words) {
    this.words = words;
  }

  String query() {
    return words.chance(70) ? words.any(QUERIES) : spoiled(words.any(QUERIES));
  }

  String update() {
    return words.chance(70) ? words.any(UPDATES) : spoiled(words.any(UPDATES));
  }

  private String spoiled(String text) {
    return new String(words.spoiled(text.getBytes(UTF_8)), UTF_8);
  }

  Body queryBody() {
    return words.chance(60)
        ? Body.of("application/sparql-query", query())
        : Body.of("application/x-www-form-urlencoded", "query=" + FuzzWords.escaped(query()));
  }

  Body updateBody() {
    return words.chance(60)
        ? Body.of("application/sparql-update", update())
        : Body.of("application/x-www-form-urlencoded", "update=" + FuzzWords.escaped(update()));
  }

  Body patchBody() {
    String patch = words.any(PATCHES);
    return Body.of("application/rdf-patch", words.chance(70) ? patch : spoiled(patch));
  }

  Body rdf() {
    Body body = words.any(List.of(turtle(), xml(), json(), triples(), multipart()));
    return words.chance(50) ? body : new Body(body.type(), words.spoiled(body.bytes()));
  }

  private Body turtle() {
    return Body.of(
        words.any(List.of("text/turtle", "application/trig", "")),
        words.any(
            List.of(
                TURTLE,
                "",
                "<http://localhost:haha/> <urn:p> <http://> .",
                "<x y> <urn:p> 1 .",
                "<urn:a> <urn:p> " + "[ <urn:p> ".repeat(5_000) + "1" + " ]".repeat(5_000) + " .",
                "<urn:a> <urn:p> " + "( ".repeat(20_000),
                "<urn:a> <urn:p> " + "9".repeat(200_000) + " .",
                "<urn:a> <urn:p> 0." + "0".repeat(200_000) + "1 .",
                "<urn:a> <urn:p> \"P9999999999999D\"^^<http://www.w3.org/2001/XMLSchema#duration> .",
                "<urn:a> <urn:p> \"\\uD800\", \"\\u0000\", \"x\"@" + "a-".repeat(500) + "b .",
                "<urn:x:g> { <urn:a> <urn:p> 1 }",
                "@base <http://localhost:haha/> . <a> <b> <c> .",
                "@prefix : <" + "a".repeat(50_000) + "> . :a :b :c .",
                "<urn:a> <urn:p> <<( <urn:a> <urn:b> <urn:c> )>> .")));
  }

  private Body xml() {
    String laughs = "<!ENTITY a \"haha\">";
    for (int i = 0; i < 12; i++) {
      char name = (char) ('b' + i);
      laughs += "<!ENTITY " + name + " \"" + ("&" + (char) (name - 1) + ";").repeat(10) + "\">";
    }
    return Body.of(
        "application/rdf+xml",
        words.any(
            List.of(
                XML,
                XML.replace("<rdf:RDF", "<!DOCTYPE x [" + laughs + "]><rdf:RDF")
                    .replace(">x<", ">&m;<"),
                XML.replace(
                        "<rdf:RDF",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><rdf:RDF")
                    .replace(">x<", ">&e;<"),
                XML.replace("<rdf:RDF", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><rdf:RDF"),
                XML.replace("1.0\"", "1.0\" encoding=\"x-none\""),
                XML.replace("1.0\"", "9.9\""),
                XML.replace("urn:x:a", "http://localhost:haha/"),
                "<a>".repeat(20_000),
                XML.replace(">x<", ">" + "<e:q><rdf:Description>".repeat(3_000) + "<"))));
  }

  private Body json() {
    return Body.of(
        words.any(List.of("application/ld+json", "application/json", "application/rdf+json")),
        words.any(
            List.of(
                JSON,
                "[".repeat(10_000),
                "[".repeat(5_000) + "]".repeat(5_000),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                JSON.replace("1,", "1e999999999,"),
                JSON.replace("1,", "9".repeat(100_000) + ","),
                JSON.replace("\"http://example.org/p\"", "\"http://127.0.0.1:1/context\""),
                JSON.replace(
                    "{\"p\":", "{\"@base\":\"http://localhost:haha/\",\"@vocab\":5,\"p\":"),
                JSON.replace("urn:x:a", "\\uD800"),
                "{\"@context\":\"http://127.0.0.1:1/context.jsonld\",\"p\":1}",
                "{\"@context\":{\"@import\":\"file:///etc/passwd\"}}",
                "{\"@graph\":[null,1,\"x\",[],{\"@id\":5}],\"@id\":[]}",
                "null",
                "\"x\"",
                "{}",
                "")));
  }

  private Body triples() {
    return Body.of(
        words.any(
            List.of("application/n-triples", "application/n-quads", "text/plain", "text/html")),
        words.any(
            List.of(
                "<urn:a> <urn:b> \"c\" .\n",
                "<urn:a> <urn:b> \"c\" <urn:x:g> .\n",
                "<a> <b> <c> .\n",
                "<http://localhost:haha/> <urn:b> <urn:c> .\n",
                "_:a <urn:b> _:c .\n".repeat(200),
                "<urn:a> <urn:b> \"x\"^^<> .\n",
                "<urn:a> <urn:b> \"" + "é".repeat(100_000) + "\" .\n")));
  }

  private Body multipart() {
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.ttl\"\r\nContent-Type: text/turtle\r\n\r\n"
            + TURTLE
            + "\r\n";
    return words.any(
        List.of(
            Body.of("multipart/form-data; boundary=b", part + "--b--\r\n"),
            Body.of("multipart/form-data; boundary=b", part),
            Body.of("multipart/form-data; boundary=c", part + "--b--\r\n"),
            Body.of("multipart/form-data", part + "--b--\r\n"),
            Body.of("multipart/form-data; boundary=", part + "--b--\r\n"),
            Body.of("multipart/form-data; boundary=b", part.repeat(50) + "--b--\r\n"),
            Body.of(
                "multipart/form-data; boundary=b", part.replace("text/turtle", "x") + "--b--\r\n"),
            Body.of(
                "multipart/form-data; boundary=b", part.replace("form-data;", "") + "--b--\r\n"),
            Body.of("multipart/form-data; boundary=b", "--b\r\n\r\n--b--\r\n"),
            Body.of("multipart/form-data; boundary=b", "")));
  }
}
