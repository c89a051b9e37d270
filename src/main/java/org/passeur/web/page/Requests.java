package org.passeur.web.page;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passeur.document.Formats;
import org.passeur.document.Negotiation;
import org.passeur.evaluator.Client;
import org.passeur.kernel.Problem;

/** Reads the preferences that a request states: language, format, client address. */
public final class Requests {
  private static final List<String> WITH_HTML =
      Stream.of(
              List.of(Formats.HTML, "application/xhtml+xml"),
              Formats.TYPES,
              List.of("application/json", "application/problem+json"))
          .flatMap(List::stream)
          .toList();

  /** A language range for fr or en, with any region, and its weight. */
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(?i)(fr|en)(?:-[a-z0-9]+)*+(?:\\s*;\\s*q=(0(?:\\.[0-9]*)?|1(?:\\.0*)?))?\\s*");

  private static final int MOST_LANGUAGES = 100;

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

  private Requests() {}

  public static String accept(Context request) {
    return Optional.ofNullable(request.header("Accept")).orElse("");
  }

  public static String contentType(Context request) {
    return Optional.ofNullable(request.header("Content-Type")).orElse("");
  }

  /**
   * Request bodies are read as UTF-8 without content coding.
   *
   * @throws Problem 415 when the request says otherwise
   */
  public static void refuseOtherEncodings(Context request) {
    String type = contentType(request).toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
    int charset = type.indexOf(";charset=");
    if (charset >= 0 && !type.substring(charset).matches(";charset=utf-?8(;.*)?")) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Le texte doit être en UTF-8 ; enregistrez-le ainsi et renvoyez-le.",
          "The text must be in UTF-8; save it that way and send it again.");
    }
    String coding = Optional.ofNullable(request.header("Content-Encoding")).orElse("identity");
    if (!coding.strip().equalsIgnoreCase("identity")) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "L'envoi est comprimé (" + coding + ") ; envoyez-le sans compression.",
          "The body is compressed (" + coding + "); send it uncompressed.");
    }
  }

  /** Returns whether the client prefers HTML, as browsers do. */
  public static boolean wantsHtml(Context request) {
    String accept = accept(request);
    return accept.contains("html")
        && Negotiation.choose(accept, WITH_HTML).orElse("").endsWith("html");
  }

  /**
   * The language of the answer: {@code lang} in the address, else the best of Accept-Language, else
   * French.
   *
   * @return {@code fr} or {@code en}
   */
  public static String language(Context request) {
    String asked = Optional.ofNullable(request.queryParam("lang")).orElse("");
    if (asked.equals("fr") || asked.equals("en")) {
      return asked;
    }
    return preferred(Optional.ofNullable(request.header("Accept-Language")).orElse(""));
  }

  /** The better of fr and en in an Accept-Language header (RFC 9110, section 12.5.4). */
  static String preferred(String header) {
    String best = "fr";
    double highest = 0;
    for (String range : header.split(",", MOST_LANGUAGES)) {
      Matcher parts = LANGUAGE.matcher(range.strip());
      double weight = parts.matches() ? weight(parts.group(2)) : 0; // malformed: weight 0
      if (weight > highest) {
        highest = weight;
        best = parts.group(1).toLowerCase(Locale.ROOT);
      }
    }
    return best;
  }

  private static double weight(@Nullable String written) {
    return written == null ? 1 : Double.parseDouble(written);
  }

  /** The client as a program, for admission to evaluations. */
  public static Client program(Context request) {
    return Client.program(client(request));
  }

  /**
   * The address of the client. X-Forwarded-For is trusted only from a proxy on the same machine;
   * from elsewhere it could be forged.
   */
  public static String client(Context request) {
    String address = request.req().getRemoteAddr();
    String behind = Optional.ofNullable(request.header("X-Forwarded-For")).orElse("");
    boolean passedOn = LOOPBACK.contains(address) && !behind.isBlank();
    return passedOn ? behind.substring(behind.lastIndexOf(',') + 1).strip() : address;
  }
}
