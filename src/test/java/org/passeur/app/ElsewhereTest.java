package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server whose things bear another address of this machine")
class ElsewhereTest {
  @Test
  @DisplayName("says so, with what to do in both languages")
  void told() {
    String told = Serve.elsewhere("http://localhost:8080", "", 9090).orElseThrow();
    assertTrue(told.contains("--base http://localhost:9090"), told);
    assertTrue(told.contains("--port 8080"), told);
    assertTrue(told.contains("Attention") && told.contains("Warning"), told);
    assertTrue(Serve.elsewhere("http://127.0.0.1", "", 9090).isPresent());
  }

  @Test
  @DisplayName("and nothing when they are the same, on purpose, or elsewhere on the web")
  void quiet() {
    assertEquals(Optional.empty(), Serve.elsewhere("http://localhost:8080", "", 8080));
    assertEquals(Optional.empty(), Serve.elsewhere("http://localhost", "", 80));
    assertEquals(
        Optional.empty(), Serve.elsewhere("http://localhost:8080", "http://localhost:8080", 9090));
    assertEquals(Optional.empty(), Serve.elsewhere("https://example.org", "", 9090));
  }
}
