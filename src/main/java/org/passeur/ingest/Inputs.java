package org.passeur.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the files of an import, always in the same order. */
final class Inputs {
  static final long LARGEST = 200L << 20;

  private Inputs() {}

  /** The files and all files of the folders; what is missing or too large becomes a problem. */
  static List<Input> of(List<Path> given, Harvest harvest) {
    List<Input> found = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        folder(path, found, harvest);
      } else if (Files.isRegularFile(path)) {
        found.add(new Input(path, String.valueOf(path.getFileName())));
      } else {
        harvest.refuse(
            String.valueOf(path.getFileName()),
            0,
            "Ce fichier est introuvable.",
            "This file cannot be found.");
      }
    }
    found.removeIf(input -> tooLarge(input, harvest));
    return distinct(found);
  }

  /**
   * A file given twice is read once; files of one name are told apart by their folders. Names that
   * differ in how an accent is coded are one name.
   */
  private static List<Input> distinct(List<Input> found) {
    Set<Path> seen = new HashSet<>();
    Set<String> taken = new HashSet<>();
    List<Input> distinct = new ArrayList<>();
    for (Input input : found) {
      if (seen.add(input.path().toAbsolutePath().normalize())) {
        String name = input.name();
        for (int i = 0; !taken.add(Minting.normal("resource", name)); i++) {
          name = (i == 0 ? input.folder() : "_") + "/" + name;
        }
        distinct.add(new Input(input.path(), name));
      }
    }
    return distinct;
  }

  private static void folder(Path folder, List<Input> found, Harvest harvest) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .filter(path -> !hidden(folder.relativize(path)))
          .map(path -> new Input(path, folder.relativize(path).toString().replace('\\', '/')))
          .sorted(Comparator.comparing(Input::name))
          .forEach(found::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      harvest.refuse(
          String.valueOf(folder.getFileName()),
          0,
          "Ce dossier ne peut pas être lu.",
          "This folder cannot be read.");
    }
  }

  private static boolean hidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean tooLarge(Input input, Harvest harvest) {
    try {
      if (Files.size(input.path()) <= LARGEST) {
        return false;
      }
      harvest.refuse(
          input.name(),
          0,
          "Ce fichier dépasse 200 Mo : coupez-le en plusieurs.",
          "This file is larger than 200 MB: split it.");
    } catch (IOException e) {
      harvest.refuse(
          input.name(), 0, "Ce fichier ne peut pas être lu.", "This file cannot be read.");
    }
    return true;
  }
}
