package org.passeur.ingest.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network of its own, in which there is nothing, by {@code unshare} of util-linux: as root, else
 * in a user namespace where the system lets anybody make one.
 */
final class NetworkNamespace {
  private static final List<List<String>> WAYS =
      List.of(List.of("unshare", "-n", "--"), List.of("unshare", "-r", "-n", "--"));

  private NetworkNamespace() {}

  /** What to put before a command; empty when this machine has no way. */
  static List<String> before() {
    for (List<String> way : WAYS) {
      if (works(way)) {
        return way;
      }
    }
    return List.of();
  }

  private static boolean works(List<String> way) {
    List<String> trial = new ArrayList<>(way);
    trial.add("true");
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Which network this process is in; empty where the system does not say. */
  static String mine() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
