package org.passeur.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Finds the language of a text that was passed on without its tag, by looking it up among the
 * literals of the data: screen readers need to be told the language (WCAG 2.2, 3.1.2).
 */
public final class Spoken {
  private static final Pattern QUOTED =
      Pattern.compile("([«“][\\s\u00a0]?)(.+?)([\\s\u00a0]?[»”])");

  private final Graph graph;
  private final Messages words;

  Spoken(Graph graph, Messages words) {
    this.graph = graph;
    this.words = words;
  }

  /** A whole literal of the data, with its language. */
  public Text text(String raw) {
    String lang = language(raw);
    String own = lang.isEmpty() ? words.language() : lang;
    return new Text(Typography.of(raw, own), lang);
  }

  /**
   * A need as typed by a visitor, with typographic quotes and spaces of the language it appears to
   * be in.
   */
  public Text need(String need) {
    String lang = asked(need);
    return new Text(Typography.of(need, lang.isEmpty() ? words.language() : lang), lang);
  }

  /** The language of the need; empty for that of the page. */
  private String asked(String need) {
    String known = language(need);
    boolean example = words.other().all("home.example").contains(need);
    String lang =
        !known.isEmpty()
            ? known
            : example ? words.other().language() : org.passeur.search.WordAnalysis.language(need);
    return lang.equals(words.language()) ? "" : lang;
  }

  /**
   * A sentence of ours in which names from the data stand in quotation marks, as parts with their
   * languages.
   */
  public List<Text> sentence(String raw) {
    List<Text> parts = new ArrayList<>();
    var own = new StringBuilder();
    Matcher quoted = QUOTED.matcher(raw);
    int end = 0;
    while (quoted.find()) {
      String lang = language(quoted.group(2));
      if (!lang.isEmpty()) {
        own.append(raw, /* start= */ end, /* end= */ quoted.start()).append(quoted.group(1));
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

  /** The language of the text; empty when it is that of the page or unknown. */
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
