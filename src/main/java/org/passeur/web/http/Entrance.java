package org.passeur.web.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.EofException;

/**
 * What every request passes before it comes to a dispatcher: it begins the {@link Exchange}, sets
 * the security headers, and waits at the barrier that keeps what was withdrawn from being shown.
 */
public final class Entrance implements Filter {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final Errors errors;
  private final Consumer<Exchange> barrier;
  private final long largestBody;

  /**
   * @param barrier returns once what the request may show can be shown, or throws what to answer
   * @param largestBody in bytes
   */
  public Entrance(Errors errors, Consumer<Exchange> barrier, long largestBody) {
    this.errors = errors;
    this.barrier = barrier;
    this.largestBody = largestBody;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var x =
        Exchange.begin((HttpServletRequest) request, (HttpServletResponse) response, largestBody);
    x.header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin");
    try {
      barrier.accept(x);
    } catch (RuntimeException e) {
      errors.answer(x, e);
      return;
    }
    chain.doFilter(request, response);
    if (x.broken().isPresent()) {
      // the connection is cut, so that nobody takes a part for the whole; of no interest to a log
      throw new EofException(x.broken().get());
    }
  }
}
