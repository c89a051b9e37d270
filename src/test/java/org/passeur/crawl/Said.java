package org.passeur.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;

/** In which languages the public data, and the pages themselves, say a text. */
final class Said {
  private final Map<String, Set<String>> languages = new HashMap<>();

  /** Reads the dump of a running site. */
  Said(HttpClient http, String origin) throws IOException, InterruptedException {
    for (String language : List.of("fr", "en")) {
      for (String file : List.of("/messages_", "/route/evidence_")) {
        page(language, file + language + ".properties");
      }
    }
    var request = HttpRequest.newBuilder(URI.create(origin + "/dumps/passeur.nq.gz")).build();
    try (InputStream dump =
        new GZIPInputStream(http.send(request, BodyHandlers.ofInputStream()).body())) {
      RDFParser.source(dump)
          .lang(Lang.NQUADS)
          .parse(
              new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                  if (quad.getObject().isLiteral()) {
                    add(
                        quad.getObject().getLiteralLexicalForm(),
                        quad.getObject().getLiteralLanguage().replaceFirst("-.*", ""));
                  }
                }
              });
    }
  }

  private void page(String language, String file) throws IOException {
    var texts = new Properties();
    try (InputStream in = Said.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    texts.remove("layout.other-language"); // each says the name of the other
    texts.values().forEach(text -> add(text.toString(), language));
  }

  private void add(String text, String language) {
    languages.computeIfAbsent(plain(text), t -> new HashSet<>()).add(language);
  }

  /** True when the text is known, and only in other languages. */
  boolean foreign(String text, String language) {
    Set<String> known = languages.getOrDefault(plain(text), Set.of());
    return !known.isEmpty() && !known.contains(language) && !known.contains("");
  }

  /** Without what typesetting changes. */
  private static String plain(String text) {
    return text.replaceAll("[\\s\u00a0\u202f]+", " ")
        .replace('\u2019', '\'')
        .replace('\u2011', '-')
        .replaceAll("[“”\"«»]", "")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(java.util.Locale.ROOT);
  }
}
