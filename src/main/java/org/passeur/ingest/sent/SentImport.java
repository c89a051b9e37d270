package org.passeur.ingest.sent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.passeur.ingest.source.Input;
import org.passeur.kernel.Problem;

/**
 * What an import is made of, packed and unpacked so that it reads the same at the other end: {@code
 * files/N/FOLDER/NAME…} for the file or folder that was given as number N in the folder FOLDER,
 * {@code mapping/NAME}, {@code consents/NAME}.
 *
 * @param files the files and folders that were given, in their order
 * @param mapping a mapping of one's own
 * @param consents a consent record
 */
public record SentImport(List<Path> files, Optional<Path> mapping, Optional<Path> consents) {
  private static final int MOST_FILES = 100_000;
  private static final long LARGEST = 4L << 30;

  public SentImport {
    files = List.copyOf(files);
  }

  /**
   * Writes the zip file. Symbolic links in folders are not followed: they are second names of files
   * in the folder, or lead out of it.
   *
   * @throws IOException when a file cannot be read
   * @throws Problem when one is missing, or is a symbolic link that leads out of its folder
   */
  public void pack(OutputStream out) throws IOException {
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (int i = 0; i < files.size(); i++) {
        given(files.get(i), "files/" + i + "/", zip);
      }
      if (mapping.isPresent()) {
        add(mapping.get(), "mapping/" + mapping.get().getFileName(), zip);
      }
      if (consents.isPresent()) {
        add(consents.get(), "consents/" + consents.get().getFileName(), zip);
      }
    }
  }

  private static void given(Path given, String prefix, ZipOutputStream zip) throws IOException {
    if (!Files.exists(given)) {
      throw Problem.of(
          Problem.Kind.NOT_FOUND,
          "« " + given + " » est introuvable ; vérifiez le chemin.",
          "“" + given + "” cannot be found; check the path.");
    }
    Path path = given.toAbsolutePath().normalize();
    Path folder = path.getParent() == null ? path : path.getParent();
    if (Files.isSymbolicLink(path) && !path.toRealPath().startsWith(folder.toRealPath())) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "« " + given + " » est un lien symbolique qui mène ailleurs : donnez son vrai chemin.",
          "“" + given + "” is a symbolic link that leads elsewhere: give its real path.");
    }
    String around = folder.getFileName() == null ? "_" : folder.getFileName().toString();
    String name = prefix + around + "/" + path.getFileName();
    if (!Files.isDirectory(path)) {
      add(path, name, zip);
      return;
    }
    zip.putNextEntry(new ZipEntry(name + "/"));
    List<Path> inner;
    try (Stream<Path> all = Files.walk(path.toRealPath())) {
      inner = all.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path file : inner) {
      String within = path.toRealPath().relativize(file).toString().replace('\\', '/');
      add(file, name + "/" + within, zip);
    }
  }

  private static void add(Path file, String name, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
  }

  /**
   * Unpacks into an empty folder.
   *
   * @throws IOException when the disk is full, for instance
   * @throws Problem 400 when it is no such zip file, 413 when it is too large
   */
  public static SentImport unpack(InputStream body, Path folder) throws IOException {
    long left = LARGEST;
    int count = 0;
    try (var zip = new ZipInputStream(body, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path to = place(entry.getName(), folder);
        if (++count > MOST_FILES) {
          throw tooLarge();
        }
        if (entry.isDirectory()) {
          Files.createDirectories(to);
        } else {
          left -= write(zip, to, Math.min(left, Input.LARGEST + 1));
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw bad();
    }
    if (count == 0) {
      throw bad();
    }
    return unpacked(folder);
  }

  private static long write(InputStream in, Path to, long most) throws IOException {
    Files.createDirectories(to.getParent());
    long written = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        written += read;
        if (written > most) {
          throw tooLarge();
        }
        out.write(buffer, 0, read);
      }
    }
    return written;
  }

  /** Where an entry goes: below the folder, whatever its name says. */
  private static Path place(String name, Path folder) {
    String[] steps = name.replaceFirst("/$", "").split("/", -1);
    boolean known = steps[0].equals("files") ? steps.length > 3 : steps.length == 2;
    boolean first = List.of("files", "mapping", "consents").contains(steps[0]);
    if (!known || !first || (steps[0].equals("files") && !steps[1].matches("\\d{1,5}"))) {
      throw bad();
    }
    Path to = folder;
    for (String step : steps) {
      if (step.isEmpty() || step.equals(".") || step.equals("..") || step.contains("\\")) {
        throw bad();
      }
      to = to.resolve(step);
    }
    return to;
  }

  private static SentImport unpacked(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; Files.isDirectory(folder.resolve("files").resolve(String.valueOf(i))); i++) {
      for (Path around : children(folder.resolve("files").resolve(String.valueOf(i)))) {
        files.addAll(children(around));
      }
    }
    return new SentImport(files, only(folder.resolve("mapping")), only(folder.resolve("consents")));
  }

  private static Optional<Path> only(Path folder) throws IOException {
    return Files.isDirectory(folder) ? children(folder).stream().findFirst() : Optional.empty();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static Problem bad() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Le corps doit être un fichier zip avec files/0/DOSSIER/NOM…, et au besoin mapping/NOM et"
            + " consents/NOM ; « passeur import --server » le fait.",
        "The body must be a zip file with files/0/FOLDER/NAME…, and where needed mapping/NAME and"
            + " consents/NAME; “passeur import --server” makes it.");
  }

  private static Problem tooLarge() {
    return Problem.of(
        Problem.Kind.TOO_LARGE,
        "Un fichier de cet import dépasse 200 Mo, ou tous ensemble 4 Go : importez en plusieurs"
            + " fois, ou sur la machine du serveur.",
        "A file of this import is larger than 200 MB, or all together than 4 GB: import in several"
            + " parts, or on the machine of the server.");
  }
}
