package org.passeur.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    static final List<String> ALL = read().stream().sorted().toList();

    private static List<String> read() {
      URL url = Bundled.class.getResource("/" + FOLDERS.get(0));
      if (url == null) {
        throw new IllegalStateException("the program's own files are missing");
      }
      try {
        if (url.openConnection() instanceof JarURLConnection inside) {
          return inJar(Path.of(inside.getJarFileURL().toURI()));
        }
        return inFolder(Path.of(url.toURI()).resolve("..").normalize());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }

    /**
     * In a loop: the jar has some 40,000 entries, and streams are slow before they are compiled.
     */
    private static List<String> inJar(Path file) throws IOException {
      List<String> names = new ArrayList<>();
      try (var jar = new ZipFile(file.toFile())) {
        var entries = jar.entries();
        while (entries.hasMoreElements()) {
          String name = entries.nextElement().getName();
          if (!name.endsWith("/") && isOurs(name)) {
            names.add(name);
          }
        }
      }
      return names;
    }

    private static boolean isOurs(String name) {
      for (String folder : FOLDERS) {
        if (name.startsWith(folder + "/")) {
          return true;
        }
      }
      return false;
    }

    private static List<String> inFolder(Path root) throws IOException {
      List<String> names = new ArrayList<>();
      for (String folder : FOLDERS) {
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
          files
              .filter(Files::isRegularFile)
              .map(f -> root.relativize(f).toString().replace('\\', '/'))
              .forEach(names::add);
        }
      }
      return names;
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
