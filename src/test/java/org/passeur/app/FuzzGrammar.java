package org.passeur.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.passeur.app.FuzzRequest.Framing;
import org.passeur.web.Site;

/**
 * Requests to every address of the site, made from what each is for, then spoiled in some places.
 * An address that is not in here has no case, and a test says so.
 */
final class FuzzGrammar {
  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get");

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Encoding",
          "Accept-Language",
          "Accept-Charset",
          "Range",
          "If-Range",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "If-Unmodified-Since",
          "Content-Type",
          "Content-Encoding",
          "Content-Language",
          "Authorization",
          "Idempotency-Key",
          "Origin",
          "Referer",
          "Cookie",
          "User-Agent",
          "Expect",
          "Upgrade",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "Forwarded",
          "X-HTTP-Method-Override",
          "TE",
          "Date",
          "Max-Forwards",
          "Access-Control-Request-Method",
          "Access-Control-Request-Headers",
          "Prefer",
          "Cache-Control");

  private static final List<String> PARAMETERS =
      List.of(
          "q",
          "lang",
          "type",
          "theme",
          "territoire",
          "territory",
          "community",
          "limit",
          "page",
          "plus",
          "exemple",
          "varier",
          "diverse",
          "iri",
          "graph",
          "default",
          "query",
          "update",
          "default-graph-uri",
          "named-graph-uri",
          "using-graph-uri",
          "using-named-graph-uri",
          "format",
          "output",
          "results",
          "v",
          "since",
          "days",
          "condition",
          "language",
          "x");

  private static final List<String> KINDS =
      List.of("theme", "community", "practice", "resource", "organization", "person", "need", "x");

  private static final List<String> KEYS =
      List.of("transition22", "cercleanim22", "veilleurs222", "aaaaaaaaaaaa", "1", "é", "x.y");

  private final Random random;
  private final FuzzWords words;
  private final FuzzBodies bodies;
  private final List<String> tokens;
  private final Map<String, Supplier<FuzzBodies.Body>> written = new LinkedHashMap<>();
  private final Map<String, List<String>> read = new LinkedHashMap<>();

  /**
   * @param tokens good ones, of several roles
   */
  FuzzGrammar(Random random, List<String> tokens) {
    this.random = random;
    this.words = new FuzzWords(random);
    this.bodies = new FuzzBodies(words);
    this.tokens = tokens;
    read("/", "lang");
    read("/aiguillage", "q", "lang", "territoire", "type", "theme", "plus", "varier", "exemple");
    read("/static/passeur.css", "v");
    read("/doc", "iri", "lang");
    read("/doc/%KIND", "q", "page", "theme", "lang");
    read("/doc/%KIND/%KEY", "lang");
    read("/id/%KIND/%KEY");
    read("/data/%KIND/%KEY.ttl");
    read("/donnees", "lang");
    read("/a-propos", "lang");
    read("/qualite", "lang");
    read("/methodes", "lang");
    read("/health");
    read("/context.jsonld");
    read("/dumps/passeur.nq.gz");
    read("/ns", "lang");
    read("/ns.ttl");
    read("/ns/Practice", "lang");
    read("/scheme/condition", "lang");
    read("/shapes", "lang");
    read("/shapes.ttl");
    read("/dataset", "lang");
    read("/dataset.ttl");
    read("/.well-known/void", "lang");
    read("/concept/condition");
    read("/concept/condition/facilitation");
    read("/queries", "lang");
    read("/queries/competency/open-needs", "since", "lang");
    read("/queries/competency/who-can-answer.csv", "theme", "language");
    read("/.well-known/sparql-examples");
    read("/api/route", "q", "lang", "type", "territory", "community", "limit", "diverse");
    read("/api/search", "q", "lang", "type", "limit");
    read("/api/suggest", "q", "lang", "type", "limit");
    read("/openapi.json");
    read("/sparql", "query", "default-graph-uri", "named-graph-uri", "format");
    read("/sparql/staff", "query", "format");
    read("/graphs", "graph", "default");
    write("POST /sparql", bodies::queryBody);
    write("POST /sparql/staff", bodies::queryBody);
    write("POST /update", bodies::updateBody);
    write("POST /graphs", bodies::rdf);
    write("PUT /graphs", bodies::rdf);
    write("DELETE /graphs", FuzzGrammar::nothing);
    write("PATCH /id/%KIND/%KEY", bodies::updateBody);
    write("POST /shacl/validate", bodies::rdf);
    write("POST /patch", bodies::patchBody);
    write("PATCH /patch", bodies::patchBody);
    write("POST /admin/backup", FuzzGrammar::nothing);
    write("POST /admin/compact", FuzzGrammar::nothing);
    write("POST /admin/verify", FuzzGrammar::nothing);
    write("POST /admin/check", FuzzGrammar::nothing);
    write("POST /admin/import", FuzzGrammar::nothing);
  }

  private static FuzzBodies.Body nothing() {
    return new FuzzBodies.Body("", new byte[0]);
  }

  private void read(String path, String... parameters) {
    read.put(path, List.of(parameters));
  }

  private void write(String line, Supplier<FuzzBodies.Body> body) {
    written.put(line, body);
  }

  /** The routes for which there is no case. */
  List<String> without(List<Site.Route> routes) {
    List<String> samples = new ArrayList<>(written.keySet());
    read.keySet().forEach(path -> samples.add("GET " + path));
    return routes.stream()
        .filter(r -> samples.stream().noneMatch(s -> s.matches(pattern(r))))
        .map(r -> r.method() + " " + r.path())
        .toList();
  }

  private static String pattern(Site.Route route) {
    String path = route.path().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+");
    return route.method() + " " + path;
  }

  /** The plain address of every page, for a last look at the end. */
  List<String> pages() {
    return read.keySet().stream()
        .filter(p -> !p.contains("%") && !p.equals("/doc") && !p.equals("/sparql/staff"))
        .filter(p -> !p.equals("/graphs") && !p.startsWith("/api/") && !p.endsWith(".csv"))
        .toList();
  }

  FuzzRequest next() {
    return words.chance(62) ? reading() : writing();
  }

  private FuzzRequest reading() {
    String path = words.any(List.copyOf(read.keySet()));
    List<String> parameters = new ArrayList<>();
    for (String name : read.getOrDefault(path, List.of())) {
      if (words.chance(60)) {
        parameters.add(name + "=" + value(name));
      }
    }
    spoil(parameters);
    List<String> headers = headers();
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    String method = words.chance(92) ? "GET" : words.any(METHODS);
    byte[] body =
        words.chance(4)
            ? words.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)
            : new byte[0];
    Framing framing =
        body.length == 0
            ? (words.chance(98) ? Framing.NONE : words.any(List.of(Framing.values())))
            : framing();
    return new FuzzRequest(method, path(path) + query, headers, body, framing);
  }

  private FuzzRequest writing() {
    String line = words.any(List.copyOf(written.keySet()));
    if (line.contains("/admin/") && words.chance(90)) {
      line = "POST /shacl/validate";
    }
    String[] parts = line.split(" ", 2);
    FuzzBodies.Body body = written.getOrDefault(line, FuzzGrammar::nothing).get();
    List<String> parameters = new ArrayList<>();
    if (parts[1].equals("/graphs") && words.chance(85)) {
      parameters.add(
          words.chance(70)
              ? "graph=http://localhost:8080/graph/public/fuzz" + random.nextInt(3)
              : "graph=" + words.inAddress());
    }
    spoil(parameters);
    List<String> headers = headers();
    if (!body.type().isEmpty() && words.chance(95)) {
      headers.add("Content-Type: " + (words.chance(93) ? body.type() : words.header()));
    }
    if (words.chance(70)) {
      headers.add("Authorization: Bearer " + words.any(tokens));
    }
    if (line.startsWith("PATCH") && words.chance(70)) {
      headers.add(
          "If-Match: " + words.any(List.of("*", "\"0123456789abcdef0123456789abcdef\"", "x")));
    }
    String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    String method = words.chance(96) ? parts[0] : words.any(METHODS);
    return new FuzzRequest(method, path(parts[1]) + query, headers, body.bytes(), framing());
  }

  private String value(String name) {
    if (words.chance(40)) {
      return words.inAddress();
    }
    return switch (name) {
      case "query" -> FuzzWords.escaped(bodies.query());
      case "limit", "page", "plus", "varier", "v" ->
          words.any(List.of("1", "2", "10", "100", "0", "-1"));
      case "lang", "language" -> words.any(List.of("fr", "en", "FR", "de"));
      case "type" -> words.any(List.of("person", "community", "theme", "resource"));
      case "graph", "iri", "default-graph-uri" -> "http://localhost:8080/graph/public/demo";
      case "since" -> "2024-01-01";
      default ->
          FuzzWords.escaped(
              words.any(List.of("compost", "aînés isolés", "theme", "estrie2222222")));
    };
  }

  private void spoil(List<String> parameters) {
    if (words.chance(15)) {
      parameters.add(words.any(PARAMETERS) + "=" + words.inAddress());
    }
    if (words.chance(5)) {
      parameters.add(words.inAddress());
    }
    if (words.chance(5) && !parameters.isEmpty()) {
      parameters.add(words.any(parameters));
    }
    if (words.chance(2)) {
      for (int i = random.nextInt(1_500); i > 0; i--) {
        parameters.add("x" + i + "=" + i);
      }
    }
  }

  private List<String> headers() {
    List<String> headers = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      headers.add(words.any(HEADERS) + ": " + words.header());
    }
    if (words.chance(2)) {
      headers.add(
          words.any(
              List.of(
                  "X", ": x", " X: y", "X\u0000: y", "é: y", "X : y", "X:" + "y".repeat(70_000))));
    }
    return headers;
  }

  private String path(String sample) {
    String path = sample.replace("%KIND", words.any(KINDS)).replace("%KEY", words.any(KEYS));
    if (words.chance(88)) {
      return path.replace("é", "%C3%A9");
    }
    int slash = path.lastIndexOf('/');
    return switch (random.nextInt(5)) {
      case 0 -> path.substring(0, slash + 1) + words.inAddress();
      case 1 -> path + "/" + words.inAddress();
      case 2 -> words.inAddress();
      case 3 -> path.replace("/", "//");
      default ->
          path
              + words.any(
                  List.of(
                      ".ttl", ".jsonld", ".nt", ".rdf", ".csv", ".x", "/", ";a=b", "%00", "%2F"));
    };
  }

  private Framing framing() {
    return words.chance(80)
        ? words.any(List.of(Framing.LENGTH, Framing.CHUNKS))
        : words.any(List.of(Framing.values()));
  }
}
