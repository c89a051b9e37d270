package org.passeur.ingest;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.passeur.Jdks;

/**
 * What somebody would try who got code to run in the reader: through Java, around it by calls of
 * the system, and from a thread of the JVM that was there first.
 */
final class Intrusions {
  private Intrusions() {}

  private interface Attempt {
    /** Returns when it went well. */
    void make() throws Exception;
  }

  /**
   * Tries everything, one attempt after the other.
   *
   * @param words port that listens, folder with the files {@code secret}, {@code target} and {@code
   *     touch}, number of the parent process
   * @return for each attempt its name and {@code DONE} or {@code no}
   */
  static String tryAll(String words) {
    String[] given = words.split(" ", -1);
    int port = Integer.parseInt(given[0]);
    Path folder = Path.of(given[1]);
    long parent = Long.parseLong(given[2]);
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    attempts.put("socket", () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    attempts.put(
        "channel",
        () ->
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .close());
    attempts.put("url", () -> read("http://127.0.0.1:" + port + "/"));
    attempts.put("datagram", () -> send(port));
    attempts.put("exec", () -> new ProcessBuilder("/bin/true").start().waitFor());
    attempts.put(
        "exec-java", () -> new ProcessBuilder(Jdks.here("java"), "-version").start().waitFor());
    attempts.put("read", () -> Files.readAllBytes(folder.resolve("secret")));
    attempts.put("read-url", () -> read(folder.resolve("secret").toUri().toString()));
    attempts.put("list", () -> list(folder));
    attempts.put(
        "write", () -> Files.writeString(folder.resolve("target"), "x", StandardOpenOption.APPEND));
    attempts.put("create", () -> Files.createFile(folder.resolve("new-" + System.nanoTime())));
    attempts.put("delete", () -> Files.delete(folder.resolve("touch")));
    attempts.put("native-socket", () -> well(call("socket", 2, 1, 0)));
    attempts.put("native-unix-socket", () -> well(call("socket", 1, 1, 0)));
    attempts.put("native-uring", () -> well(uring()));
    attempts.put("native-fork", Intrusions::fork);
    attempts.put("native-read", () -> well(call("open", folder.resolve("secret").toString(), 0)));
    attempts.put("native-write", () -> well(call("open", folder.resolve("target").toString(), 1)));
    attempts.put(
        "native-chmod", () -> well(call("chmod", folder.resolve("target").toString(), 0666)));
    attempts.put("native-signal", () -> well(call("kill", (int) parent, 0)));
    attempts.put("native-environment", () -> well(call("open", "/proc/" + parent + "/environ", 0)));
    attempts.put(
        "other-thread-read",
        () -> onAnotherThread(() -> Files.readAllBytes(folder.resolve("secret"))));
    attempts.put("other-thread-socket", () -> onAnotherThread(() -> well(call("socket", 2, 1, 0))));
    attempts.put("oldest-thread-read", () -> onAnOlderThread(folder.resolve("secret")));
    attempts.put("environment", Intrusions::secretOfTheEnvironment);
    attempts.put("own-file", () -> Files.delete(Files.createTempFile("own", ".tmp")));
    var answers = new StringBuilder();
    attempts.forEach(
        (name, attempt) -> {
          String answer;
          try {
            attempt.make();
            answer = "DONE";
          } catch (Exception | LinkageError e) {
            answer = "no";
          }
          answers.append(name).append('=').append(answer).append(' ');
        });
    return answers.toString().strip();
  }

  private static void list(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      files.forEach(file -> {});
    }
  }

  private static void read(String url) throws IOException {
    var connection = new URL(url).openConnection();
    connection.setConnectTimeout(2_000);
    connection.setReadTimeout(2_000);
    try (var in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }

  private static void send(int port) throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(
              new byte[] {1}, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      new ServerSocket(0).close();
    }
  }

  private static int call(String name, Object... arguments) {
    return NativeLibrary.getProcess().getFunction(name).invokeInt(arguments);
  }

  private static int uring() {
    try (var parameters = new Memory(120)) {
      parameters.clear();
      return call("syscall", 425L, 1L, parameters);
    }
  }

  private static void fork() throws IOException {
    int child = call("fork");
    if (child == 0) {
      call("_exit", 0);
    }
    well(child);
  }

  private static void well(int answer) throws IOException {
    if (answer < 0) {
      throw new IOException("errno " + Native.getLastError());
    }
  }

  private static void onAnotherThread(Attempt attempt) throws Exception {
    var failed = new Exception[1];
    ForkJoinPool.commonPool()
        .submit(
            () -> {
              try {
                attempt.make();
              } catch (Exception e) {
                failed[0] = e;
              }
            })
        .get();
    if (failed[0] != null) {
      throw failed[0];
    }
  }

  /** The thread that finalizes was there before anything was put in force. */
  private static void onAnOlderThread(Path secret) throws Exception {
    var answered = new java.util.concurrent.ArrayBlockingQueue<String>(1);
    finalized(secret, answered);
    for (int i = 0; i < 50; i++) {
      System.gc();
      String answer = answered.poll(100, java.util.concurrent.TimeUnit.MILLISECONDS);
      if (answer != null) {
        if (!answer.equals("read")) {
          throw new IOException(answer);
        }
        return;
      }
    }
    throw new IllegalStateException("the finalizer did not run");
  }

  private static void finalized(Path secret, java.util.Queue<String> answered) {
    new Object() {
      @Override
      @SuppressWarnings({"removal", "deprecation", "Finalize"})
      protected void finalize() {
        try {
          Files.readAllBytes(secret);
          answered.add("read");
        } catch (Exception e) {
          answered.add("refused");
        }
      }
    };
  }

  private static void secretOfTheEnvironment() throws IOException {
    if (System.getenv("PASSEUR_TEST_SECRET") == null) {
      throw new IOException("not there");
    }
  }
}
