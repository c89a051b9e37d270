package org.passeur.web.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import org.passeur.document.Representation;
import org.passeur.evaluator.Client;
import org.passeur.evaluator.InteractivePriority;
import org.passeur.evaluator.Shares;

/**
 * What holds from the beginning of a request to its end, whoever answers it: who asks, how much
 * they have under way, whether people wait for it, and the document that is sent, which is closed
 * whatever becomes of it.
 */
public final class RequestScope implements Filter {
  /** Requests of one share under way: a quarter of the threads. */
  static final int MOST = 64;

  private static final String DOCUMENT = RequestScope.class.getName();
  private static final String CLIENT = DOCUMENT + ".client";

  /** First parts of the paths that programs ask for: queries, documents, long transfers. */
  private static final List<String> FOR_PROGRAMS =
      List.of("/sparql", "/data/", "/graphs", "/dumps", "/shacl", "/update", "/admin", "/health");

  private static final byte[] TOO_MANY =
      """
      {"type":"about:blank","status":429,"title":"Trop de demandes à la fois / Too many requests at once",\
      "detail":"Attendez que vos demandes en cours finissent, puis réessayez. / Wait for the requests you \
      have under way to end, then try again."}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final BinaryOperator<String> clients;
  private final Shares shares = new Shares(MOST);

  /**
   * @param clients the address of the client, from that of the sender and the values of
   *     X-Forwarded-For
   */
  public RequestScope(BinaryOperator<String> clients) {
    this.clients = clients;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var asked = (HttpServletRequest) request;
    String forwarded = String.join(",", Collections.list(asked.getHeaders("X-Forwarded-For")));
    String client = clients.apply(asked.getRemoteAddr(), forwarded);
    String share = Client.share(client);
    if (!shares.begin(share)) {
      refuse((HttpServletResponse) response);
      return;
    }
    asked.setAttribute(CLIENT, client);
    try {
      if (isForPeople(asked)) {
        try (var visit = InteractivePriority.waits()) {
          chain.doFilter(request, response);
        }
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      shares.end(share);
      if (asked.getAttribute(DOCUMENT) instanceof Representation document) {
        document.close();
      }
    }
  }

  /** The address of the client, behind the proxies that are believed. */
  static String client(HttpServletRequest request) {
    return request.getAttribute(CLIENT) instanceof String client ? client : request.getRemoteAddr();
  }

  /** The document is closed at the end of the request, sent or not. */
  static void closeAtTheEnd(HttpServletRequest request, Representation document) {
    request.setAttribute(DOCUMENT, document);
  }

  /** Without reading the body, which may be what takes so long. */
  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(429);
    response.setHeader("Retry-After", "5");
    response.setHeader("Connection", "close");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/problem+json");
    response.getOutputStream().write(TOO_MANY);
  }

  /** Returns whether it is interactive: a page, a search or suggestions. */
  private static boolean isForPeople(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getMethod().equals("GET")
        && FOR_PROGRAMS.stream().noneMatch(path::startsWith)
        && !(path.startsWith("/queries/") && path.indexOf('.') > 0);
  }
}
