package org.passeur.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetReaderRegistry;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.passeur.app.FuzzWire.Answer;
import org.passeur.rights.Role;

/**
 * Malformed requests to every address of a running server: none is answered with a failure, hangs,
 * or shows the inside of the program, what is answered can be read, and nothing of it stays. With a
 * seed the same requests come in the same order.
 */
final class Fuzz {
  /** Milliseconds. */
  private static final int PATIENCE = 5_000;

  /** Of what works on the whole of the data for whoever keeps the house. */
  private static final int PATIENCE_OF_KEEPERS = 60_000;

  /** Nanoseconds; told, and no finding. */
  private static final long SLOW = 2_000_000_000L;

  private static final Set<Integer> DELIBERATE = Set.of(503, 507);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(org\\.(apache|passeur|eclipse|rdf4j|slf4j)|java\\.(lang|util|io|net|nio|time)"
              + "|javax?\\.[a-z]+\\.[A-Z]|jakarta\\.|io\\.(javalin|carml)|com\\.(fasterxml|apicatalog))\\.|[A-Za-z]{3,}(Exception|Error)\\b(?!\")|\\n"
              + "\\s+at [a-z]+\\.");

  private final FuzzGrammar grammar;
  private final FuzzWire wire;
  private final FuzzWire keepers;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> findings = new ArrayList<>();
  private long slowest;

  Fuzz(DemoHouse demo, long seed) {
    this.grammar =
        new FuzzGrammar(
            new Random(seed),
            List.of(demo.token(Role.CURATOR), demo.token(Role.STAFF), demo.token(Role.ADMIN)));
    this.wire = new FuzzWire(demo.site.port(), PATIENCE);
    this.keepers = new FuzzWire(demo.site.port(), PATIENCE_OF_KEEPERS);
  }

  FuzzGrammar grammar() {
    return grammar;
  }

  List<String> findings() {
    return findings;
  }

  /** How many answers had each status. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  void run(int requests) throws IOException {
    for (int i = 0; i < requests; i++) {
      FuzzRequest request = grammar.next();
      long start = System.nanoTime();
      Answer answer;
      try {
        answer = (request.target().startsWith("/admin/") ? keepers : wire).send(request);
      } catch (IOException | RuntimeException e) {
        findings.add("not an answer, " + e + "\n" + request);
        continue;
      }
      long took = System.nanoTime() - start;
      slowest = Math.max(slowest, took);
      if (took > SLOW) {
        System.out.println(
            "slow, "
                + took / 1_000_000
                + " ms: "
                + request.toString().lines().findFirst().orElse(""));
      }
      statuses.merge(answer.status(), 1, Integer::sum);
      fault(answer).ifPresent(f -> findings.add(f + "\n" + request + "\n→ " + shown(answer)));
    }
  }

  private static String shown(Answer answer) {
    String text = answer.status() + " " + answer.headers() + "\n" + answer.text();
    return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
  }

  /** Every page is still there. */
  void lookAtEveryPage() throws IOException {
    for (String page : grammar.pages()) {
      var request = new FuzzRequest("GET", page, List.of(), new byte[0], FuzzRequest.Framing.NONE);
      Answer answer = wire.send(request);
      if (answer.status() != 200 && answer.status() != 303 && answer.status() != 302) {
        findings.add("afterwards " + page + " is " + answer.status() + "\n" + shown(answer));
      }
    }
  }

  private static Optional<String> fault(Answer answer) {
    if (answer.status() < 0) {
      return Optional.of("a hang");
    }
    if (answer.status() >= 500
        && !(DELIBERATE.contains(answer.status()) && !answer.header("retry-after").isEmpty())
        && answer.status() != 501
        && answer.status() != 505) {
      return Optional.of("a failure");
    }
    if (!answer.fault().isEmpty() && answer.status() != 400) { // the server itself, before the site
      return Optional.of(answer.fault());
    }
    String type = answer.header("content-type").split(";", 2)[0];
    boolean text = !type.equals("application/gzip") && !type.startsWith("application/n-quads");
    if (text && answer.status() >= 400 && INSIDE.matcher(answer.text()).find()) {
      return Optional.of("the inside of the program");
    }
    try {
      read(type, answer);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of("not to be read as " + type + ": " + e);
    }
  }

  private static void read(String type, Answer answer) throws IOException {
    byte[] body = answer.body();
    if (body.length == 0) {
      return;
    }
    Lang lang = RDFLanguages.contentTypeToLang(type);
    if (type.equals("text/html")) {
      if (answer.status() < 300 && !answer.text().contains("</html>")) {
        throw new IOException("the page is cut off");
      }
    } else if (type.endsWith("json") && !type.contains("ld+json")) {
      JSON.readTree(body);
    } else if (lang != null && (RDFLanguages.isTriples(lang) || RDFLanguages.isQuads(lang))) {
      RDFParser.source(new ByteArrayInputStream(body))
          .lang(lang)
          .base("http://localhost:8080/")
          .errorHandler(ErrorHandlerFactory.errorHandlerSimple())
          .parse(StreamRDFLib.sinkNull());
    } else if (lang != null
        && ResultSetReaderRegistry.isRegistered(lang)
        && !type.equals("text/csv")) {
      ResultSetMgr.read(new ByteArrayInputStream(body), lang);
    } else if (type.startsWith("text/")) {
      UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(body));
    }
  }

  /** What the process holds, once what is no longer needed was let go. */
  record Holding(int threads, long files, long heap) {
    static Holding now() throws InterruptedException {
      Runtime runtime = Runtime.getRuntime();
      System.gc();
      System.runFinalization();
      System.gc();
      long files =
          ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : 0;
      return new Holding(
          ManagementFactory.getThreadMXBean().getThreadCount(),
          files,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
  }

  /**
   * The long run: seed and number of requests; prints figures and what was found, and ends with 1
   * when there is anything.
   */
  public static void main(String[] args) throws Exception {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : new Random().nextLong();
    int requests = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    Path folder = Files.createTempDirectory("passeur-fuzz");
    int found;
    try (var demo = new DemoHouse(folder)) {
      var fuzz = new Fuzz(demo, seed);
      fuzz.run(requests / 10);
      Holding before = Holding.now();
      fuzz.run(requests - requests / 10);
      fuzz.lookAtEveryPage();
      Holding after = Holding.now();
      found = fuzz.findings.size();
      fuzz.findings.stream().limit(60).forEach(f -> System.out.println("-----\n" + f));
      System.out.println("-----\nseed " + seed + ", requests " + requests);
      System.out.println("statuses " + fuzz.statuses);
      System.out.println("slowest " + fuzz.slowest / 1_000_000 + " ms");
      System.out.println("after a tenth " + before + "\nafter all " + after);
      System.out.println("findings " + found);
    }
    System.exit(found == 0 ? 0 : 1);
  }
}
