package org.passeur.route;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.route.need.RoutingJson;

@DisplayName("Someone who withdraws consent")
class ConsentTest {
  @Test
  @DisplayName("is in no suggestion and no reason any more, while what they wrote stays")
  void gone(@TempDir Path folder) {
    try (Network network = Network.garden(folder)) {
      assertTrue(RoutingJson.of(network.route("compost")).contains("Ada Fictive"));
      network.withdraw("ada222222222");
      String answer = RoutingJson.of(network.route("compost"));
      assertFalse(answer.contains("Ada Fictive"));
      assertFalse(answer.contains("aaaaaaaaaaaa"));
      assertTrue(answer.contains("Guide du compostage d'hiver"));
    }
  }
}
