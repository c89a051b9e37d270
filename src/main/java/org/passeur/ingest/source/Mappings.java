package org.passeur.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.passeur.kernel.Bundled;
import org.passeur.kernel.Nfc;
import org.passeur.sparql.library.MappingQuery;

/**
 * A mapping, either of rows by RML or of RDF by a CONSTRUCT query.
 *
 * @param rml present for an RML mapping
 * @param query present for a CONSTRUCT query
 */
public record Mappings(Optional<RmlMapping> rml, Optional<MappingQuery> query) {
  public static final Mappings NONE = new Mappings(Optional.empty(), Optional.empty());

  /**
   * Finds and reads a mapping.
   *
   * @param name a file, or the name of one that ships with the program, with or without extension
   * @return empty, with a problem in the harvest, when it does not exist or is invalid
   */
  public static Optional<Mappings> load(String name, String base, Harvest harvest) {
    String shown = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    try {
      Optional<Text> found = find(name);
      if (found.isEmpty()) {
        harvest.refuse(
            shown, 0, "Cette correspondance est introuvable.", "This mapping cannot be found.");
        return Optional.empty();
      }
      Text text = found.get();
      return Optional.of(
          text.isQuery()
              ? new Mappings(Optional.empty(), Optional.of(new MappingQuery(text.body(), base)))
              : new Mappings(Optional.of(new RmlMapping(text.body(), base)), Optional.empty()));
    } catch (IOException | RuntimeException e) {
      harvest.refuse(
          shown,
          0,
          "Correspondance illisible : " + e.getMessage(),
          "Unreadable mapping: " + e.getMessage());
      return Optional.empty();
    }
  }

  private record Text(String body, boolean isQuery) {}

  private static Optional<Text> find(String name) throws IOException {
    if (Files.isRegularFile(Path.of(name))) {
      String body = Nfc.of(Files.readString(Path.of(name)));
      return Optional.of(new Text(body, name.endsWith(".rq")));
    }
    for (String candidate :
        new String[] {
          "ontology/mappings/" + name,
          "ontology/mappings/" + name + ".rml.ttl",
          "queries/map/" + name,
          "queries/map/" + name + ".rq"
        }) {
      boolean query = candidate.endsWith(".rq");
      if ((query || candidate.endsWith(".ttl"))
          && Mappings.class.getResource("/" + candidate) != null) {
        try (InputStream in = Bundled.open(candidate)) {
          return Optional.of(
              new Text(new String(in.readAllBytes(), StandardCharsets.UTF_8), query));
        }
      }
    }
    return Optional.empty();
  }
}
