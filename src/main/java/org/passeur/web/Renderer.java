package org.passeur.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.List;

/** Renders templates to HTML and sets the header of the page's language. Thread-safe. */
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

  /** Examples of needs; empty when none suits the data. */
  List<Link> examples(Visit visit) {
    return holdings.examples(visit);
  }

  void html(Context x, Visit visit, String template, Object model) {
    x.header("Content-Language", visit.language())
        .header("Vary", "Accept, Accept-Language")
        .html(text(template, model));
  }

  /** The rendered page. */
  String text(String template, Object model) {
    var out = new StringOutput();
    templates.render(template + ".jte", model, out);
    return out.toString();
  }
}
