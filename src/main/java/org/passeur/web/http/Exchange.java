package org.passeur.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.passeur.document.Formats;
import org.passeur.document.Negotiation;
import org.passeur.kernel.Problem;

/**
 * A request and the answer to it, the same object in every filter and under both dispatchers. A
 * body is read once and kept; header fields that are not there read as empty text.
 */
public final class Exchange {
  private static final String KEPT = Exchange.class.getName();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> WITH_HTML =
      Stream.of(
              List.of(Formats.HTML, "application/xhtml+xml"),
              Formats.TYPES,
              List.of("application/json", "application/problem+json"))
          .flatMap(List::stream)
          .toList();

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final long largestBody;
  private byte @Nullable [] body;
  private @Nullable Map<String, List<String>> query;
  private @Nullable IOException broken;

  private Exchange(HttpServletRequest request, HttpServletResponse response, long largestBody) {
    this.request = request;
    this.response = response;
    this.largestBody = largestBody;
  }

  /**
   * Begins an exchange, which {@link #of} then finds.
   *
   * @param largestBody bytes of a body that are read at most
   */
  static Exchange begin(
      HttpServletRequest request, HttpServletResponse response, long largestBody) {
    var exchange = new Exchange(request, response, largestBody);
    request.setAttribute(KEPT, exchange);
    return exchange;
  }

  /** The exchange that a request belongs to, as {@link Entrance} has begun it. */
  public static Exchange of(HttpServletRequest request) {
    return (Exchange) Objects.requireNonNull(request.getAttribute(KEPT), "behind the entrance");
  }

  public HttpServletRequest request() {
    return request;
  }

  public HttpServletResponse response() {
    return response;
  }

  public String method() {
    return request.getMethod();
  }

  /** The path as it was sent, with what it escapes. */
  public String path() {
    return request.getRequestURI();
  }

  /** The path without the slash that a client may have added to it. */
  public String address() {
    String path = path();
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  public String queryString() {
    return Objects.requireNonNullElse(request.getQueryString(), "");
  }

  public String header(String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }

  public String accept() {
    return header("Accept");
  }

  public String contentType() {
    return header("Content-Type");
  }

  /** The media type of the body, without parameters and in lower case. */
  public String mediaType() {
    return contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  public boolean isForm() {
    return mediaType().equals(FORM);
  }

  /** The parameters in the address, in their order; what cannot be decoded is left out. */
  public Map<String, List<String>> queryParams() {
    if (query == null) {
      query = parameters(queryString());
    }
    return query;
  }

  /** The values of a parameter in the address. */
  public List<String> queryParams(String name) {
    return queryParams().getOrDefault(name, List.of());
  }

  /** The values of a field of the form that is the body. */
  public List<String> formParams(String name) {
    return isForm()
        ? parameters(new String(body(), UTF_8)).getOrDefault(name, List.of())
        : List.of();
  }

  private static Map<String, List<String>> parameters(String text) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (text.isEmpty()) {
      return all;
    }
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      Optional<String> name = decoded(parts[0]);
      Optional<String> value = decoded(parts.length == 2 ? parts[1] : "");
      if (name.isPresent()) {
        List<String> values = all.computeIfAbsent(name.get(), n -> new ArrayList<>());
        value.ifPresent(values::add);
      }
    }
    return all;
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The body, unpacked when it comes compressed.
   *
   * @throws Problem 413 when it is larger than what is read, 400 when it is not compressed as the
   *     request says
   * @throws UncheckedIOException when the client does not send it to its end
   */
  public byte[] body() {
    if (body == null) {
      requireNotLarger(request.getContentLengthLong());
      body = body((int) Math.min(largestBody + 1, Integer.MAX_VALUE - 8));
      requireNotLarger(body.length);
    }
    return body;
  }

  /**
   * The beginning of the body, unpacked when it comes compressed.
   *
   * @param most bytes that are read
   */
  public byte[] body(int most) {
    String coding = header("Content-Encoding");
    try (InputStream in = CodedBody.open(request.getInputStream(), coding)) {
      return in.readNBytes(most);
    } catch (ZipException | EOFException e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "L'envoi n'est pas comprimé comme il le dit (Content-Encoding : " + coding + ").",
          "The body is not compressed as it says (Content-Encoding: " + coding + ").");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the parts of a multipart body hold, as another has read it, is its {@link #body}. */
  public void bodyIs(byte[] parts) {
    body = parts;
  }

  /** Bytes of a body that are read at most. */
  public long largestBody() {
    return largestBody;
  }

  /**
   * Refuses a body that is larger than what is read.
   *
   * @throws Problem 413
   */
  public void requireNotLarger(long bytes) {
    if (bytes > largestBody) {
      throw new Problem(Problem.Kind.TOO_LARGE, ErrorWords.of(413));
    }
  }

  /**
   * Request bodies are read as UTF-8, as they are or compressed with gzip or deflate.
   *
   * @throws Problem 415 when the request says otherwise
   */
  public void refuseOtherEncodings() {
    String type = contentType().toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
    int charset = type.indexOf(";charset=");
    if (charset >= 0 && !type.substring(charset).matches(";charset=utf-?8(;.*)?")) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Le texte doit être en UTF-8 ; enregistrez-le ainsi et renvoyez-le.",
          "The text must be in UTF-8; save it that way and send it again.");
    }
    String coding = header("Content-Encoding");
    boolean parts = mediaType().equals("multipart/form-data");
    if (!CodedBody.reads(coding) || (parts && CodedBody.isCompressed(coding))) {
      header("Accept-Encoding", parts ? "identity" : CodedBody.CODINGS);
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "L'envoi est comprimé d'une façon qui n'est pas lue ici ("
              + coding
              + ") ; envoyez-le sans compression"
              + (parts ? "." : ", ou avec gzip ou deflate."),
          "The body is compressed in a way that is not read here ("
              + coding
              + "); send it uncompressed"
              + (parts ? "." : ", or with gzip or deflate."));
    }
  }

  /** Returns whether the client prefers HTML, as browsers do. */
  public boolean wantsHtml() {
    String accept = accept();
    return accept.contains("html")
        && Negotiation.choose(accept, WITH_HTML).orElse("").endsWith("html");
  }

  /**
   * The language of the answer: {@code lang} in the address, else the best of Accept-Language, else
   * French.
   *
   * @return {@code fr} or {@code en}
   */
  public String language() {
    String asked = queryParams("lang").stream().findFirst().orElse("");
    return asked.equals("fr") || asked.equals("en")
        ? asked
        : Languages.preferred(header("Accept-Language"));
  }

  /** The address of the client, behind the proxies that are believed. */
  public String client() {
    return RequestScope.client(request);
  }

  /** Sets a header field of the answer. */
  public Exchange header(String name, String value) {
    response.setHeader(name, value);
    return this;
  }

  public Exchange status(int status) {
    response.setStatus(status);
    return this;
  }

  /** Sends a body that is at hand. */
  public void send(String type, byte[] content) {
    send(type, content.length, new ByteArrayInputStream(content));
  }

  /**
   * Sends a body and closes where it comes from.
   *
   * @param length in bytes; an answer that breaks off before is not taken for a whole one
   * @throws UncheckedIOException when it could not be sent to its end
   */
  public void send(String type, long length, InputStream content) {
    response.setContentType(type);
    response.setContentLengthLong(length);
    try (content) {
      content.transferTo(response.getOutputStream());
    } catch (IOException e) {
      broken = e;
      throw new UncheckedIOException(e);
    }
  }

  /** What kept the answer from being sent to its end. */
  Optional<IOException> broken() {
    return Optional.ofNullable(broken);
  }
}
