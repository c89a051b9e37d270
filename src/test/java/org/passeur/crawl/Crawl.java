package org.passeur.crawl;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Walks the links of a running site as a browser would, in each language, and says what is wrong.
 * The whole of it when there is time; else a sample that takes addresses of every shape in turn.
 *
 * <p>As a command: {@code Crawl ORIGIN [BASE [REQUESTS]]}, where BASE is what {@code serve --base}
 * was given.
 */
public final class Crawl {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  /** Refinements of a need combine without end: one step of them is followed. */
  private static final Pattern REFINED =
      Pattern.compile("/aiguillage\\?.*\\b(sans|theme|type|plus|varier|territoire)=.+");

  /** How much is walked. */
  public record Extent(int requests, Duration time, long seed) {
    /** Everything. */
    public static Extent whole() {
      return new Extent(Integer.MAX_VALUE, Duration.ofHours(2), 1);
    }
  }

  /**
   * What was found.
   *
   * @param pages how many pages were read
   * @param files how many other documents answered
   * @param wrong what is wrong, each with its address, and where a link to it was
   */
  public record Report(int pages, int files, List<String> wrong) {}

  /**
   * An address to ask.
   *
   * @param language of the browser, as it says in Accept-Language
   * @param type the media type that the link promises; empty for a page
   */
  private record Step(String address, String language, String type) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String origin;
  private final Extent extent;
  private final Random random;
  private final PageCheck check;
  private final Set<Step> seen = new HashSet<>();
  private final Map<Step, String> from = new HashMap<>();
  private final TreeMap<String, List<Step>> waiting = new TreeMap<>();
  private final Map<String, Integer> visited = new HashMap<>();
  private final Together together = new Together();
  private final Set<String> wrong = new java.util.LinkedHashSet<>();
  private int pages;
  private int files;

  /**
   * @param origin where the site answers, such as {@code http://127.0.0.1:8080}
   * @param base the address that the site was told to have
   */
  public Crawl(String origin, String base, Extent extent) {
    this.origin = origin;
    this.extent = extent;
    this.random = new Random(extent.seed());
    this.check = new PageCheck(origin, base);
  }

  /** Walks. */
  public Report run() throws IOException, InterruptedException {
    check.know(new Said(http, origin));
    for (String language : List.of("fr", "en")) {
      ask(new Step("/", language, ""), "the start");
      ask(new Step("/?lang=" + language, language, ""), "the start");
    }
    Instant end = Instant.now().plus(extent.time());
    while (!waiting.isEmpty() && pages + files < extent.requests() && Instant.now().isBefore(end)) {
      visit(next());
    }
    boolean all = waiting.isEmpty();
    wrong.addAll(together.wrong(all));
    return new Report(pages, files, List.copyOf(wrong));
  }

  /** Of the shape that was visited least, any. */
  private Step next() {
    String shape =
        waiting.keySet().stream()
            .min(java.util.Comparator.comparing(s -> visited.getOrDefault(s, 0)))
            .orElseThrow();
    List<Step> steps = waiting.getOrDefault(shape, List.of());
    Step step = steps.remove(random.nextInt(steps.size()));
    if (steps.isEmpty()) {
      waiting.remove(shape);
    }
    visited.merge(shape, 1, Integer::sum);
    return step;
  }

  private void ask(Step step, String source) {
    if (seen.add(step)) {
      from.put(step, source);
      waiting.computeIfAbsent(shape(step), s -> new ArrayList<>()).add(step);
    }
  }

  /** An address without what is particular to it. */
  private static String shape(Step step) {
    String path = step.address().replaceFirst("\\?.*", "");
    String query = step.address().substring(path.length());
    return path.replaceFirst("^(/(?:doc|data|id)/[^/]+/)[^.]+", "$1*")
            .replaceFirst("^(/(?:ns|scheme)/)[^.]+", "$1*")
            .replaceFirst("^(/queries/)[^.]+", "$1*")
        + query.replaceAll("=[^&]*", "").replace("&lang", "").replace("?lang", "")
        + (path.startsWith("/static") ? "" : " " + step.language() + query.contains("lang="));
  }

  private void visit(Step step) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer;
    try {
      answer = send(step);
    } catch (IllegalArgumentException e) {
      wrong(step, "is no address: " + e.getMessage());
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() >= 400) {
      wrong(step, "answers " + answer.statusCode());
      return;
    }
    if (answer.statusCode() >= 300) {
      String place = answer.headers().firstValue("Location").orElse("");
      check.local(place, step.address()).ifPresent(a -> ask(step(a, step, ""), step.address()));
      files++;
      return;
    }
    check
        .linkHeader(answer.headers().allValues("Link"), step.address())
        .forEach((address, promised) -> ask(step(address, step, promised), step.address()));
    if (!type.startsWith("text/html")) {
      files++;
      other(step, type, answer.body());
      return;
    }
    pages++;
    if (!step.type().isEmpty() && !step.type().startsWith("text/html")) {
      wrong(step, "is a page and not " + step.type());
    }
    page(step, answer);
  }

  private void page(Step step, HttpResponse<byte[]> answer) {
    String html = new String(answer.body(), StandardCharsets.UTF_8);
    Document page = Jsoup.parse(html, origin + step.address());
    String language =
        step.address().matches(".*[?&]lang=(fr|en)\\b.*")
            ? step.address().replaceFirst(".*[?&]lang=(fr|en)\\b.*", "$1")
            : step.language();
    if (!answer.headers().firstValue("Content-Language").orElse("").equals(language)) {
      wrong(step, "has Content-Language other than " + language);
    }
    check.page(page, step.address(), language).forEach(w -> wrong(step, w));
    together.page(step.address(), language, page);
    Map<String, String> links = new LinkedHashMap<>(check.links(page, step.address()));
    links.forEach(
        (link, type) -> {
          together.leads(step.address(), link);
          String address = link.replaceFirst("#.*", "");
          boolean again =
              REFINED.matcher(step.address()).matches() && REFINED.matcher(address).matches();
          if (!again) {
            ask(step(address, step, type), step.address());
          }
        });
  }

  /** Files are the same in every language: they are asked once. */
  private static Step step(String address, Step before, String type) {
    boolean page = type.isEmpty() || type.startsWith("text/html");
    boolean file = !page || address.startsWith("/static/");
    return new Step(address, file ? "fr" : before.language(), type);
  }

  private void other(Step step, String type, byte[] body) {
    if (!step.type().isEmpty() && !type.replaceFirst(";.*", "").equals(step.type())) {
      wrong(step, "is " + type + " and not " + step.type());
    }
    // a query that builds a graph may find nothing, which Turtle says with no bytes
    if (body.length == 0 && !step.address().startsWith("/sparql?")) {
      wrong(step, "is empty");
    }
    if (type.startsWith("text/css")) {
      check
          .styles(new String(body, StandardCharsets.UTF_8), step.address())
          .forEach(a -> ask(step(a, step, ""), step.address()));
    }
  }

  private HttpResponse<byte[]> send(Step step) throws IOException, InterruptedException {
    String accept = step.type().isEmpty() ? BROWSER : step.type() + ",*/*;q=0.1";
    return http.send(
        HttpRequest.newBuilder(URI.create(origin + step.address()))
            .header("Accept", accept)
            .header("Accept-Language", step.language() + "-CA," + step.language() + ";q=0.9")
            .timeout(Duration.ofSeconds(60))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private void wrong(Step step, String what) {
    wrong.add(
        step.address()
            + " ("
            + step.language()
            + ", from "
            + from.getOrDefault(step, "?")
            + ") "
            + what);
  }

  /** Walks everything and prints what is wrong; ends with 1 when anything is. */
  public static void main(String[] args) throws Exception {
    String origin = args[0];
    Instant start = Instant.now();
    Extent extent =
        args.length > 2
            ? new Extent(Integer.parseInt(args[2]), Duration.ofHours(2), 1)
            : Extent.whole();
    Report report = new Crawl(origin, args.length > 1 ? args[1] : origin, extent).run();
    report.wrong().forEach(System.out::println);
    System.out.printf(
        "%d pages, %d files, %d wrong, %d s%n",
        report.pages(),
        report.files(),
        report.wrong().size(),
        Duration.between(start, Instant.now()).toSeconds());
    System.exit(report.wrong().isEmpty() ? 0 : 1);
  }
}
