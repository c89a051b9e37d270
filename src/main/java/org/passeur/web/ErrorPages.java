package org.passeur.web;

import java.util.List;

/** Draws an error for a browser: what went wrong, what to do, and another way to search. */
public final class ErrorPages implements Errors.ErrorPage {
  private final Renderer renderer;

  ErrorPages(Renderer renderer) {
    this.renderer = renderer;
  }

  /** What the page shows. */
  public record Trouble(Page page, int status, String advice, List<Link> examples) {}

  @Override
  public String html(Visit visit, int status, String title, String detail) {
    Page page = renderer.page(visit, title, "").unlisted();
    String advice = Typography.of(detail, visit.language());
    return renderer.text("error", new Trouble(page, status, advice, renderer.examples(visit)));
  }
}
