package org.passeur.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Skos;

/** The vocabulary and the lists of terms, to read. */
final class VocabularyPages {
  private static final Node VOCABULARY =
      NodeFactory.createURI(Psr.NS.substring(0, Psr.NS.length() - 1));

  private final PublicData data;
  private final Renderer renderer;

  VocabularyPages(PublicData data, Renderer renderer) {
    this.data = data;
    this.renderer = renderer;
  }

  void vocabulary(Context x) {
    Visit visit = Visit.of(x);
    renderer.html(x, visit, "glossary", data.read(visit, this::terms));
  }

  void scheme(Context x) {
    Visit visit = Visit.of(x);
    String name = x.pathParam("name");
    Glossary glossary = data.read(visit, r -> scheme(r, name)).orElseThrow(NotFoundResponse::new);
    renderer.html(x, visit, "glossary", glossary);
  }

  private Glossary terms(Reading reading) {
    Words words = reading.words();
    return new Glossary(
        renderer.page(reading.visit(), words.t("ns.title"), ""),
        VOCABULARY.getURI(),
        words.t("ns.kind"),
        Text.plain(words.t("ns.intro")),
        Text.plain(words.t("ns.remark")),
        new GlossaryReader(reading).vocabulary(),
        lists(reading));
  }

  private Optional<Glossary> scheme(Reading reading, String name) {
    List<Node> candidates =
        List.of(
            NodeFactory.createURI(Psr.CONCEPT + name),
            NodeFactory.createURI(reading.addresses().base() + "/scheme/" + name));
    return candidates.stream().filter(reading::knows).findFirst().map(s -> scheme(reading, s));
  }

  private Glossary scheme(Reading reading, Node scheme) {
    Text name = reading.label(scheme);
    return new Glossary(
        renderer.page(reading.visit(), name.value(), ""),
        scheme.getURI(),
        reading.words().t("scheme.kind"),
        reading.description(scheme).orElse(Text.plain("")),
        reading.text(scheme, List.of(Skos.SCOPE_NOTE)).orElse(Text.plain("")),
        List.of(new Glossary.Group("termes", "", new GlossaryReader(reading).scheme(scheme))),
        lists(reading));
  }

  /** Every list that has a page here. */
  private static List<Link> lists(Reading reading) {
    Collator alphabet = Collator.getInstance(Locale.forLanguageTag(reading.visit().language()));
    return reading.rows("browse/schemes", Map.of()).stream()
        .map(row -> row.node("item"))
        .filter(node -> reading.href(node).startsWith("/scheme/"))
        .map(reading::link)
        .sorted(Comparator.comparing(l -> l.text().value(), alphabet))
        .toList();
  }
}
