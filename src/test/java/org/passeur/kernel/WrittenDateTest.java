package org.passeur.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {
  @ParameterizedTest
  @CsvSource({
    "2024, 2024-01-01, 2024-12-31",
    "2024Z, 2024-01-01, 2024-12-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2024-02+05:00, 2024-02-01, 2024-02-29",
    "2024-12, 2024-12-01, 2024-12-31",
    "2024-05-01, 2024-05-01, 2024-05-01",
    "2024-05-01-05:00, 2024-05-01, 2024-05-01",
    "2024-05-01T23:30:00, 2024-05-01, 2024-05-01",
    "2024-05-01T23:30:00-04:00, 2024-05-01, 2024-05-01",
    "' 2024-05-01 10:00 ', 2024-05-01, 2024-05-01",
    "0007, 0007-01-01, 0007-12-31"
  })
  void aDateLastsAsLongAsItIsPreciseInItsOwnZone(String text, LocalDate first, LocalDate last) {
    WrittenDate date = date(text);
    assertEquals(first, date.first());
    assertEquals(last, date.last());
    assertEquals(Optional.of(first), WrittenDate.firstDay(text));
    assertEquals(date, WrittenDate.of(NodeFactory.createLiteralString(text)).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "24",
        "20245",
        "2024-5",
        "2024-13",
        "2024-00",
        "2024-02-30",
        "2024-05-1",
        "May 2024",
        "2024-05-01 or later",
        "2024-05-01x",
        "2024/05/01",
        "-2024",
        "1999-2001"
      })
  void whatIsNoDateIsNotGuessed(String text) {
    assertEquals(Optional.empty(), WrittenDate.of(text));
  }

  @Test
  void anAddressIsNoDate() {
    assertEquals(Optional.empty(), WrittenDate.of(NodeFactory.createURI("urn:2024")));
  }

  @ParameterizedTest
  @CsvSource({
    "2025, 2024, true",
    "2024, 2024, false",
    "2024, 2024-05, false",
    "2024-05, 2024, false",
    "2024-06, 2024-05-31, true",
    "2024-05-31, 2024-05, false",
    "2024-05-02, 2024-05-01T23:00:00, true",
    "2024-05-01T10:00:00Z, 2024-05-01T09:00:00Z, true",
    "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, false",
    "2024-05-01T10:00:00, 2024-05-01T09:00:00Z, false",
    "2024-05-02T00:30:00+02:00, 2024-05-01T23:00:00Z, false",
    "2024-05-01T23:00:00Z, 2024-05-02T00:30:00+02:00, true"
  })
  void onlyWhatIsCertainlyLaterIsLater(String one, String other, boolean later) {
    assertEquals(later, date(one).isAfter(date(other)));
  }

  @Test
  void aMomentIsKnownWhenItsOffsetIs() {
    assertEquals(
        Optional.of(Instant.parse("2024-05-02T03:30:00Z")),
        date("2024-05-01T23:30:00-04:00").moment());
    assertEquals(Optional.empty(), date("2024-05-01T23:30:00").moment());
    assertEquals(Optional.empty(), date("2024-05-01Z").moment());
  }

  @Test
  void itSaysHowPreciseItIs() {
    assertTrue(date("2024-05-01").isDay());
    assertFalse(date("2024-05-01").isMonth());
    assertTrue(date("2024-05").isMonth());
    assertFalse(date("2024-05").isDay());
    assertFalse(date("2024").isMonth());
    assertFalse(date("2024").isDay());
  }

  @Test
  void datesAreSortedByTheirFirstDayTheLessPreciseFirst() {
    List<String> inOrder =
        List.of("2023-12-31", "2024", "2024-01", "2024-01-01", "2024-01-02", "2024-02");
    for (int i = 1; i < inOrder.size(); i++) {
      assertTrue(date(inOrder.get(i - 1)).compareTo(date(inOrder.get(i))) < 0, inOrder.get(i));
    }
  }

  @Test
  void theFirstDayThatExistsIsFoundInAText() {
    assertEquals(
        Optional.of(LocalDate.of(2024, 2, 29)),
        WrittenDate.dayWithin("le 2024-02-30, ou 2024-02-29T10:00, ou 2025-01-01"));
    assertEquals(Optional.empty(), WrittenDate.dayWithin("en 2024-02"));
  }

  private static WrittenDate date(String text) {
    return WrittenDate.of(text).orElseThrow();
  }
}
