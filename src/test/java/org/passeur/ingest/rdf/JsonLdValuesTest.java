package org.passeur.ingest.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passeur.TestBase;
import org.passeur.kernel.Problem;

/** JSON-LD that would be read for seconds. */
class JsonLdValuesTest extends TestBase {
  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  private static long read(String json) {
    return RdfBody.read(
            json.getBytes(StandardCharsets.UTF_8), "application/ld+json", "http://x.example/")
        .getDefaultGraph()
        .size();
  }

  private static String values(String list) {
    return "{\"@id\":\"http://x.example/a\",\"http://x.example/p\":[" + list + "]}";
  }

  @Test
  void manyValuesOfOnePropertyAreRefusedInWords() {
    for (String list : new String[] {numbers(3_000), "{\"@list\":[" + numbers(1_001) + "]}"}) {
      Problem problem = assertThrows(Problem.class, () -> read(values(list)));
      assertEquals(Problem.Kind.TOO_LARGE, problem.kind());
    }
  }

  @Test
  void aFewValuesAndManyThingsAreRead() {
    assertEquals(300, read(values(numbers(300))));
    String things =
        IntStream.range(0, 1_500)
            .mapToObj(i -> "{\"@id\":\"http://x.example/" + i + "\",\"http://x.example/p\":1}")
            .collect(Collectors.joining(","));
    assertEquals(1_500, read("[" + things + "]"));
    assertEquals(1_500, read("{\"@graph\":[" + things + "]}"));
  }

  @Test
  void whatIsNoJsonIsToldByTheReader() {
    Problem problem = assertThrows(Problem.class, () -> read("{]"));
    assertEquals(Problem.Kind.BAD_REQUEST, problem.kind());
  }
}
