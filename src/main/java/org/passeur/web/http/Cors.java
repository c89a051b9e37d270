package org.passeur.web.http;

/** Public data may be read from pages of any other site; nothing here depends on cookies. */
public final class Cors {
  private Cors() {}

  public static Exchange open(Exchange x) {
    return x.header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", "ETag, Link, Location, Passeur-Row-Cap");
  }

  /** Answers a CORS preflight request. */
  static void preflight(Exchange x, String methods) {
    open(x)
        .header("Allow", methods)
        .header("Access-Control-Allow-Methods", methods)
        .header(
            "Access-Control-Allow-Headers",
            "Accept, Accept-Language, Authorization, Content-Type, If-None-Match")
        .header("Access-Control-Max-Age", "86400")
        .status(204);
  }
}
