package org.passeur.web.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * HEAD is handled as GET, so that it has the same status and headers (RFC 9110, section 9.3.2);
 * Jetty knows what was asked and leaves the content out. Javalin alone answers 200 to any HEAD.
 */
public final class HeadAsGet implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest http && http.getMethod().equals("HEAD")) {
      chain.doFilter(new AsGet(http), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static final class AsGet extends HttpServletRequestWrapper {
    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
