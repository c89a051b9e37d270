package org.passeur.guard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.passeur.TestData.ADDRESSES;
import static org.passeur.TestData.NOTE;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.TestBase;
import org.passeur.TestData;
import org.passeur.kernel.Report;
import org.passeur.store.RecordStore;
import org.passeur.store.Refused;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Rdf;

/** Literals are values of their type, whoever writes them. */
final class WellFormedTest extends TestBase {
  private final RecordStore store;

  WellFormedTest(@TempDir Path folder) {
    store = RecordStore.open(folder, TestData.SKOLEM, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Quad issued(String graph, String text, String type) {
    String datatype = type.contains(":") ? type : Rdf.XSD + type;
    return Quad.create(
        ADDRESSES.publicGraph(graph),
        TestData.ours("id/resource/rrrrrrrrrrrr"),
        Dcterms.ISSUED,
        NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(datatype)));
  }

  private void add(Quad quad) {
    store.write(NOTE, data -> data.add(quad));
  }

  @ParameterizedTest
  @CsvSource({
    "31/12/2024,date",
    "2024-02-30,date",
    "'12,5',decimal",
    "2024-05-01 10:00:00 +0200,dateTime",
    "2024-05-01T10:00:00+0200,dateTime",
    "oui,boolean",
    "2024-13,gYearMonth",
    "300,byte",
  })
  void whatIsNoValueOfItsTypeIsRefusedAndNamed(String text, String type) {
    store.guardedBy(List.of(new WellFormed()));
    Quad quad = issued("a", text, type);
    Refused refused = assertThrows(Refused.class, () -> add(quad));

    Report.Result result = refused.report().results().get(0);
    assertEquals(quad.getSubject(), result.focus());
    assertEquals(Dcterms.ISSUED, result.path().orElseThrow());
    assertTrue(result.message().fr().contains("« " + text + " »"), result.message().fr());
    assertTrue(result.message().en().contains("“" + text + "”"), result.message().en());
    assertTrue(result.message().en().contains("xsd:" + type), result.message().en());
  }

  @ParameterizedTest
  @CsvSource({
    "2024-12-31,date",
    "2024,gYear",
    "2024-12,gYearMonth",
    "2024-05-01T10:00:00+02:00,dateTime",
    "-0,integer",
    "1,boolean",
    "INF,double",
    "a %zz b,anyURI",
    "31/12/2024,string",
    "whatever,http://types.example/own",
  })
  void whatIsAValueAndWhatNobodyHereCanJudgeIsStored(String text, String type) {
    store.guardedBy(List.of(new WellFormed()));
    assertDoesNotThrow(() -> add(issued("a", text, type)));
  }

  @Test
  void whatAnOlderFolderHoldsMayBeMovedAndRemoved() {
    add(issued("a", "31/12/2024", "date"));
    store.guardedBy(List.of(new WellFormed()));

    store.write(
        NOTE,
        data -> {
          data.delete(issued("a", "31/12/2024", "date"));
          data.add(issued("b", "31/12/2024", "date"));
        });
    assertThrows(Refused.class, () -> add(issued("c", "31/12/2024", "date")));
    store.write(NOTE, data -> data.delete(issued("b", "31/12/2024", "date")));

    boolean isThere =
        store.read(data -> data.find(Node.ANY, Node.ANY, Dcterms.ISSUED, Node.ANY).hasNext());
    assertFalse(isThere);
  }
}
