package org.passeur.app.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.passeur.ingest.sent.SentImport;

/** A running server, asked to do what a command would do on its data folder. */
public final class RemoteServer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST = Duration.ofHours(24);

  private final String server;
  private final String token;

  /**
   * @param token empty where none is needed
   */
  public RemoteServer(String server, String token) {
    this.server = server.replaceFirst("/+$", "");
    this.token = token;
  }

  /**
   * The report of an import.
   *
   * @param json as {@code --report} writes it
   * @param text for people
   * @param exitCode what the command ends with
   */
  public record Answer(String json, String text, int exitCode) {}

  /**
   * Sends an import, and waits for its report.
   *
   * @param options of the command, by their names without hyphens before them
   * @throws IOException when a file cannot be read or the temporary folder is full
   * @throws IllegalArgumentException when the server does not answer or refuses; the message is for
   *     people
   */
  public Answer bring(SentImport sent, Map<String, List<String>> options)
      throws IOException, InterruptedException {
    Path packed = Files.createTempFile("passeur", ".zip"); // for this account alone
    try {
      try (OutputStream out = Files.newOutputStream(packed)) {
        sent.pack(out);
      }
      BodyPublisher body = BodyPublishers.ofFile(packed);
      HttpRequest request =
          to("/admin/import", options)
              .header("Content-Type", "application/zip")
              .header("Accept", "application/json")
              .POST(body)
              .build();
      ObjectNode report = (ObjectNode) JSON.readTree(answer(request));
      JsonNode text = report.remove("text");
      String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
      return new Answer(json, text.asText(), report.path("exitCode").asInt());
    } finally {
      Files.delete(packed);
    }
  }

  /**
   * The suggestions for a need.
   *
   * @param type {@code text/plain} or {@code application/json}
   * @throws IllegalArgumentException when the server does not answer or refuses; the message is for
   *     people
   */
  public String route(String need, String language, int limit, String type)
      throws InterruptedException {
    Map<String, List<String>> parameters =
        Map.of(
            "q", List.of(need),
            "lang", List.of(language),
            "limit", List.of(String.valueOf(limit)));
    return answer(to("/api/route", parameters).header("Accept", type).GET().build());
  }

  /**
   * Requests an operation of {@code /admin}, waits, and prints the answer.
   *
   * @return exit code: 0 on success
   */
  public int operate(String operation) throws InterruptedException {
    HttpRequest request =
        authorized(HttpRequest.newBuilder(uri("/admin/" + operation)))
            .header("Accept", "application/json")
            .POST(BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer = sent(request);
    System.out.println(answer.body());
    return answer.statusCode() == 200 ? 0 : 1;
  }

  private HttpRequest.Builder to(String address, Map<String, List<String>> parameters) {
    String query =
        parameters.entrySet().stream()
            .flatMap(p -> p.getValue().stream().map(v -> p.getKey() + "=" + encoded(v)))
            .collect(Collectors.joining("&"));
    return authorized(HttpRequest.newBuilder(uri(address + "?" + query)));
  }

  private URI uri(String address) {
    try {
      URI uri = URI.create(server + address);
      if (uri.getHost() != null && uri.getScheme().matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "Ceci n'est pas l'adresse d'un serveur (http://…) / not the address of a server: "
            + server);
  }

  private HttpRequest.Builder authorized(HttpRequest.Builder request) {
    request.timeout(LONGEST);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> sent(HttpRequest request) throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
          .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Le serveur ne répond pas / the server does not answer: " + server, e);
    }
  }

  private String answer(HttpRequest request) throws InterruptedException {
    HttpResponse<String> answer = sent(request);
    if (answer.statusCode() != 200) {
      throw new IllegalArgumentException(words(answer));
    }
    return answer.body();
  }

  /** What a refusal says (RFC 9457). */
  private static String words(HttpResponse<String> answer) {
    try {
      JsonNode problem = JSON.readTree(answer.body());
      String words = problem.path("detail").asText(problem.path("title").asText());
      return words.isEmpty() ? "HTTP " + answer.statusCode() : words;
    } catch (IOException e) {
      return "HTTP " + answer.statusCode() + "\n" + answer.body();
    }
  }
}
