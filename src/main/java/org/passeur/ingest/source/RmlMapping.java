package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.carml.engine.rdf.RdfRmlMapper;
import io.carml.model.NameableStream;
import io.carml.model.TriplesMap;
import io.carml.util.RmlMappingLoader;
import io.carml.vocab.Rdf;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.passeur.ingest.table.TableDialect;
import org.passeur.ingest.table.TableReading;
import org.passeur.kernel.Bilingual;

/**
 * An RML mapping, run by CARML on one row at a time, so that each statement can be traced to its
 * row and one bad row does not cost the others. Logical sources are named streams ({@code
 * carml:Stream}): {@code source} for all rows, the file name without extension, or that name, a dot
 * and the name of the list.
 */
public final class RmlMapping {
  private static final String ALL = "source";

  private final Map<String, RdfRmlMapper> mappers = new HashMap<>();

  private final TableMapping tables;

  /** Streams whose rows should each produce something; others serve nested objects only. */
  private final Set<String> wholeRows = new HashSet<>();

  /**
   * @param turtle the mapping
   * @param base for its relative addresses
   * @throws RuntimeException when it is not an RML mapping
   */
  RmlMapping(String turtle, String base) {
    tables = new TableMapping(turtle, ALL);
    Set<TriplesMap> maps =
        RmlMappingLoader.build()
            .load(
                RDFFormat.TURTLE,
                new ByteArrayInputStream(tables.turtle().getBytes(StandardCharsets.UTF_8)));
    Map<String, Set<TriplesMap>> byStream = new HashMap<>();
    for (TriplesMap map : maps) {
      String iterator = map.getLogicalSource().getIterator();
      if (iterator == null || iterator.equals("$[*]")) {
        wholeRows.add(stream(map));
      }
      byStream.computeIfAbsent(stream(map), s -> new LinkedHashSet<>()).add(map);
    }
    byStream.forEach((stream, some) -> mappers.put(stream, mapper(some, base)));
  }

  /** How a table is to be read: what is asked for goes before what the mapping says of it. */
  public TableReading reading(Input input, TableDialect given) {
    TableDialect dialect = given;
    Set<String> asked = new HashSet<>();
    for (String stream : mappers.keySet()) {
      if (concerns(stream, input)) {
        dialect = dialect.or(tables.dialect(stream));
        asked.addAll(tables.columns(stream));
      }
    }
    return new TableReading(dialect, asked);
  }

  private static String stream(TriplesMap map) {
    return map.getLogicalSource().getSource() instanceof NameableStream named
            && named.getStreamName() != null
        ? named.getStreamName()
        : ALL;
  }

  private static RdfRmlMapper mapper(Set<TriplesMap> maps, String base) {
    return RdfRmlMapper.builder()
        .baseIri(base)
        .triplesMaps(maps)
        .setLogicalSourceResolver(Rdf.Ql.JsonPath, RowFields::byPath)
        .setLogicalSourceResolver(Rdf.Ql.Csv, RowFields::byColumn)
        .build();
  }

  /** Returns whether the mapping applies to rows of the file. */
  public boolean knows(Input input) {
    return mappers.keySet().stream().anyMatch(stream -> concerns(stream, input));
  }

  private static boolean concerns(String stream, Input input) {
    return stream.equals(ALL)
        || stream.equals(input.stem())
        || stream.startsWith(input.stem() + ".");
  }

  /**
   * What a row becomes.
   *
   * @param quads its statements; those without a graph name are in the default graph
   * @param problem why its values do not fit what the mapping says of them; empty when they do
   */
  public record Mapped(List<Quad> quads, Optional<Bilingual> problem) {}

  /**
   * Maps one row.
   *
   * @throws RuntimeException when the row cannot be mapped
   */
  public Mapped map(DataRow row) {
    var rows = JsonNodeFactory.instance.arrayNode().add(row.fields());
    List<Quad> quads = new ArrayList<>();
    for (String stream : streams(row)) {
      RdfRmlMapper mapper = mappers.get(stream);
      if (mapper != null) {
        Map<String, InputStream> named = Map.of(stream, new RowFields.Rows(rows));
        mapper.mapToModel(named).forEach(s -> quads.add(CarmlTerms.quad(s)));
      }
    }
    return RowValues.checked(quads, row);
  }

  private static List<String> streams(DataRow row) {
    return List.of(ALL, row.stem(), row.stem() + "." + row.list());
  }

  /** Returns whether a stream of the mapping takes rows of that list of the file. */
  public boolean takes(DataRow row) {
    return streams(row).stream().anyMatch(mappers::containsKey);
  }

  /** Returns whether a row without any statement is a problem. */
  public boolean expectsSomething(DataRow row) {
    return streams(row).stream().anyMatch(wholeRows::contains);
  }
}
