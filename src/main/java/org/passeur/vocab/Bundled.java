package org.passeur.vocab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/**
 * Our own files that ship with the program: {@code ontology/}, {@code shapes/}, {@code queries/}.
 */
public final class Bundled {
  private Bundled() {}

  /**
   * Names of the files under a folder, sorted, such as {@code shapes/commit/community.ttl}.
   *
   * @param folder such as {@code shapes/commit}
   * @param extension such as {@code .ttl}
   */
  public static List<String> list(String folder, String extension) {
    URL url = Bundled.class.getResource("/" + folder);
    if (url == null) {
      return List.of();
    }
    try {
      if (!(url.openConnection() instanceof JarURLConnection inside)) {
        return list(Path.of(url.toURI()), folder, extension);
      }
      // by its path, since several threads may read at once: by its address it opens only once
      Path jar = Path.of(inside.getJarFileURL().toURI());
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        return list(files.getPath("/" + folder), folder, extension);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> list(Path root, String folder, String extension) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> folder + "/" + root.relativize(f).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(extension))
          .sorted()
          .toList();
    }
  }

  /**
   * Opens one of our files.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static InputStream open(String name) {
    InputStream in = Bundled.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new IllegalArgumentException("no bundled file " + name);
    }
    return in;
  }

  /**
   * Reads one of our Turtle files.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Graph turtle(String name) {
    try (InputStream in = open(name)) {
      return RDFParser.source(in).lang(Lang.TURTLE).toGraph();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
