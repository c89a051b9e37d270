package org.passeur.ingest.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestBase;
import org.passeur.kernel.Problem;

/** What comes as plain text. */
final class RdfBodyTest extends TestBase {
  private static long statements(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return RdfBody.read(body, "text/plain; charset=utf-8", "http://x.example/").stream().count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<http://x.example/a> <http://x.example/p> \"x\" .",
        "@prefix x: <http://x.example/> . x:a x:p 'x' .",
        "<http://x.example/a> a <http://x.example/T> .",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
            + " xmlns:x='http://x.example/'><x:T rdf:about='http://x.example/a'/></rdf:RDF>",
      })
  void plainTextIsReadAsTheRdfThatItHolds(String text) {
    assertEquals(1, statements(text));
  }

  @Test
  void otherPlainTextIsRefused() {
    assertThrows(Problem.class, () -> statements("Bonjour !"));
  }
}
