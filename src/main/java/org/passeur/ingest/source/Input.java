package org.passeur.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.jena.riot.Lang;
import org.passeur.ingest.rdf.Syntaxes;
import org.passeur.ingest.rdf.Unpacked;
import org.passeur.ingest.table.Table;
import org.passeur.ingest.table.TableReading;
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
          "pdf", "docx", "docm", "doc", "odt", "rtf", "pptx", "pptm", "ppsx", "pps", "ppt", "odp",
          "xlsx", "xlsm", "xls", "ods", "html", "htm", "xhtml", "epub", "eml", "msg", "mbox", "ics",
          "vcf", "txt", "text");

  private static final Set<String> TABLES =
      Set.of("csv", "tsv", "tab", "psv", "xlsx", "xlsm", "xls", "ods", "fods");

  /** Endings of files that hold RDF or something else. */
  private static final Set<String> MAY_BE_RDF = Set.of("xml", "json", "txt", "text");

  private static final Pattern PACKED_ENDING = Pattern.compile("(?i)\\.(?:gz|bz2)$");

  /** Those, and the one file of a zip file, which is named after a slash. */
  private static final Pattern PACKED = Pattern.compile("(?i)\\.(?:gz|bz2|zip/[^/]+)$");

  private static final int BEGINNING = 32 << 10;

  /** The largest file that is read, in bytes. */
  public static final long LARGEST = 200L << 20;

  /**
   * Returns the files, and all files of the folders. What is missing, too large, not a regular file
   * or a link out of the folder becomes a problem.
   */
  public static List<Input> of(List<Path> given, Harvest harvest) {
    List<Input> inputs = Inputs.of(given, harvest);
    harvest.found += inputs.size();
    return inputs;
  }

  /**
   * Reads its rows: those of a table or of a tree, or else the whole file as one row, with its text
   * as {@code _body}. What cannot be read becomes a problem.
   *
   * @param reading what is known of tables
   * @param rows receives each row, in the order of the file
   */
  public void rows(String source, TableReading reading, Harvest harvest, Consumer<DataRow> rows) {
    if (isTable()) {
      new TableFiles(this, source, harvest, rows).read(reading);
      return;
    }
    switch (kind()) {
      case TREE -> new TreeFiles(source, harvest, rows).read(this);
      default -> rows.accept(FrontMatter.of(this, harvest).row(this, source));
    }
  }

  /** Whether a mapping of rows reads it as a table: spreadsheets too, which else are documents. */
  public boolean isTable() {
    return TABLES.contains(extension());
  }

  /** The kind that the name tells; compressed documents are not read. */
  public Kind kind() {
    return switch (extension()) {
      case "csv", "tsv", "tab", "psv" -> Kind.TABLE;
      case "json", "jsonl", "ndjson", "yaml", "yml" -> Kind.TREE;
      case "md", "markdown" -> Kind.MARKDOWN;
      case "xml" -> Kind.OTHER;
      default -> {
        if (DOCUMENTS.contains(extension())) {
          yield isPacked() ? Kind.OTHER : Kind.DOCUMENT;
        }
        yield Syntaxes.ofFile(plainName()).isPresent() ? Kind.RDF : Kind.OTHER;
      }
    };
  }

  /** The RDF syntax, by the content where that contradicts the name; empty when it is no RDF. */
  public Optional<Lang> syntax() {
    if (kind() != Kind.RDF && !MAY_BE_RDF.contains(extension())) {
      return Optional.empty();
    }
    try (InputStream in = open()) {
      return Syntaxes.of(plainName(), in.readNBytes(BEGINNING));
    } catch (IOException e) {
      return Syntaxes.ofFile(plainName()); // whoever reads it on will say so
    }
  }

  /**
   * Its bytes, unpacked.
   *
   * @throws IOException when it cannot be read, or is packed and damaged
   */
  public InputStream open() throws IOException {
    return isPacked() ? Unpacked.open(path) : Files.newInputStream(path);
  }

  /** Its bytes for the room of tables, which reads workbooks from their file where it can. */
  Table.Source asTable() {
    return new Table.Source() {
      @Override
      public InputStream open() throws IOException {
        return Input.this.open();
      }

      @Override
      public Optional<Path> file() {
        return isPacked() ? Optional.empty() : Optional.of(path);
      }
    };
  }

  private boolean isPacked() {
    return PACKED.matcher(name).find();
  }

  public String extension() {
    String file = plainName().toLowerCase(Locale.ROOT);
    return file.contains(".") ? file.substring(file.lastIndexOf('.') + 1) : "";
  }

  public String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** File name without the ending of a compressed file. */
  private String plainName() {
    return PACKED_ENDING.matcher(fileName()).replaceFirst("");
  }

  /** File name without extension. */
  String stem() {
    String file = plainName();
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
