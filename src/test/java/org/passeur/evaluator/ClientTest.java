package org.passeur.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
  @Test
  void anIpv4AddressIsAShare() {
    assertEquals("192.0.2.1", Client.share("192.0.2.1"));
    assertEquals("192.0.2.1", Client.share(" 192.0.2.1:4711 "));
    assertEquals("192.0.2.1", Client.share("::ffff:192.0.2.1"));
    assertNotEquals(Client.share("192.0.2.1"), Client.share("192.0.2.2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8:0:1::1",
        "2001:0DB8::1:0:0:0:ffff",
        "[2001:db8:0:1:ffff:ffff:ffff:ffff]",
        "[2001:db8:0:1::5]:443",
        "2001:db8:0:1::1%eth0"
      })
  void aNetworkOfIpv6IsAShare(String address) {
    assertEquals("20010db800000001/64", Client.share(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001:db8:0:2::1", "2001:db8::1", "::1", "fe80::1"})
  void otherNetworksAreOthers(String address) {
    assertNotEquals("20010db800000001/64", Client.share(address));
    assertTrue(Client.share(address).endsWith("/64"), address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unknown", "localhost", "256.1.1.1", "1.2.3", ":", "::::", "a:b", "é", ""})
  void whatIsNoAddressStandsForItselfAndNoNameIsAskedFor(String text) {
    assertTrue(NetworkAddress.of(text).isEmpty());
    assertEquals(text, Client.share(text));
  }

  @Test
  void aNameWithoutEndTakesNoMemory() {
    assertEquals(64, Client.share("x".repeat(100_000)).length());
  }
}
