package org.passeur.ingest.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.Jdks;
import org.passeur.ingest.OfficeSamples;
import org.passeur.ingest.confine.Confinement;
import org.passeur.ingest.confine.Means;
import org.passeur.ingest.source.Input;

/**
 * What a document that has taken its reader over can do, under each means and on each Java of this
 * machine. That the attempts are real is shown by the reader that nothing holds, for which they all
 * go well.
 */
class HeldReaderTest {
  private static final Set<String> NETWORK = Set.of("socket", "channel", "url", "datagram");
  private static final Set<String> NATIVE_NETWORK =
      Set.of("native-socket", "native-unix-socket", "native-uring", "other-thread-socket");
  private static final Set<String> PROGRAMS = Set.of("exec", "exec-java");
  private static final Set<String> FILES =
      Set.of(
          "read",
          "read-url",
          "list",
          "write",
          "create",
          "delete",
          "other-thread-read",
          "oldest-thread-read");
  private static final Set<String> NATIVE_FILES =
      Set.of("native-read", "native-write", "native-environment");

  private final Path folder;
  private final ServerSocket listening = new ServerSocket();
  private final AtomicInteger calls = new AtomicInteger();

  HeldReaderTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var accepting =
        new Thread(
            () -> {
              while (!listening.isClosed()) {
                try (var caller = listening.accept()) {
                  calls.incrementAndGet();
                  caller
                      .getOutputStream()
                      .write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (java.io.IOException e) {
                  return;
                }
              }
            });
    accepting.setDaemon(true);
    accepting.start();
  }

  @AfterEach
  void close() throws Exception {
    listening.close();
  }

  @Test
  void aReaderThatNothingHoldsDoesAllThatTheOthersMayNot() throws Exception {
    for (Map.Entry<Integer, Path> jdk : Jdks.found().entrySet()) {
      Tried tried = tried(jdk.getValue(), Set.of());
      assertEquals(Set.of("environment"), tried.refused(), "JDK " + jdk.getKey());
      assertTrue(calls.getAndSet(0) > 0, "nobody called");
    }
  }

  @Test
  void seccompShutsNetworkAndProgramsForEveryThreadAndForNativeCode() throws Exception {
    Set<String> shut = union(NETWORK, NATIVE_NETWORK, PROGRAMS);
    shut.addAll(Set.of("native-fork", "native-chmod", "native-signal"));
    refuses(Means.SECCOMP, shut, Set.of("read", "write"));
  }

  @Test
  void landlockShutsTheFilesOfOthersAndTheProgramsOfTheSystem() throws Exception {
    Set<String> shut = union(FILES, NATIVE_FILES, Set.of("exec"));
    refuses(Means.LANDLOCK, shut, Set.of("native-socket"));
  }

  @Test
  void aNetworkOfItsOwnHasNobodyInIt() throws Exception {
    refuses(Means.NAMESPACE, NETWORK, Set.of("exec", "read"));
  }

  @Test
  void theSecurityManagerShutsWhatIsAskedOfJava() throws Exception {
    refuses(Means.SECURITY_MANAGER, union(NETWORK, PROGRAMS, FILES), Set.of());
  }

  /** What is used where everything is there: nothing outside its own folder goes well. */
  @Test
  void togetherTheyLeaveItsOwnFolderOnly() throws Exception {
    for (Map.Entry<Integer, Path> jdk : Jdks.found().entrySet()) {
      Set<Means> all = EnumSet.allOf(Means.class);
      all.remove(Means.NAMESPACE);
      Tried tried = tried(jdk.getValue(), all);
      if (tried.held().containsAll(Set.of(Means.SECCOMP, Means.LANDLOCK))) {
        assertEquals(Set.of("own-file"), tried.done(), "JDK " + jdk.getKey());
        assertEquals(0, calls.get(), "somebody called");
      } else {
        Jdks.notTried("seccomp with Landlock on JDK " + jdk.getKey() + ": " + tried.held());
      }
    }
  }

  /** Each means alone is enough for a document to be read, with Tika and all it loads. */
  @Test
  void underEachMeansDocumentsAreRead() throws Exception {
    Path in = folder.resolve("in");
    String text = "Le jardin est ouvert à toute la rue.";
    Map<String, byte[]> samples =
        Map.of(
            "a.docx", OfficeSamples.docx("Guide", "Titre", text),
            "b.pdf", OfficeSamples.pdf("", "", text),
            "c.pptx", OfficeSamples.pptx("Guide", text),
            "d.odt", OfficeSamples.odt(text),
            "e.html",
                ("<html><body><p>" + text + "</p></body></html>").getBytes(StandardCharsets.UTF_8));
    for (Means means : List.of(Means.SECCOMP, Means.NAMESPACE, Means.SECURITY_MANAGER)) {
      try (var office = new OfficeFiles(List.of(), 60_000, EnumSet.of(means))) {
        if (!Confinement.mayOffer(means)) {
          Jdks.notTried("reading under " + means + " with the Java of the build");
          continue;
        }
        for (Map.Entry<String, byte[]> sample : samples.entrySet()) {
          Path file = OfficeSamples.write(in, sample.getKey(), sample.getValue());
          SourceDocument document = office.read(new Input(file, sample.getKey()));
          assertTrue(document.text().contains(text), means + " " + sample.getKey());
        }
        assertEquals(EnumSet.of(means), office.held());
      } catch (OfficeFiles.Unreadable e) {
        if (!works(means)) {
          Jdks.notTried("reading under " + means + ", which this machine does not give");
        } else {
          throw e;
        }
      }
    }
  }

  private boolean works(Means means) throws Exception {
    return tried(Path.of(System.getProperty("java.home")), Set.of(means)).held().contains(means);
  }

  /** On each Java under this means alone these attempts fail, and those others still go well. */
  private void refuses(Means means, Set<String> shut, Set<String> open) throws Exception {
    for (Map.Entry<Integer, Path> jdk : Jdks.found().entrySet()) {
      if (means == Means.SECURITY_MANAGER && jdk.getKey() >= 24) {
        continue; // gone for good, and said so in the documentation
      }
      Tried tried = tried(jdk.getValue(), Set.of(means));
      if (!tried.held().contains(means)) {
        Jdks.notTried(means + " on JDK " + jdk.getKey() + ", which this machine does not give");
        continue;
      }
      Set<String> wrong = new TreeSet<>(shut);
      wrong.retainAll(tried.done());
      assertEquals(Set.of(), wrong, means + " on JDK " + jdk.getKey());
      assertTrue(tried.done().containsAll(open), means + " only: " + tried.done());
      assertTrue(tried.done().contains("own-file"), "its own folder: " + tried.done());
      if (shut.containsAll(NETWORK)) {
        assertEquals(0, calls.get(), means + " on JDK " + jdk.getKey() + ": somebody called");
      }
      calls.set(0);
    }
  }

  /**
   * @param held as the reader said
   * @param done what went well
   * @param refused what did not
   */
  private record Tried(Set<Means> held, Set<String> done, Set<String> refused) {}

  private Tried tried(Path jdk, Set<Means> asked) throws Exception {
    Path files = Files.createTempDirectory(folder, "files");
    for (String name : List.of("secret", "target", "touch")) {
      Files.writeString(files.resolve(name), "x");
    }
    String means = asked.stream().map(Means::name).collect(Collectors.joining(","));
    var builder =
        new ProcessBuilder(
                Jdks.java(jdk),
                "-cp",
                System.getProperty("java.class.path"),
                HeldProbe.class.getName(),
                means.isEmpty() ? "-" : means,
                String.valueOf(listening.getLocalPort()),
                files.toString())
            .redirectErrorStream(true);
    builder.environment().put("PASSEUR_TEST_SECRET", "not for documents");
    Process probe = builder.start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (said.contains("unshare is not there or may not")) {
      return new Tried(Set.of(), Set.of(), Set.of());
    }
    assertEquals(0, probe.waitFor(), said);
    Set<Means> held = EnumSet.noneOf(Means.class);
    Map<String, Set<String>> answers = new TreeMap<>();
    for (String line : said.lines().toList()) {
      if (line.startsWith("held=")) {
        for (Means each : Means.values()) {
          if (line.matches(".*[\\[ ]" + each + "[\\],].*")) {
            held.add(each);
          }
        }
      } else if (line.startsWith("socket=")) {
        for (String word : line.split(" ", -1)) {
          String[] parts = word.split("=", -1);
          answers.computeIfAbsent(parts[1], k -> new TreeSet<>()).add(parts[0]);
        }
      }
    }
    return new Tried(
        held, answers.getOrDefault("DONE", Set.of()), answers.getOrDefault("no", Set.of()));
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> all = new TreeSet<>();
    for (Set<String> set : sets) {
      all.addAll(set);
    }
    return all;
  }
}
