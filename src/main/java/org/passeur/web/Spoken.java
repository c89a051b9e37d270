package org.passeur.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Finds out in which language a text of the data is that came without its tag, by looking for it
 * among the texts there are: a screen reader must be told (WCAG 2.2, 3.1.2).
 */
final class Spoken {
  private static final Pattern QUOTED =
      Pattern.compile("([«“][\\s\u00a0]?)(.+?)([\\s\u00a0]?[»”])");

  private final Graph graph;
  private final Words words;

  Spoken(Graph graph, Words words) {
    this.graph = graph;
    this.words = words;
  }

  /** A whole text, as it stands in the data. */
  Text text(String raw) {
    String lang = language(raw);
    String own = lang.isEmpty() ? words.language() : lang;
    return new Text(Typography.of(raw, own), lang);
  }

  /** What a visitor wrote, set for paper in its language, as far as one can tell. */
  Text need(String need) {
    String lang = asked(need);
    return new Text(Typography.of(need, lang.isEmpty() ? words.language() : lang), lang);
  }

  /** Empty for the language of the page. */
  private String asked(String need) {
    String known = language(need);
    boolean example = words.other().all("home.example").contains(need);
    String lang =
        !known.isEmpty()
            ? known
            : example ? words.other().language() : org.passeur.index.Words.language(need);
    return lang.equals(words.language()) ? "" : lang;
  }

  /** A sentence of ours with names of the data in quotation marks. */
  List<Text> sentence(String raw) {
    List<Text> parts = new ArrayList<>();
    var own = new StringBuilder();
    Matcher quoted = QUOTED.matcher(raw);
    int end = 0;
    while (quoted.find()) {
      String lang = language(quoted.group(2));
      if (!lang.isEmpty()) {
        own.append(raw, end, quoted.start()).append(quoted.group(1));
        parts.add(ours(own));
        parts.add(new Text(Typography.of(quoted.group(2), lang), lang));
        own.setLength(0);
        own.append(quoted.group(3));
        end = quoted.end();
      }
    }
    own.append(raw, end, raw.length());
    parts.add(ours(own));
    return parts;
  }

  private Text ours(CharSequence text) {
    return Text.plain(Typography.of(text.toString(), words.language()));
  }

  /** Empty when it is the language of the page, or not known. */
  private String language(String raw) {
    String own = words.language();
    String other = words.other().language();
    boolean said = Stream.of(own, own + "-CA", "").map(l -> literal(raw, l)).anyMatch(this::knows);
    return !said && Stream.of(other, other + "-CA").map(l -> literal(raw, l)).anyMatch(this::knows)
        ? other
        : "";
  }

  private boolean knows(Node literal) {
    return graph.contains(Node.ANY, Node.ANY, literal);
  }

  private static Node literal(String text, String language) {
    return language.isEmpty()
        ? NodeFactory.createLiteralString(text)
        : NodeFactory.createLiteralLang(text, language);
  }
}
