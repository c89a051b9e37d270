package org.passeur.conformance;

import java.util.function.Function;

/**
 * One thing a recommendation asks of a server.
 *
 * @param name in the words of this project
 * @param check empty when the server does it, else what it did instead
 */
public record Requirement(String name, Function<Endpoint, String> check) {
  /** What went wrong; empty when nothing did. A failure to answer is something that went wrong. */
  public String failure(Endpoint server) {
    try {
      return check.apply(server);
    } catch (RuntimeException e) {
      return e.toString();
    }
  }
}
