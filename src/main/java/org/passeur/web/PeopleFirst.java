package org.passeur.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.passeur.evaluator.InteractivePriority;

/** Makes long SPARQL queries yield while a page, a search or suggestions are being computed. */
final class PeopleFirst implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var asked = (HttpServletRequest) request;
    if (!asked.getMethod().equals("GET") || !isForPeople(asked.getRequestURI())) {
      chain.doFilter(request, response);
      return;
    }
    try (var visit = InteractivePriority.waits()) {
      chain.doFilter(request, response);
    }
  }

  /** Returns whether the path is interactive: neither a SPARQL query nor a long transfer. */
  private static boolean isForPeople(String path) {
    return !path.startsWith("/sparql") && !path.startsWith("/dumps") && !path.startsWith("/admin");
  }
}
