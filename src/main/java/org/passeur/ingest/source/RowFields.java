package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.carml.engine.ExpressionEvaluation;
import io.carml.logicalsourceresolver.LogicalSourceRecord;
import io.carml.logicalsourceresolver.LogicalSourceResolver;
import io.carml.logicalsourceresolver.ResolvedSource;
import io.carml.model.LogicalSource;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passeur.ingest.table.Table;
import reactor.core.publisher.Flux;

/**
 * Resolves references of a mapping to the fields of a row: JSONPath ({@code ql:JSONPath}) or column
 * names ({@code ql:CSV}). It replaces CARML's own resolvers, which parse the row and every path
 * again each time.
 */
final class RowFields implements LogicalSourceResolver<JsonNode> {
  private static final Configuration JAYWAY =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
          .build();

  private static final Pattern NAMES =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*(\\.[\\p{L}_][\\p{L}\\p{N}_-]*){0,100}");
  private static final Map<String, JsonPath> PATHS = new ConcurrentHashMap<>();

  private final boolean columns;

  private RowFields(boolean columns) {
    this.columns = columns;
  }

  static RowFields byPath() {
    return new RowFields(false);
  }

  static RowFields byColumn() {
    return new RowFields(true);
  }

  /** Carries rows through CARML, which accepts streams only. */
  static final class Rows extends InputStream {
    private final JsonNode rows;

    Rows(JsonNode rows) {
      this.rows = rows;
    }

    @Override
    public int read() {
      return -1;
    }
  }

  @Override
  public Function<ResolvedSource<?>, Flux<LogicalSourceRecord<JsonNode>>> getLogicalSourceRecords(
      Set<LogicalSource> sources) {
    return resolved -> {
      JsonNode rows = ((Rows) resolved.getResolved().orElseThrow()).rows;
      List<LogicalSourceRecord<JsonNode>> records = new ArrayList<>();
      for (LogicalSource source : sources) {
        for (JsonNode record : records(rows, source.getIterator())) {
          records.add(LogicalSourceRecord.of(source, record));
        }
      }
      return Flux.fromIterable(records);
    };
  }

  private JsonNode records(JsonNode rows, @Nullable String iterator) {
    return columns || iterator == null || iterator.equals("$[*]") ? rows : path(rows, iterator);
  }

  private static JsonNode path(JsonNode from, String path) {
    return PATHS.computeIfAbsent(path, JsonPath::compile).read(from, JAYWAY);
  }

  @Override
  public ExpressionEvaluationFactory<JsonNode> getExpressionEvaluationFactory() {
    return row -> (ExpressionEvaluation) expression -> values(row, expression);
  }

  private Optional<Object> values(JsonNode row, String expression) {
    List<String> values = new ArrayList<>();
    if (columns) {
      collect(row.path(Table.heading(expression)), values);
    } else if (NAMES.matcher(expression).matches()) {
      JsonNode node = row;
      for (String name : expression.split("\\.", -1)) {
        node = node.path(name);
      }
      collect(node, values);
    } else {
      path(row, expression).forEach(found -> collect(found, values));
    }
    return switch (values.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(values.get(0));
      default -> Optional.of(values);
    };
  }

  private static void collect(JsonNode node, List<String> values) {
    if (node.isArray()) {
      node.forEach(item -> collect(item, values));
    } else if (node.isValueNode() && !node.isNull()) {
      values.add(node.asText());
    }
  }
}
