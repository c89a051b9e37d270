package org.passeur.web.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Keeps {@code Accept-Encoding} in {@code Vary}: Jetty sets it first and a handler overwrites it
 * later. Without it, a cache could send compressed answers to clients that cannot read them.
 */
public final class VaryByEncoding implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        request, response instanceof HttpServletResponse http ? new Adding(http) : response);
  }

  private static final class Adding extends HttpServletResponseWrapper {
    private static final String VARY = "Vary";
    private static final String ENCODING = "Accept-Encoding";

    Adding(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      boolean lacking = name.equalsIgnoreCase(VARY) && !value.contains(ENCODING);
      super.setHeader(name, lacking ? value + ", " + ENCODING : value);
    }
  }
}
