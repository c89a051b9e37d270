package org.passeur.ingest.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.passeur.ingest.table.Table;
import org.passeur.ingest.table.TableReading;
import org.passeur.ingest.table.TableSink;
import org.passeur.kernel.Bilingual;

/** Makes rows of data of the rows of a table. */
final class TableFiles implements TableSink {
  private final Input input;
  private final String source;
  private final Harvest harvest;
  private final Consumer<DataRow> rows;

  /**
   * @param rows receives each row, in the order of the file
   */
  TableFiles(Input input, String source, Harvest harvest, Consumer<DataRow> rows) {
    this.input = input;
    this.source = source;
    this.harvest = harvest;
    this.rows = rows;
  }

  void read(TableReading reading) {
    Table.read(input.asTable(), reading, this);
  }

  @Override
  public void row(int line, Map<String, String> cells) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    cells.forEach(fields::put);
    rows.accept(DataRow.of(input, source, line, "", "", fields));
  }

  @Override
  public void refuse(int line, Bilingual why) {
    harvest.refuse(input.name(), line, why.fr(), why.en());
  }

  @Override
  public void remark(Bilingual what) {
    harvest.add(ImportProblem.remark(input.name(), what.fr(), what.en()));
  }
}
