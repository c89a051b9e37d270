package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.web.Site;

@DisplayName("The interface for programs")
class OpenApiTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir static Path folder;
  private static DemoHouse demo;
  private static Site site;

  @BeforeAll
  static void serve() {
    demo = new DemoHouse(folder);
    site = demo.site;
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + site.port() + path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode description() throws Exception {
    return MAPPER.readTree(get("/openapi.json").body());
  }

  @Test
  @DisplayName(
      "is described in OpenAPI 3.1, where it is served, without a reference that leads nowhere")
  void described() throws Exception {
    JsonNode api = description();
    assertTrue(api.path("openapi").asText().startsWith("3.1"));
    assertEquals("http://localhost:8080", api.at("/servers/0/url").asText());
    for (JsonNode reference : api.findValues("$ref")) {
      String pointer = reference.asText().substring(1);
      assertFalse(api.at(pointer).isMissingNode(), reference.asText());
    }
  }

  @Test
  @DisplayName("answers as described, in both languages, whether something is found or not")
  void answersAsDescribed() throws Exception {
    JsonNode api = description();
    Map<String, List<String>> calls =
        Map.of(
            "/api/route",
            List.of(
                "?q=compost&lang=fr",
                "?q=compost&lang=en&type=person&type=community&limit=3",
                "?q=le",
                "?q=zzzz&territory=estrie2222222&community=compostquart"),
            "/api/search",
            List.of("?q=compost", "?q=composting&lang=en&type=theme&limit=2", "?q=zzzz"),
            "/api/suggest",
            List.of("?q=comp", "?q=co&lang=en&type=theme", "?q=x"));
    for (var call : calls.entrySet()) {
      JsonNode schema =
          api.path("paths")
              .path(call.getKey())
              .at("/get/responses/200/content/application~1json/schema");
      for (String query : call.getValue()) {
        var answer = get(call.getKey() + query);
        assertEquals(200, answer.statusCode(), call.getKey() + query);
        List<String> faults = new ArrayList<>();
        check(MAPPER.readTree(answer.body()), schema, api, call.getKey() + query, faults);
        assertEquals(List.of(), faults);
      }
    }
  }

  @Test
  @DisplayName("refuses what it does not understand with what to do")
  void refusals() throws Exception {
    for (String wrong :
        List.of(
            "/api/route",
            "/api/search?q=",
            "/api/suggest?q=a&type=nothing",
            "/api/route?q=a&limit=x",
            "/api/search?q=a&limit=0")) {
      var answer = get(wrong);
      assertEquals(400, answer.statusCode(), wrong);
      assertTrue(answer.headers().firstValue("Content-Type").orElse("").contains("problem+json"));
    }
  }

  @Test
  @DisplayName("completes names in the language asked, themes first")
  void completes() throws Exception {
    JsonNode french = MAPPER.readTree(get("/api/suggest?q=compostage+co&lang=fr").body());
    assertEquals("theme", french.at("/suggestions/0/type").asText());
    assertEquals("compostage collectif", french.at("/suggestions/0/label").asText());
    JsonNode english = MAPPER.readTree(get("/api/suggest?q=community+compo&lang=en").body());
    assertEquals("community composting", english.at("/suggestions/0/label").asText());
  }

  /** The part of JSON Schema that the description uses; anything else in a schema is a fault. */
  private static void check(
      JsonNode value, JsonNode schema, JsonNode api, String at, List<String> faults) {
    if (schema.has("$ref")) {
      check(value, api.at(schema.path("$ref").asText().substring(1)), api, at, faults);
      return;
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      faults.add(at + " is " + value);
    }
    boolean fits =
        switch (schema.path("type").asText("")) {
          case "string" -> value.isTextual();
          case "number" -> value.isNumber();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          case "array" -> value.isArray() && value.size() >= schema.path("minItems").asInt(0);
          case "object" -> value.isObject();
          case "" -> schema.has("enum");
          default -> false;
        };
    if (!fits) {
      faults.add(at + " does not fit " + schema);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      check(value.get(i), schema.path("items"), api, at + "/" + i, faults);
    }
    if (value.isObject()) {
      schema.path("required").forEach(r -> addMissing(value, r.asText(), at, faults));
      value.fields().forEachRemaining(f -> field(f, schema, api, at, faults));
    }
  }

  private static void addMissing(JsonNode value, String name, String at, List<String> faults) {
    if (!value.has(name)) {
      faults.add(at + " has no " + name);
    }
  }

  private static void field(
      Map.Entry<String, JsonNode> field,
      JsonNode schema,
      JsonNode api,
      String at,
      List<String> faults) {
    JsonNode known = schema.path("properties").path(field.getKey());
    JsonNode other = schema.path("additionalProperties");
    if (known.isMissingNode() && !other.isObject()) {
      faults.add(at + " has " + field.getKey() + ", which is not described");
    } else {
      check(
          field.getValue(),
          known.isMissingNode() ? other : known,
          api,
          at + "/" + field.getKey(),
          faults);
    }
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
