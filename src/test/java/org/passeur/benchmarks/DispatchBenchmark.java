package org.passeur.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the way to an answer costs: {@code ASK {}} over connections that stay open, which each
 * server answers from memory. Servers that run already are asked in turns, so that whatever else
 * the machine does troubles all of them alike.
 */
public final class DispatchBenchmark {
  private static final int WARM_UP_S = 10;

  private final Map<String, Server> servers = new LinkedHashMap<>();

  private record Server(URI address, ProcessHandle process, List<Double> rates, List<Double> cpu) {}

  private DispatchBenchmark(List<String> named) {
    for (String one : named) {
      String[] parts = one.split(",", 3);
      var address =
          URI.create(parts[1] + "?query=" + URLEncoder.encode("ASK {}", StandardCharsets.UTF_8));
      var process = ProcessHandle.of(Long.parseLong(parts[2])).orElseThrow();
      servers.put(parts[0], new Server(address, process, new ArrayList<>(), new ArrayList<>()));
    }
  }

  /**
   * Prints for each server, turn by turn and as medians, requests a second and the time of its
   * processors for each.
   *
   * @param args connections, seconds of a turn, turns, then {@code NAME,QUERY-ADDRESS,PROCESS} for
   *     each server
   */
  public static void main(String[] args) throws Exception {
    int connections = Integer.parseInt(args[0]);
    int seconds = Integer.parseInt(args[1]);
    var benchmark = new DispatchBenchmark(List.of(args).subList(3, args.length));
    for (Server server : benchmark.servers.values()) {
      load(server.address(), connections, WARM_UP_S);
    }
    for (int turn = 0; turn < Integer.parseInt(args[2]); turn++) {
      for (var entry : benchmark.servers.entrySet()) {
        benchmark.turn(entry.getKey(), entry.getValue(), connections, seconds);
      }
    }
    benchmark.servers.forEach(
        (name, server) ->
            System.out.printf(
                Locale.ROOT,
                "%s: median %.0f requests/s, %.1f us of processor each%n",
                name,
                median(server.rates()),
                median(server.cpu())));
  }

  private void turn(String name, Server server, int connections, int seconds) throws Exception {
    Duration before = server.process().info().totalCpuDuration().orElseThrow();
    long asked = load(server.address(), connections, seconds);
    Duration used = server.process().info().totalCpuDuration().orElseThrow().minus(before);
    double rate = (double) asked / seconds;
    double cpu = used.toNanos() / 1000.0 / asked;
    server.rates().add(rate);
    server.cpu().add(cpu);
    System.out.printf(Locale.ROOT, "%s: %.0f requests/s, %.1f us%n", name, rate, cpu);
  }

  /** Asks over all connections at once, and returns how often. */
  private static long load(URI address, int connections, int seconds) throws Exception {
    byte[] request = Connection.request(address, "application/sparql-results+json");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long[] asked = new long[connections];
    var failure = new AtomicReference<IOException>();
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int client = i;
      var thread =
          new Thread(
              () -> {
                try (var connection = new Connection(address)) {
                  while (System.nanoTime() < end) {
                    connection.ask(request);
                    asked[client]++;
                  }
                } catch (IOException e) {
                  failure.set(e);
                }
              },
              "client-" + i);
      thread.start();
      clients.add(thread);
    }
    long all = 0;
    for (int i = 0; i < connections; i++) {
      clients.get(i).join();
      all += asked[i];
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return all;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
