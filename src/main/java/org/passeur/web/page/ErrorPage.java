package org.passeur.web.page;

/** Renders an error page for a browser. */
public interface ErrorPage {
  String html(PageRequest visit, int status, String title, String detail);
}
