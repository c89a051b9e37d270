package org.passeur.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

/** Sends JSON, in UTF-8 whatever the platform (RFC 8259, section 8.1). */
public final class Json {
  private Json() {}

  public static void send(Exchange x, String type, JsonNode body) {
    send(x, type, body.toString());
  }

  public static void send(Exchange x, String type, String body) {
    x.send(type, body.getBytes(UTF_8));
  }
}
