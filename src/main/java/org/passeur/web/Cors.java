package org.passeur.web;

import io.javalin.http.Context;

/** Public data may be read from pages of any other site; nothing here depends on cookies. */
final class Cors {
  private Cors() {}

  static Context open(Context x) {
    return x.header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", "ETag, Link, Location, Passeur-Row-Cap");
  }
}
