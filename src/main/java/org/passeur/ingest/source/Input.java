package org.passeur.ingest.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.riot.Lang;
import org.passeur.ingest.rdf.Syntaxes;
import org.passeur.kernel.Nfc;

/**
 * A file to import.
 *
 * @param path where it is
 * @param name its name relative to the folder that was given, with forward slashes: the only form
 *     of the path that is shown or stored
 */
public record Input(Path path, String name) {
  public Input {
    name = Nfc.of(name); // macOS parts accents from their letters
  }

  public enum Kind {
    RDF,
    TABLE,
    TREE,
    MARKDOWN,
    DOCUMENT,
    OTHER
  }

  private static final Set<String> DOCUMENTS =
      Set.of(
          "pdf", "docx", "doc", "odt", "rtf", "pptx", "ppt", "odp", "xlsx", "ods", "html", "htm",
          "txt", "text");

  /** The largest file that is read, in bytes. */
  public static final long LARGEST = 200L << 20;

  /**
   * Returns the files, and all files of the folders. What is missing, too large, not a regular file
   * or a link out of the folder becomes a problem.
   */
  public static List<Input> of(List<Path> given, Harvest harvest) {
    return Inputs.of(given, harvest);
  }

  /**
   * Reads its rows: those of a table or of a tree, or else the whole file as one row, with its text
   * as {@code _body}. What cannot be read becomes a problem.
   *
   * @param rows receives each row, in the order of the file
   */
  public void rows(String source, Harvest harvest, Consumer<DataRow> rows) {
    switch (kind()) {
      case TABLE -> new TableFiles(source, harvest, rows).read(this);
      case TREE -> new TreeFiles(source, harvest, rows).read(this);
      default -> rows.accept(FrontMatter.of(this, harvest).row(this, source));
    }
  }

  public Kind kind() {
    return switch (extension()) {
      case "csv", "tsv" -> Kind.TABLE;
      case "json", "jsonl", "ndjson", "yaml", "yml" -> Kind.TREE;
      case "md", "markdown" -> Kind.MARKDOWN;
      case "xml" -> Kind.OTHER;
      default ->
          DOCUMENTS.contains(extension())
              ? Kind.DOCUMENT
              : syntax().isPresent() ? Kind.RDF : Kind.OTHER;
    };
  }

  /** The RDF syntax by file name extension, ignoring {@code .gz}. */
  public Optional<Lang> syntax() {
    return Syntaxes.ofFile(name);
  }

  public String extension() {
    String file = fileName().toLowerCase(Locale.ROOT);
    return file.contains(".") ? file.substring(file.lastIndexOf('.') + 1) : "";
  }

  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** File name without extension. */
  String stem() {
    String file = fileName();
    return file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
  }

  /** Name of its folder; empty at the top. */
  String folder() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null || parent.getFileName() == null
        ? ""
        : Nfc.of(parent.getFileName().toString());
  }
}
