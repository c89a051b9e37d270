package org.passeur.ingest.office;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.passeur.ingest.confine.Confinement;
import org.passeur.ingest.confine.Means;
import org.passeur.kernel.Background;

/**
 * A {@link Reader} at work in a process of its own, with limits on memory and time, and held by the
 * means that were found. One that was too slow or died is not asked again.
 */
final class ReaderProcess implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-Xss1m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true",
          // what libraries log is not for anybody to read
          "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
          "-Dslf4j.internal.verbosity=ERROR");
  private static final int TO_START_MILLIS = 60_000;
  private static final int PIECE = 1 << 16;

  /** With which Java ends when memory is out. */
  private static final int OUT_OF_MEMORY = 3;

  /** How many times its limit a document may take when others take the processors. */
  private static final int BUSY = 6;

  private static final int LOOK_MILLIS = 100;

  private final Path own;
  private final Confinement.Started started;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final Set<Means> held;
  private boolean failed;

  private ReaderProcess(Path own, Confinement.Started started) throws IOException {
    this.own = own;
    this.started = started;
    Process process = started.process();
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), PIECE));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    held = EnumSet.noneOf(Means.class);
    held.addAll(started.fromBirth());
    try (var limit = new Limit(TO_START_MILLIS)) {
      held.addAll(Wire.readMeans(in));
    }
  }

  /**
   * Starts one and waits until it says what holds it.
   *
   * @param arguments of {@link Reader}
   * @throws IOException when it cannot be started, or dies at once
   */
  static ReaderProcess start(Set<Means> asked, List<String> arguments) throws IOException {
    Path own = Files.createTempDirectory("passeur-reader").toRealPath();
    List<String> main = new ArrayList<>(List.of(Reader.class.getName()));
    main.addAll(arguments);
    Confinement.Started started = null;
    try {
      started = Confinement.start(OPTIONS, main, classPath(), own, asked);
      return new ReaderProcess(own, started);
    } catch (IOException e) {
      if (started != null) {
        started.end();
      }
      remove(own);
      throw e;
    }
  }

  /** The document takes more memory than its reader has. */
  static final class OutOfMemory extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfMemory(Throwable cause) {
      super("out of memory", cause);
    }
  }

  /** Maven runs the program in a class loader of its own; else it is what Java was given. */
  private static List<Path> classPath() {
    List<Path> path = new ArrayList<>();
    if (ReaderProcess.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        path.add(Path.of(URI.create(url.toString())));
      }
    } else {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, 0)) {
        path.add(Path.of(entry).toAbsolutePath());
      }
    }
    return path;
  }

  /** What holds it. */
  Set<Means> held() {
    return held;
  }

  boolean alive() {
    return !failed && started.process().isAlive();
  }

  /**
   * @throws Wire.Failure when it could not read the document, and lives
   * @throws InterruptedIOException when its time was up: it is not alive then
   * @throws OutOfMemory when it took more memory than it may: it is not alive then
   * @throws IOException when it died of it or has been taken over: it is not alive then
   */
  Wire.Read read(Path file, String name, long timeoutMillis) throws IOException, Wire.Failure {
    var limit = new Limit(timeoutMillis);
    try (limit) {
      out.write(Wire.DOCUMENT);
      Wire.writeText(out, name);
      try (InputStream bytes = Files.newInputStream(file)) {
        byte[] piece = new byte[PIECE];
        for (int read = bytes.read(piece); read > 0; read = bytes.read(piece)) {
          out.writeInt(read);
          out.write(piece, 0, read);
        }
      }
      out.writeInt(0);
      out.flush();
      return Wire.readAnswer(in);
    } catch (IOException | RuntimeException e) {
      failed = true;
      int code = limit.isUp ? 0 : exitCode();
      started.end();
      if (limit.isUp) {
        var late = new InterruptedIOException("not read in " + timeoutMillis + " ms");
        late.initCause(e);
        throw late;
      }
      if (e instanceof IOException && code == OUT_OF_MEMORY) {
        throw new OutOfMemory(e);
      }
      throw e;
    }
  }

  /** How the process ended by itself; 0 when it did not. */
  private int exitCode() {
    try {
      Process process = started.process();
      return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    started.end();
    try {
      started.process().waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove(own);
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // a folder of the system's temporary ones, with nothing of ours in it
    }
  }

  /**
   * Ends the process when time is up, so that whoever waits for its answer gets the end of it. Its
   * own processor time counts, where the system tells it: on a busy machine a document is not
   * refused for what others do.
   */
  private final class Limit implements AutoCloseable {
    private final Thread watch;
    private volatile boolean isUp;

    Limit(long millis) {
      watch =
          Background.thread(
              "passeur-reader-limit",
              () -> {
                try {
                  await(millis);
                  isUp = true;
                  started.end();
                } catch (InterruptedException e) {
                  // answered in time
                }
              });
      watch.start();
    }

    private void await(long millis) throws InterruptedException {
      long begun = System.nanoTime();
      Optional<Duration> before = started.process().info().totalCpuDuration();
      while (true) {
        Thread.sleep(Math.min(millis, LOOK_MILLIS));
        long passed = (System.nanoTime() - begun) / 1_000_000;
        Optional<Duration> now = started.process().info().totalCpuDuration();
        boolean told = before.isPresent() && now.isPresent();
        long used = told ? now.get().minus(before.get()).toMillis() : passed;
        if (used >= millis || passed >= BUSY * millis) {
          return;
        }
      }
    }

    @Override
    public void close() {
      watch.interrupt();
    }
  }
}
