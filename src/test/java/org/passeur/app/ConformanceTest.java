package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.conformance.Endpoint;
import org.passeur.conformance.GraphStoreRequirements;
import org.passeur.conformance.ProtocolRequirements;
import org.passeur.conformance.Requirement;
import org.passeur.document.Outbound;
import org.passeur.web.Site;

/** {@code serve --conformance} does what the SPARQL protocols ask, each requirement by itself. */
class ConformanceTest {
  @TempDir static Path folder;
  private static House house;
  private static Site site;
  private static Endpoint server;

  @BeforeAll
  static void serve() {
    JenaSystem.init();
    Outbound.off();
    // the port must be known beforehand: it is in the addresses of graphs and of the description
    int port = freePort();
    String base = "http://localhost:" + port;
    house = new House(new DataFolder(folder), "", base, true);
    var config = new Config(folder, "127.0.0.1", port, "", false, true);
    site = Site.start(Serve.parts(house, config), "127.0.0.1", port);
    server = new Endpoint(base + "/sparql", base + "/update", base + "/graphs", true);
  }

  @AfterAll
  static void stop() {
    site.close();
    house.close();
  }

  @TestFactory
  Stream<DynamicTest> protocolAndServiceDescription() {
    return tests(ProtocolRequirements.all());
  }

  @TestFactory
  Stream<DynamicTest> graphStoreProtocol() {
    return tests(GraphStoreRequirements.all());
  }

  private static Stream<DynamicTest> tests(List<Requirement> requirements) {
    return requirements.stream()
        .map(r -> DynamicTest.dynamicTest(r.name(), () -> assertEquals("", r.failure(server))));
  }

  private static int freePort() {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
