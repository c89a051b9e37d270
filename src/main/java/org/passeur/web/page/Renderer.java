package org.passeur.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.List;

/** Renders templates to HTML and sets the header of the page's language. Thread-safe. */
public final class Renderer {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final StaticFiles files;
  private final String base;
  private final Holdings holdings;

  /**
   * @param data tells what the installation holds: some texts and all examples depend on it
   */
  public Renderer(StaticFiles files, String base, PublicData data) {
    this.files = files;
    this.base = base;
    this.holdings = new Holdings(data);
  }

  /** The frame of a page. */
  public Page page(PageRequest visit, String title, String section) {
    return new Page(
        visit, title, title, "", section, true, holdings.contents(), List.of(), files, base);
  }

  /** Examples of needs; empty when none suits the data. */
  public List<Link> examples(PageRequest visit) {
    return holdings.examples(visit);
  }

  public void html(Context x, PageRequest visit, String template, Object model) {
    x.header("Content-Language", visit.language())
        .header("Vary", "Accept, Accept-Language")
        .html(text(template, model));
  }

  /** The rendered page. */
  public String text(String template, Object model) {
    var out = new StringOutput();
    templates.render(template + ".jte", model, out);
    return out.toString();
  }
}
