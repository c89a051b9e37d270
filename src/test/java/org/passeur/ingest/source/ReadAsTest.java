package org.passeur.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.TestBase;

/** How people write dates, numbers and truths, and what becomes of it. */
final class ReadAsTest extends TestBase {
  private static String read(String reading, String text) {
    Node written =
        NodeFactory.createLiteralDT(
            text, TypeMapper.getInstance().getSafeTypeByName(ReadAs.NS + reading));
    Optional<Node> read = ReadAs.read(written);
    return read.map(
            n -> n.getLiteralDatatypeURI().replaceAll(".*#", "") + " " + n.getLiteralLexicalForm())
        .orElse("unread");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-12-31|date 2024-12-31",
        "31/12/2024|date 2024-12-31",
        "1.2.2024|date 2024-02-01",
        "31 décembre 2024|date 2024-12-31",
        "Mardi 31 DÉCEMBRE 2024|date 2024-12-31",
        "1er août 2024|date 2024-08-01",
        "3 févr. 2024|date 2024-02-03",
        "31 December 2024|date 2024-12-31",
        "December 31st, 2024|date 2024-12-31",
        "2 de\u0301cembre 2024|date 2024-12-02",
        "31\u00A0décembre\u202F2024|date 2024-12-31",
        "décembre 2024|gYearMonth 2024-12",
        "12/2024|gYearMonth 2024-12",
        "2024-12|gYearMonth 2024-12",
        "2024|gYear 2024",
        "2024-05-01 10:00:00 +0200|dateTime 2024-05-01T10:00:00+02:00",
        "2024-05-01T10:00:00.5Z|dateTime 2024-05-01T10:00:00.5Z",
        "2024-05-01 10:00:00 UTC|dateTime 2024-05-01T10:00:00Z",
        "31/12/2024 à 9 h 30|dateTime 2024-12-31T09:30:00",
        "1 août 2024 10:00|dateTime 2024-08-01T10:00:00",
        "31/12/24|unread",
        "31/02/2024|unread",
        "12/31/2024|unread",
        "31 brumaire 2024|unread",
        "bientôt|unread",
        "2024-05-01 25:00|unread",
      })
  void dates(String text, String expected) {
    assertEquals(expected, read("date", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date-month-first|12/31/2024|date 2024-12-31",
        "date-month-first|31/12/2024|unread",
        "decimal|12,5|decimal 12.5",
        "decimal|12.5|decimal 12.5",
        "decimal|1\u00A0234\u202F567,50|decimal 1234567.50",
        "decimal|1.234,5|decimal 1234.5",
        "decimal|1,234.5|decimal 1234.5",
        "decimal|1'234.50|decimal 1234.50",
        "decimal|\u22121 200|decimal -1200",
        "decimal|12,34,567|unread",
        "decimal|12,5 €|unread",
        "decimal|1 23,4|unread",
        "decimal-point|1,234|decimal 1234",
        "decimal-point|12,5|unread",
        "integer|1 234|integer 1234",
        "integer|1.234.567|integer 1234567",
        "integer|12,5|unread",
        "boolean|Oui|boolean true",
        "boolean|NON|boolean false",
        "boolean|peut-être|unread",
        "shoe-size|42|unread",
      })
  void numbersTruthsAndOtherOrders(String reading, String text, String expected) {
    assertEquals(expected, read(reading, text));
  }
}
