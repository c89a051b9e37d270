package org.passeur.ingest.confine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Java process that is held. The one who starts it asks for means ({@link #start}); the process
 * itself puts in force what it can as the first thing it does ({@link #enter}) and says what holds.
 */
public final class Confinement {
  private static final String ASKED = "passeur.confine";
  private static final String OUTSIDE = "passeur.confine.outside";

  /** The last version of Java with a security manager is the one before. */
  private static final int WITHOUT_SECURITY_MANAGER = 24;

  private Confinement() {}

  /**
   * A process as it was started.
   *
   * @param process runs, and has yet to call {@link #enter}
   * @param fromBirth what holds it already
   */
  public record Started(Process process, Set<Means> fromBirth) {
    /**
     * Ends it. Not by {@link Process#destroyForcibly}, which compares the time when the process
     * began with what the thread that started it could see, and that one sees nothing.
     */
    public void end() {
      if (process.isAlive()) {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** Whether it makes sense to ask for this means on this machine. */
  public static boolean mayOffer(Means means) {
    boolean linux = System.getProperty("os.name").equals("Linux");
    return switch (means) {
      case LANDLOCK, NAMESPACE -> linux;
      case SECCOMP -> Architecture.here().isPresent();
      case SECURITY_MANAGER -> Runtime.version().feature() < WITHOUT_SECURITY_MANAGER;
    };
  }

  /**
   * Starts a class of this program in a Java of its own, without this one's environment.
   *
   * @param options of the JVM
   * @param main the class, and its arguments
   * @param classPath absolute
   * @param own an empty folder, its working directory, the only one where it may write
   * @param asked what should hold it; what the machine does not have is left out
   * @throws IOException when it cannot be started so
   */
  public static Started start(
      List<String> options, List<String> main, List<Path> classPath, Path own, Set<Means> asked)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    boolean apart = asked.contains(Means.NAMESPACE);
    if (apart) {
      command.addAll(NetworkNamespace.before());
      if (command.isEmpty()) {
        throw new IOException("no network of its own: unshare is not there or may not");
      }
    }
    command.add(java.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(options(own, asked));
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.addAll(main);
    var builder = new ProcessBuilder(command).directory(own.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    // whatever secrets stand in it are not for a reader of foreign files
    builder.environment().keySet().removeIf(name -> !name.matches("PATH|LANG|LC_.*|TZ|LD_.*"));
    // as another user, unshare first writes in /proc, which Landlock would not let it do
    if (!asked.contains(Means.LANDLOCK) || command.contains("-r")) {
      return new Started(builder.start(), EnumSet.noneOf(Means.class));
    }
    List<Path> runs = new ArrayList<>(List.of(java));
    if (apart) {
      runs.add(Path.of("/usr/bin/unshare"));
      runs.add(Path.of("/bin/unshare"));
    }
    return startedUnderLandlock(builder, readable(java, classPath), runs, own);
  }

  private static List<String> options(Path own, Set<Means> asked) {
    List<String> options = new ArrayList<>();
    options.add("-Djava.io.tmpdir=" + own);
    options.add("-Djna.tmpdir=" + own);
    options.add("-D" + ASKED + "=" + String.join(",", asked.stream().map(Enum::name).toList()));
    options.add("-D" + OUTSIDE + "=" + NetworkNamespace.mine());
    // neither files in shared folders nor a door for debuggers
    options.add("-XX:-UsePerfData");
    options.add("-XX:+DisableAttachMechanism");
    options.add("-XX:-CreateCoredumpOnCrash");
    if (Runtime.version().feature() >= WITHOUT_SECURITY_MANAGER) {
      options.add("--enable-native-access=ALL-UNNAMED");
    } else if (asked.contains(Means.SECURITY_MANAGER)) {
      options.add("-Djava.security.manager=allow");
    }
    return options;
  }

  /** The program, Java, and what distributions keep of Java elsewhere behind links. */
  private static List<Path> readable(Path java, List<Path> classPath) {
    List<Path> readable = new ArrayList<>(classPath);
    readable.add(java);
    for (String part : List.of("conf", "lib")) {
      try (Stream<Path> all = Files.walk(java.resolve(part))) {
        all.filter(Files::isSymbolicLink)
            .filter(Files::exists)
            .map(Confinement::target)
            .filter(target -> !target.startsWith(java))
            .forEach(readable::add);
      } catch (IOException | UncheckedIOException e) {
        // what cannot be followed is not given
      }
    }
    return readable;
  }

  private static Path target(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The thread that starts it is held for good as well, so it is one that ends at once. Java's own
   * thread that waits for the process may inherit that; it only waits.
   */
  private static Started startedUnderLandlock(
      ProcessBuilder builder, List<Path> readable, List<Path> runs, Path own) throws IOException {
    Set<Means> held = EnumSet.noneOf(Means.class);
    Process[] process = new Process[1];
    IOException[] failed = new IOException[1];
    var thread =
        new Thread(
            () -> {
              try {
                Landlock.enter(readable, runs, own);
                held.add(Means.LANDLOCK);
              } catch (IOException | LinkageError e) {
                // this machine does not have it: the other means decide
              }
              try {
                process[0] = builder.start();
              } catch (IOException e) {
                failed[0] = e;
              }
            },
            "passeur-starts-reader");
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (process[0] == null) {
      throw failed[0] != null ? failed[0] : new IOException("the reader was not started");
    }
    return new Started(process[0], held);
  }

  /**
   * Puts in force what was asked of {@link #start}: to be called by the new process before it reads
   * anything.
   *
   * @return what holds now, from the inside
   */
  public static Set<Means> enter() {
    Set<Means> held = EnumSet.noneOf(Means.class);
    Set<Means> asked = EnumSet.noneOf(Means.class);
    for (String name : System.getProperty(ASKED, "").split(",", -1)) {
      if (!name.isEmpty()) {
        asked.add(Means.valueOf(name));
      }
    }
    openAndClose();
    String outside = System.getProperty(OUTSIDE, "");
    String mine = NetworkNamespace.mine();
    if (asked.contains(Means.NAMESPACE) && !mine.isEmpty() && !mine.equals(outside)) {
      held.add(Means.NAMESPACE);
    }
    if (asked.contains(Means.SECCOMP) && filtered()) {
      held.add(Means.SECCOMP);
    }
    if (asked.contains(Means.SECURITY_MANAGER) && kept()) {
      held.add(Means.SECURITY_MANAGER);
    }
    return held;
  }

  /** Java makes a pair of sockets, once, before it opens its first channel to a file. */
  private static void openAndClose() {
    try {
      Files.delete(Files.createTempFile("ready", ""));
    } catch (IOException e) {
      // documents will tell
    }
  }

  private static boolean filtered() {
    try {
      if (Architecture.here().isEmpty()) {
        return false;
      }
      SystemCallFilter.install(Architecture.here().get());
      return true;
    } catch (IOException | LinkageError e) {
      return false; // the other means decide
    }
  }

  @SuppressWarnings("removal")
  private static boolean kept() {
    List<Path> readable = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, 0)) {
      readable.add(Path.of(entry));
    }
    readable.addAll(readable(Path.of(System.getProperty("java.home")), List.of()));
    readable.add(Path.of("/usr/share"));
    readable.add(Path.of("/dev/urandom"));
    readable.add(Path.of("/dev/random"));
    try {
      System.setSecurityManager(new Keeper(readable, Path.of("").toAbsolutePath()));
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }
}
