package org.passeur.web.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.apache.jena.fuseki.servlets.FusekiFilter;
import org.passeur.web.http.Exchange;

/**
 * Fuseki's dispatcher, at the addresses of the protocols only. A browser that comes to {@code
 * /sparql} without a query wants its page, and goes on to the pages.
 */
final class ProtocolFilter extends FusekiFilter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var x = Exchange.of((HttpServletRequest) request);
    if (isForThePage(x)) {
      chain.doFilter(request, response);
    } else {
      super.doFilter(atItsAddress(x), new Quiet(x.response()), chain);
    }
  }

  private static boolean isForThePage(Exchange x) {
    return x.address().equals(Protocol.QUERY)
        && x.method().equals("GET")
        && !x.queryParams().containsKey("query")
        && x.wantsHtml();
  }

  /** A graph named by its own address is a matter of the graph store: Fuseki looks no deeper. */
  private static HttpServletRequest atItsAddress(Exchange x) {
    return x.path().startsWith(Protocol.GRAPHS + "/")
        ? new HttpServletRequestWrapper(x.request()) {
          @Override
          public String getRequestURI() {
            return Protocol.GRAPHS;
          }
        }
        : x.request();
  }

  /**
   * Keeps what Fuseki says of itself from the answer: the number of the request, which tells how
   * many there were.
   */
  private static final class Quiet extends HttpServletResponseWrapper {
    Quiet(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      // each operation sets its own on the exchange
    }
  }
}
