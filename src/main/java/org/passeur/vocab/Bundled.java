package org.passeur.vocab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/**
 * Reads the files that ship with the program: {@code ontology/}, {@code shapes/}, {@code queries/}.
 */
public final class Bundled {
  private static final List<String> FOLDERS = List.of("ontology", "shapes", "queries");

  private Bundled() {}

  /**
   * Names of the files under a folder, sorted, such as {@code shapes/commit/community.ttl}.
   *
   * @param folder such as {@code shapes/commit}
   * @param extension such as {@code .ttl}
   */
  public static List<String> list(String folder, String extension) {
    return Names.ALL.stream()
        .filter(name -> name.startsWith(folder + "/") && name.endsWith(extension))
        .toList();
  }

  /**
   * Names of all of them, sorted, read once: the virtual machine keeps the table of its jar, so
   * asking for it again costs little, where a file system over the jar reads it anew each time.
   */
  private static final class Names {
    static final List<String> ALL =
        FOLDERS.stream().flatMap(folder -> in(folder).stream()).sorted().toList();

    private static List<String> in(String folder) {
      URL url = Bundled.class.getResource("/" + folder);
      if (url == null) {
        return List.of();
      }
      try {
        if (url.openConnection() instanceof JarURLConnection inside) {
          try (var jar = new ZipFile(Path.of(inside.getJarFileURL().toURI()).toFile())) {
            return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(folder + "/"))
                .toList();
          }
        }
        Path root = Path.of(url.toURI());
        try (Stream<Path> files = Files.walk(root)) {
          return files
              .filter(Files::isRegularFile)
              .map(f -> folder + "/" + root.relativize(f).toString().replace('\\', '/'))
              .toList();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Opens a file.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  public static InputStream open(String name) {
    InputStream in = Bundled.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new IllegalArgumentException("no bundled file " + name);
    }
    return in;
  }

  /**
   * Reads a Turtle file.
   *
   * @throws IllegalArgumentException when there is no such file
   */
  public static Graph turtle(String name) {
    try (InputStream in = open(name)) {
      return RDFParser.source(in).lang(Lang.TURTLE).toGraph();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
