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

  Renderer(StaticFiles files, String base) {
    this.files = files;
    this.base = base;
  }

  /** The frame of a page. */
  Page page(Visit visit, String title, String section) {
    return new Page(visit, title, title, "", section, true, List.of(), files, base);
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
