package org.passeur.web.page;

import io.javalin.http.Context;
import org.passeur.web.http.Exchange;

/** From Javalin's view of a request to the house's. */
public final class Requests {
  private Requests() {}

  public static Exchange of(Context request) {
    return Exchange.of(request.req());
  }
}
