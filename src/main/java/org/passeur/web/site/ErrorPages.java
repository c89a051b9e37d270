package org.passeur.web.site;

import java.util.List;
import org.passeur.web.http.ErrorPage;
import org.passeur.web.http.Exchange;
import org.passeur.web.page.Link;
import org.passeur.web.page.Page;
import org.passeur.web.page.PageRequest;
import org.passeur.web.page.Renderer;
import org.passeur.web.page.Typography;

/** Draws an error for a browser: what went wrong, what to do, and another way to search. */
public final class ErrorPages implements ErrorPage {
  private final Renderer renderer;

  ErrorPages(Renderer renderer) {
    this.renderer = renderer;
  }

  /** What the page shows. */
  public record Trouble(Page page, int status, String advice, List<Link> examples) {}

  @Override
  public String html(Exchange request, int status, String title, String detail) {
    PageRequest visit = PageRequest.of(request);
    String advice = Typography.of(detail, visit.language());
    Page page =
        renderer
            .page(visit, title, "")
            .named(visit.words().t("page.with", title, Typography.cut(visit.path())))
            .about(advice)
            .unlisted();
    return renderer.text("error", new Trouble(page, status, advice, renderer.examples(visit)));
  }
}
