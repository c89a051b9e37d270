package org.passeur.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.List;

/**
 * Turns what was read into HTML, with the language of the page said in the headers. Thread-safe.
 */
final class Renderer {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final StaticFiles files;
  private final String base;
  private final Holdings holdings;

  /**
   * @param holdings what the installation holds: some texts and all examples depend on it
   */
  Renderer(StaticFiles files, String base, Holdings holdings) {
    this.files = files;
    this.base = base;
    this.holdings = holdings;
  }

  /** The frame of a page. */
  Page page(Visit visit, String title, String section) {
    return new Page(
        visit, title, title, "", section, true, holdings.contents(), List.of(), files, base);
  }

  /** Needs to try; none when the installation holds nothing that would suit. */
  List<Link> examples(Visit visit) {
    return holdings.examples(visit);
  }

  void html(Context x, Visit visit, String template, Object model) {
    x.header("Content-Language", visit.language())
        .header("Vary", "Accept, Accept-Language")
        .html(text(template, model));
  }

  /** The page as text. */
  String text(String template, Object model) {
    var out = new StringOutput();
    templates.render(template + ".jte", model, out);
    return out.toString();
  }
}
