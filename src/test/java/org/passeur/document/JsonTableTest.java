package org.passeur.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;

/** What is written says what Jena's own writer says. */
class JsonTableTest extends TestBase {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Var> VARIABLES =
      List.of(Var.alloc("a"), Var.alloc("b"), Var.alloc("c"));

  private static final List<String> ODD =
      List.of(
          "a", "é", "\"", "\\", "\n", "\r", "\t", "\u0001", "\u2028", "\ud83d\ude00", "<&>", "'");

  @Test
  void rowsAreWrittenAsJenaWritesThem() throws IOException {
    var random = new Random(seed("JsonTableTest"));
    for (int i = 0; i < 300; i++) {
      List<Binding> rows = rows(random);
      byte[] ours = ours(rows);
      var own = new ByteArrayOutputStream();
      RowSetWriterRegistry.getFactory(ResultSetLang.RS_JSON)
          .create(ResultSetLang.RS_JSON)
          .write(own, table(rows), Context.emptyContext());
      assertEquals(JSON.readTree(own.toByteArray()), JSON.readTree(ours));
    }
  }

  @Test
  void aTruthIsOne() {
    var out = new ByteArrayOutputStream();
    JsonTable.write(() -> true, out);
    assertEquals("{\"head\":{},\"boolean\":true}", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void anEmptyTableStillNamesItsColumns() {
    assertEquals(
        "{\"head\":{\"vars\":[\"a\",\"b\",\"c\"]},\"results\":{\"bindings\":[]}}",
        new String(ours(List.of()), StandardCharsets.UTF_8));
  }

  private static byte[] ours(List<Binding> rows) {
    var out = new ByteArrayOutputStream();
    JsonTable.write(table(rows), out);
    return out.toByteArray();
  }

  private static RowSet table(List<Binding> rows) {
    return RowSetStream.create(VARIABLES, rows.iterator());
  }

  private static List<Binding> rows(Random random) {
    List<Node> blank = List.of(NodeFactory.createBlankNode(), NodeFactory.createBlankNode());
    List<Binding> rows = new ArrayList<>();
    for (int row = random.nextInt(5); row > 0; row--) {
      var builder = Binding.builder();
      for (Var variable : VARIABLES) {
        if (random.nextInt(4) > 0) {
          builder.add(variable, term(random, blank));
        }
      }
      rows.add(builder.build());
    }
    return rows;
  }

  private static Node term(Random random, List<Node> blank) {
    String text = ODD.get(random.nextInt(ODD.size()));
    return switch (random.nextInt(7)) {
      case 0 -> NodeFactory.createURI("http://x/é?q=" + random.nextInt(9));
      case 1 -> NodeFactory.createLiteralLang(text, "fr-CA");
      case 2 -> NodeFactory.createLiteralDT("0" + random.nextInt(9), XSDDatatype.XSDinteger);
      case 3 -> blank.get(random.nextInt(2));
      case 4 -> NodeFactory.createLiteralDirLang(text, "ar", "rtl");
      case 5 ->
          NodeFactory.createTripleTerm(
              NodeFactory.createURI("http://x/s"),
              NodeFactory.createURI("http://x/p"),
              blank.get(0));
      default -> NodeFactory.createLiteralString(text + random.nextInt(3));
    };
  }
}
