package org.passeur.benchmarks;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.jena.sys.JenaSystem;

/**
 * How long people wait for pages, for routing and for an ordinary query, alone and while clients of
 * two addresses send hostile queries one after the other and others send the bodies of their
 * requests a byte at a time. Prints a table in Markdown, the longest time that a hostile query was
 * let run, and what is left of it all when they have gone.
 *
 * <p>Arguments: {@code FOLDER SECONDS PEOPLE [HEAP [CLIENTS]]}; the folder may be one of {@link
 * QueryBenchmark}.
 */
public final class HostileBenchmark {
  private static final Path QUERIES = Path.of("src/test/resources/benchmarks/hostile");
  private static final int ADDRESSES = 2;

  /** Those who ask for pages come from here. */
  private static final String VISITOR = "198.51.100.7";

  private static final int SLOW_BODIES = 50;
  private static final String COMMUNITY =
      "SELECT ?x { ?x a <https://w3id.org/passeur/ns#CommunityOfPractice> } ORDER BY ?x LIMIT 1";

  private final Peer passeur;
  private final int clients;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicLong longest = new AtomicLong();
  private final Map<Integer, Integer> answered = new TreeMap<>();

  private HostileBenchmark(Peer passeur, int clients) {
    this.passeur = passeur;
    this.clients = clients;
  }

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    String heap = args.length > 3 ? args[3] : "1g";
    try (Peer passeur = QueryBenchmark.serving(Path.of(args[0]), Integer.parseInt(args[2]), heap)) {
      int clients = args.length > 4 ? Integer.parseInt(args[4]) : 4;
      new HostileBenchmark(passeur, clients).run(Integer.parseInt(args[1]));
    }
    System.exit(0);
  }

  private void run(int seconds) throws Exception {
    Map<String, String> addresses = new LinkedHashMap<>();
    String community = passeur.ask(COMMUNITY, "text/csv").lines().skip(1).findFirst().orElseThrow();
    addresses.put("home", "/");
    addresses.put("a community", community.replaceFirst("^.*/id/", "/doc/"));
    addresses.put("search", "/api/search?q=logement");
    addresses.put("routing", "/api/route?lang=fr&q=comment+rejoindre+des+gens+sans+logement");
    addresses.put("a query", passeur.request(COMMUNITY, "text/csv").uri().toString());
    // until the program is compiled, what the queries need too
    duringCrowd(() -> addresses.values().forEach(path -> times(path, 2 * seconds)));
    sent.set(0);
    answered.clear();
    longest.set(0);
    Peer.Held before = passeur.held();
    Map<String, List<Long>> idle = new LinkedHashMap<>();
    addresses.forEach((name, path) -> idle.put(name, times(path, seconds)));
    Map<String, List<Long>> busy = new LinkedHashMap<>();
    duringCrowd(() -> addresses.forEach((name, path) -> busy.put(name, times(path, seconds))));
    List<Long> after = times("/", 5);
    System.out.printf(
        Locale.ROOT,
        "%d clients of %d addresses; the longest hostile query was let run for %.1f s%n",
        clients,
        ADDRESSES,
        longest.get() / 1e9);
    System.out.printf(
        Locale.ROOT,
        "home in the 5 s after: median %.1f, p99 %.1f ms; threads and open files before %s, after"
            + " %s%n",
        part(after, 0.5),
        part(after, 0.99),
        before,
        passeur.held());
    System.out.printf(
        "load %.1f at the end; %d hostile queries sent, answers by status %s%n%n",
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        sent.get(),
        answered);
    System.out.println("| | idle: median, p99 in ms | hostile: median, p99 in ms | p99 times |");
    System.out.println("|---|---|---|---|");
    for (String name : addresses.keySet()) {
      List<Long> alone = Objects.requireNonNull(idle.get(name));
      List<Long> during = Objects.requireNonNull(busy.get(name));
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f, %.1f | %.1f, %.1f | %.2f |%n",
          name,
          part(alone, 0.5),
          part(alone, 0.99),
          part(during, 0.5),
          part(during, 0.99),
          part(during, 0.99) / part(alone, 0.99));
    }
  }

  private static double part(List<Long> sorted, double part) {
    return sorted.get((int) (sorted.size() * part)) / 1e6;
  }

  /** Sorted times of one visitor who asks again as soon as the answer is there. */
  private List<Long> times(String path, int seconds) {
    List<Long> times = new ArrayList<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      try {
        HttpResponse<String> answer =
            Peer.send(
                HttpRequest.newBuilder(passeur.address(path))
                    .header("X-Forwarded-For", VISITOR)
                    .build());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(path + ": " + answer.statusCode());
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(path, e);
      }
      times.add(System.nanoTime() - begin);
    }
    return times.stream().sorted().toList();
  }

  private void duringCrowd(Runnable work) throws IOException, InterruptedException {
    over.set(false);
    List<Thread> crowd = crowd();
    work.run();
    over.set(true);
    for (Thread one : crowd) {
      one.join();
    }
  }

  private List<Thread> crowd() throws IOException {
    List<String> queries = new ArrayList<>();
    try (Stream<Path> files = Files.list(QUERIES)) {
      for (Path file : files.sorted().toList()) {
        queries.add(Files.readString(file));
      }
    }
    List<Thread> crowd = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      String from = "192.0.2." + client % ADDRESSES;
      crowd.add(new Thread(() -> send(queries, from)));
    }
    crowd.add(new Thread(this::slowBodies));
    crowd.forEach(Thread::start);
    return crowd;
  }

  private void send(List<String> queries, String from) {
    while (!over.get()) {
      int number = sent.incrementAndGet();
      String query = queries.get(number % queries.size()) + "# " + number;
      String body = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
      var request =
          HttpRequest.newBuilder(passeur.address("/sparql"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Forwarded-For", from)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      long begin = System.nanoTime();
      try {
        int status = Peer.send(request).statusCode();
        longest.accumulateAndGet(System.nanoTime() - begin, Math::max);
        synchronized (answered) {
          answered.merge(status, 1, Integer::sum);
        }
      } catch (IOException | InterruptedException e) {
        synchronized (answered) {
          answered.merge(0, 1, Integer::sum); // cut off
        }
      }
    }
  }

  /** Connections that give a byte of their body every second, for as long as they are kept. */
  private void slowBodies() {
    URI at = passeur.address("/sparql");
    List<Socket> sockets = new ArrayList<>();
    try {
      while (!over.get()) {
        while (sockets.size() < SLOW_BODIES) {
          var socket = new Socket(at.getHost(), at.getPort());
          socket
              .getOutputStream()
              .write(
                  String.join(
                          "\r\n",
                          "POST /sparql HTTP/1.1",
                          "Host: localhost",
                          "Content-Length: 100000",
                          "Content-Type: application/sparql-query",
                          "",
                          "")
                      .getBytes(StandardCharsets.US_ASCII));
          sockets.add(socket);
        }
        for (Socket socket : List.copyOf(sockets)) {
          try {
            socket.getOutputStream().write('#');
          } catch (IOException e) {
            sockets.remove(socket); // was cut off: the next one
          }
        }
        Thread.sleep(1_000);
      }
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
