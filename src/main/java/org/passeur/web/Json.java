package org.passeur.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/** Sends JSON, in UTF-8 whatever the platform (RFC 8259, section 8.1). */
final class Json {
  private Json() {}

  static void send(Context x, String type, JsonNode body) {
    send(x, type, body.toString());
  }

  static void send(Context x, String type, String body) {
    x.contentType(type).result(body.getBytes(StandardCharsets.UTF_8));
  }
}
