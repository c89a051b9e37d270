package org.passeur.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {
  private Folders() {}

  /** Deletes a folder with everything in it, if it exists. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      empty(folder);
      Files.delete(folder);
    }
  }

  /** True when nothing is in a folder that exists. */
  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }

  /** Deletes everything in a folder that exists. */
  static void empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}
