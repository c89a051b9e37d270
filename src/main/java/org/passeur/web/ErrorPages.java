package org.passeur.web;

import java.util.List;
import java.util.Map;

/** Draws an error for a browser: what went wrong, what to do, and another way to search. */
public final class ErrorPages implements Errors.ErrorPage {
  private final Renderer renderer;

  ErrorPages(Renderer renderer) {
    this.renderer = renderer;
  }

  /** What the page shows. */
  public record Trouble(Page page, int status, String advice, List<Link> examples) {}

  @Override
  public String html(int status, String title, String detail, String language) {
    Visit visit = new Visit(Words.in(language), language.equals("en"), "/", Map.of());
    Page page = renderer.page(visit, title, "").unlisted();
    return renderer.text("error", new Trouble(page, status, detail, HomePage.examples(visit)));
  }
}
