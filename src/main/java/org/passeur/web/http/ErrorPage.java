package org.passeur.web.http;

/** Renders an error page for a browser. */
public interface ErrorPage {
  String html(Exchange request, int status, String title, String detail);
}
