package org.passeur.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.kernel.Problem;

class TrustedProxiesTest {
  private static final String FORGED = "203.0.113.66";
  private static final String CLIENT = "198.51.100.7";

  private final TrustedProxies here = TrustedProxies.ofThisMachine();
  private final TrustedProxies named =
      new TrustedProxies(List.of("192.0.2.7", "10.16.0.0/12", "2001:db8:5::/48"));

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "0:0:0:0:0:0:0:1", "[::1]", "::1"})
  void aProxyOfThisMachineIsBelieved(String proxy) {
    assertEquals(CLIENT, here.client(proxy, CLIENT));
    assertEquals(proxy, here.client(proxy, ""), "who asks on this machine says nothing");
  }

  @Test
  void whoIsNoTrustedProxySpeaksForItself() {
    assertEquals("192.0.2.7", here.client("192.0.2.7", FORGED));
    assertEquals("192.0.2.8", named.client("192.0.2.8", FORGED));
    assertEquals("10.32.0.1", named.client("10.32.0.1", FORGED));
    assertEquals("2001:db8:6::1", named.client("2001:db8:6::1", FORGED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "10.16.0.1", "10.31.255.255", "2001:db8:5:ffff::1"})
  void oneThatIsNamedIsBelieved(String proxy) {
    assertEquals(CLIENT, named.client(proxy, CLIENT));
  }

  @Test
  void whatTheClientItselfWroteBeforeIsNotBelieved() {
    assertEquals(CLIENT, here.client("127.0.0.1", FORGED + ", " + CLIENT));
  }

  @Test
  void proxiesBehindProxiesAreGoneThrough() {
    assertEquals(
        CLIENT, named.client("127.0.0.1", FORGED + ", " + CLIENT + ",10.20.1.1, 192.0.2.7"));
    assertEquals("10.20.1.1", named.client("127.0.0.1", "10.20.1.1"), "one that asks for itself");
    assertEquals("unknown", named.client("127.0.0.1", FORGED + ", unknown, ,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "", "::/129"})
  void whatIsNoAddressIsRefusedInWords(String text) {
    Problem problem = assertThrows(Problem.class, () -> new TrustedProxies(List.of(text)));
    assertTrue(problem.words().en().contains("--trusted-proxy"));
  }
}
