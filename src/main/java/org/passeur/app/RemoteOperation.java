package org.passeur.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** An operation carried out by the server that has the data folder open. */
final class RemoteOperation {
  private static final Duration LONGEST = Duration.ofHours(2);

  private final String server;
  private final String token;

  RemoteOperation(String server, String token) {
    this.server = server.replaceFirst("/+$", "");
    this.token = token;
  }

  /**
   * Requests the operation, waits, and prints the answer.
   *
   * @return exit code: 0 on success
   */
  int run(String operation) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/admin/" + operation))
            .timeout(LONGEST)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      System.out.println(answer.body());
      return answer.statusCode() == 200 ? 0 : 1;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Le serveur ne répond pas / the server does not answer: " + server, e);
    }
  }
}
