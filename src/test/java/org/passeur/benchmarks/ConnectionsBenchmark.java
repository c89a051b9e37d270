package org.passeur.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.sys.JenaSystem;

/**
 * How long others wait for a page while one address keeps many connections: half of them send the
 * body of a query a byte a second, half ask for search again and again and hardly read. Prints the
 * times of a page before, meanwhile and after.
 *
 * <p>Arguments: {@code FOLDER SECONDS PEOPLE [HEAP [CONNECTIONS]]}; the folder may be one of {@link
 * QueryBenchmark}.
 */
public final class ConnectionsBenchmark {
  private static final String ONE = "192.0.2.1";
  private static final String OTHER = "198.51.100.7";

  private final Peer passeur;
  private final int connections;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();

  private ConnectionsBenchmark(Peer passeur, int connections) {
    this.passeur = passeur;
    this.connections = connections;
  }

  public static void main(String[] args) throws Exception {
    JenaSystem.init();
    String heap = args.length > 3 ? args[3] : "1g";
    try (Peer passeur = QueryBenchmark.serving(Path.of(args[0]), Integer.parseInt(args[2]), heap)) {
      new ConnectionsBenchmark(passeur, args.length > 4 ? Integer.parseInt(args[4]) : 1_500)
          .run(Integer.parseInt(args[1]));
    }
    System.exit(0);
  }

  private void run(int seconds) throws Exception {
    times(seconds); // until the program is compiled
    Peer.Held before = passeur.held();
    show("alone", times(seconds));
    var crowd = new Thread(this::crowd);
    crowd.start();
    while (open.get() < connections) {
      Thread.onSpinWait();
    }
    show("beside " + connections + " connections", times(seconds));
    Peer.Held during = passeur.held();
    over.set(true);
    crowd.join();
    show("in the 5 s after", times(5));
    System.out.printf(
        "connections cut off by the server: %d; threads and open files before %s, meanwhile %s,"
            + " after %s%n",
        cutOff.get(), before, during, passeur.held());
  }

  private static void show(String when, List<Long> sorted) {
    System.out.printf(
        Locale.ROOT,
        "%s: median %.1f, p99 %.1f, longest %.1f ms, %d pages%n",
        when,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6,
        sorted.get(sorted.size() - 1) / 1e6,
        sorted.size());
  }

  private List<Long> times(int seconds) throws IOException, InterruptedException {
    List<Long> times = new ArrayList<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var request =
        HttpRequest.newBuilder(passeur.address("/")).header("X-Forwarded-For", OTHER).build();
    while (System.nanoTime() < end) {
      long begin = System.nanoTime();
      int status = Peer.send(request).statusCode();
      if (status != 200) {
        throw new IllegalStateException("home: " + status);
      }
      times.add(System.nanoTime() - begin);
    }
    return times.stream().sorted().toList();
  }

  private void crowd() {
    URI at = passeur.address("/");
    var address = new InetSocketAddress(at.getHost(), at.getPort());
    List<SocketChannel> slow = new ArrayList<>();
    List<SocketChannel> often = new ArrayList<>();
    try {
      while (!over.get()) {
        fill(slow, address, "POST /sparql", "Content-Length: 100000");
        fill(often, address, "GET /api/search?q=logement", "Accept: application/json");
        open.set(slow.size() + often.size());
        each(slow, "#");
        each(often, head("GET /api/search?q=logement", "Accept: application/json"));
        Thread.sleep(1_000);
      }
      for (SocketChannel channel : slow) {
        channel.close();
      }
      for (SocketChannel channel : often) {
        channel.close();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill(
      List<SocketChannel> channels, InetSocketAddress address, String line, String field)
      throws IOException {
    while (channels.size() < connections / 2) {
      SocketChannel channel = SocketChannel.open(address);
      channel.configureBlocking(false);
      channel.write(bytes(head(line, field)));
      channels.add(channel);
    }
  }

  private static String head(String line, String field) {
    return String.join(
        "\r\n",
        line + " HTTP/1.1",
        "Host: localhost",
        "X-Forwarded-For: " + ONE,
        "Content-Type: application/sparql-query",
        field,
        "",
        "");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends a text by each, and reads a little of what came. */
  private void each(List<SocketChannel> channels, String text) throws IOException {
    ByteBuffer some = ByteBuffer.allocate(256);
    for (SocketChannel channel : List.copyOf(channels)) {
      try {
        channel.write(bytes(text));
        if (channel.read(some.clear()) < 0) {
          throw new IOException("closed");
        }
      } catch (IOException e) {
        cutOff.incrementAndGet();
        channels.remove(channel);
        channel.close();
      }
    }
  }
}
