package org.passeur;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The Javas of this machine that the program must run on: the one that runs the tests, those named
 * in the environment variable PASSEUR_JDKS, those under /usr/lib/jvm; one for each version.
 */
public final class Jdks {
  private static final List<Integer> PROMISED = List.of(17, 21, 25);

  private Jdks() {}

  /** Home folders by version, from 17 on; says which of the promised versions are not here. */
  public static Map<Integer, Path> found() throws IOException {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    String named = System.getenv("PASSEUR_JDKS");
    if (named != null) {
      Stream.of(named.split(File.pathSeparator)).map(Path::of).forEach(homes::add);
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> all = Files.list(usual)) {
        all.sorted().forEach(homes::add);
      }
    }
    Map<Integer, Path> found = new TreeMap<>();
    for (Path home : homes) {
      if (Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release"))) {
        found.putIfAbsent(version(home), home.toRealPath());
      }
    }
    found.keySet().removeIf(version -> version < 17);
    for (int version : PROMISED) {
      if (!found.containsKey(version)) {
        notTried("JDK " + version + ", which is not on this machine (PASSEUR_JDKS names others)");
      }
    }
    return found;
  }

  /** Version and home folder of each, for a test that runs on every one of them. */
  public static Stream<Arguments> each() throws IOException {
    return found().entrySet().stream().map(jdk -> Arguments.of(jdk.getKey(), jdk.getValue()));
  }

  /** A program of the Java that runs the tests, such as {@code java} or {@code jcmd}. */
  public static String here(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  /** The command that starts Java of this home. */
  public static String java(Path home) {
    return home.resolve("bin").resolve("java").toString();
  }

  /** Remembers what could not be tried here, for the last lines of the build. */
  public static synchronized void notTried(String what) throws IOException {
    Path file = Path.of("target", "not-tried.txt");
    String line = "Not tried: " + what;
    if (!Files.exists(file) || !Files.readAllLines(file).contains(line)) {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static int version(Path home) throws IOException {
    var release = new Properties();
    try (var in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.split("\\D", 2)[0]);
  }
}
