package org.passeur.ingest.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.passeur.ingest.rdf.Unpacked;

/**
 * Finds the files of an import, always in the same order. A symbolic link is followed only within
 * the given folder: a link to elsewhere could bring in data that nobody meant to import. Hard links
 * cannot be distinguished from files.
 */
final class Inputs {
  private final Path given;
  private final Path root;
  private final Harvest harvest;
  private final List<Input> found = new ArrayList<>();
  private final List<Path> links = new ArrayList<>();
  private final Set<Path> folders = new HashSet<>();
  private final Set<Path> files = new HashSet<>();

  /** RDF syntaxes of which nothing is held: a file may be of any size. */
  private static final Set<Lang> STREAMED =
      Set.of(Lang.NTRIPLES, Lang.NQUADS, Lang.TURTLE, Lang.TRIG, Lang.RDFXML);

  /**
   * @param root real path of the folder
   */
  private Inputs(Path given, Path root, Harvest harvest) {
    this.given = given;
    this.root = root;
    this.harvest = harvest;
  }

  /**
   * Returns the files, and all files of the folders. What is missing, too large, not a regular file
   * or a link out of the folder becomes a problem.
   */
  static List<Input> of(List<Path> given, Harvest harvest) {
    List<Input> found = new ArrayList<>();
    for (Path path : given) {
      found.addAll(one(path, harvest));
    }
    found.removeIf(input -> tooLarge(input, harvest));
    return distinct(found).stream().flatMap(input -> unzipped(input, harvest)).toList();
  }

  private static List<Input> one(Path path, Harvest harvest) {
    String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
    try {
      Path real = Files.exists(path) ? path.toRealPath() : path;
      if (Files.isSymbolicLink(path) && !real.startsWith(parent(path))) {
        leadsOut(name, harvest); // a shell pattern may expand to links inside the folder
      } else if (Files.isDirectory(path)) {
        var inputs = new Inputs(path, real, harvest);
        inputs.folder(path);
        inputs.followLinks();
        inputs.found.sort(Comparator.comparing(Input::name));
        return inputs.found;
      } else if (Files.isRegularFile(path)) {
        return List.of(new Input(real, name));
      } else if (Files.exists(path)) {
        notRegular(name, harvest);
      } else {
        harvest.refuse(name, 0, "Ce fichier est introuvable.", "This file cannot be found.");
      }
    } catch (IOException | RuntimeException e) {
      unreadable(name, harvest);
    }
    return List.of();
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent.toRealPath();
  }

  private void folder(Path folder) throws IOException {
    Path home = folder.toRealPath();
    if (!folders.add(home)) {
      return; // a link that leads back to an enclosing folder
    }
    List<Path> inner = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path path : all) {
        if (String.valueOf(path.getFileName()).startsWith(".")) {
          continue;
        }
        if (Files.isSymbolicLink(path)) {
          links.add(path);
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          inner.add(path);
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          take(home.resolve(path.getFileName()), name(path));
        } else {
          notRegular(name(path), harvest);
        }
      }
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    for (Path path : inner) {
      try {
        folder(path);
      } catch (IOException e) {
        harvest.refuse(
            name(path), 0, "Ce dossier ne peut pas être lu.", "This folder cannot be read.");
      }
    }
  }

  /** Follows links after all regular files, so that a link is only ever a second name. */
  private void followLinks() {
    links.sort(null);
    for (int i = 0; i < links.size(); i++) { // a folder behind a link may contain links
      follow(links.get(i), name(links.get(i)));
    }
  }

  private void follow(Path link, String name) {
    try {
      Path real = link.toRealPath();
      if (!real.startsWith(root)) {
        leadsOut(name, harvest);
      } else if (Files.isDirectory(real)) {
        folder(link);
      } else if (!Files.isRegularFile(real)) {
        notRegular(name, harvest);
      } else {
        take(real, name);
      }
    } catch (IOException e) {
      harvest.refuse(
          name,
          0,
          "Ce lien symbolique ne mène à aucun fichier, ou mène à lui-même : il n'est pas suivi.",
          "This symbolic link leads to no file, or back to itself: it is not followed.");
    }
  }

  private void take(Path real, String name) {
    if (files.add(real)) {
      found.add(new Input(real, name));
    }
  }

  /**
   * Reports a link out of the folder. It counts as removed: what came in through it earlier is
   * taken out.
   */
  private static void leadsOut(String name, Harvest harvest) {
    harvest.add(
        ImportProblem.refused(
            name,
            0,
            "Ce lien symbolique mène hors de son dossier : il n'est pas suivi. Copiez le fichier"
                + " visé dans le dossier, ou donnez son vrai chemin.",
            "This symbolic link leads out of its folder: it is not followed. Copy the file it leads"
                + " to into the folder, or give its real path."));
  }

  private String name(Path path) {
    return given.relativize(path).toString().replace('\\', '/');
  }

  /**
   * Removes duplicates: a file given twice is read once. Files with the same name are distinguished
   * by their folders; names that differ only in Unicode normalization count as the same.
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

  private static void notRegular(String name, Harvest harvest) {
    harvest.refuse(
        name,
        0,
        "Ceci n'est pas un fichier ordinaire (tube, périphérique…) : il n'est pas lu.",
        "This is not a regular file (but a pipe, a device…): it is not read.");
  }

  private static void unreadable(String name, Harvest harvest) {
    harvest.refuse(name, 0, "Ce fichier ne peut pas être lu.", "This file cannot be read.");
  }

  private static boolean tooLarge(Input input, Harvest harvest) {
    try {
      if (Files.size(input.path()) <= Input.LARGEST
          || input.syntax().filter(STREAMED::contains).isPresent()) {
        return false;
      }
      tooLarge(input.name(), harvest);
    } catch (IOException e) {
      unreadable(input.name(), harvest);
    }
    return true;
  }

  static void tooLarge(String name, Harvest harvest) {
    harvest.refuse(
        name,
        0,
        "Ce fichier dépasse 200 Mo : coupez-le en plusieurs.",
        "This file is larger than 200 MB: split it.");
  }

  /** The one file in a zip file; one with several is to be unpacked first. */
  private static Stream<Input> unzipped(Input input, Harvest harvest) {
    if (!input.extension().equals("zip")) {
      return Stream.of(input);
    }
    try {
      Optional<String> within = Unpacked.nameInZip(input.path());
      if (within.isPresent()) {
        return Stream.of(new Input(input.path(), input.name() + "/" + within.get()));
      }
      harvest.refuse(
          input.name(),
          0,
          "Cette archive contient plusieurs fichiers, ou aucun : décompressez-la et donnez le"
              + " dossier.",
          "This archive holds several files, or none: unpack it and give the folder.");
    } catch (IOException e) {
      unreadable(input.name(), harvest);
    }
    return Stream.empty();
  }
}
