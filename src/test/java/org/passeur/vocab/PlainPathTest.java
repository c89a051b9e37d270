package org.passeur.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {
  private static final int LONG = 1_000_000;

  /** The same rule as one expression, which only short paths can be asked of. */
  private static final Pattern RULE =
      Pattern.compile(
          "(?:/(?!\\.{1,2}(?:/|$))(?:[^/?#%]|%(?!2[DdEe]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee])"
              + "[0-9A-Fa-f]{2})+)+");

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "/a", "%C3%A9"})
  void aPathOfAnyLengthIsJudged(String part) {
    String path = "/graph/public/" + part.replaceFirst("^/", "b/").repeat(LONG);
    assertTrue(PlainPath.is(path));
    assertFalse(PlainPath.is(path + "//"));
    assertFalse(PlainPath.is(path + "%41"));
  }

  @Test
  void randomShortPathsAreJudgedAsByTheExpression() {
    long seed = Long.getLong("passeur.seed", System.nanoTime());
    var random = new Random(seed);
    String[] parts = {
      "/", "/", ".", "a", "Z", "é", "%", "%4", "%41", "%2e", "%2F", "%5F", "%5b", "%60", "%C3", "?",
      "#"
    };
    for (int i = 0; i < 200_000; i++) {
      var path = new StringBuilder(random.nextInt(8) == 0 ? "" : "/");
      for (int n = random.nextInt(7); n > 0; n--) {
        path.append(parts[random.nextInt(parts.length)]);
      }
      assertEquals(
          RULE.matcher(path).matches(), PlainPath.is(path.toString()), path + ", seed " + seed);
    }
  }
}
