package org.passeur.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Media types are chosen as RFC 9110 says. */
class NegotiationTest {
  private static final List<String> OFFERED =
      List.of("text/html", "text/turtle", "application/ld+json");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|text/html",
        "*/*|text/html",
        "garbage|text/html",
        "text/turtle|text/turtle",
        "TEXT/Turtle; charset=utf-8|text/turtle",
        "text/turtle;q=0.5, application/ld+json;q=0.9|application/ld+json",
        "text/html;q=0, */*|text/turtle",
        "text/*;q=0.3, application/*;q=0.4|application/ld+json",
        "text/turtle;q=0, text/*;q=0.1|text/html",
        "*/*;q=0.1, text/turtle;q=0.2|text/turtle",
        "text/html;q=lots, text/turtle;q=0.1|text/turtle",
        "image/png|none",
        "*/*;q=0|none"
      })
  void theClosestRangeDecidesAndTheBestQualityWins(String accept, String chosen) {
    assertEquals(chosen, Negotiation.choose(accept, OFFERED).orElse("none"));
  }
}
