package org.passeur.ingest;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.kernel.Counted;
import org.passeur.vocab.Prefixes;

/** Tells which texts and values of a source a mapping query takes up nowhere. */
final class LeftByQuery {
  private static final int NAMED = 8;

  private LeftByQuery() {}

  /**
   * @param read the files
   * @param built what the query made of them
   */
  static void tell(ReadFiles read, List<Quad> built, Harvest harvest) {
    Set<String> taken = new HashSet<>();
    built.forEach(q -> taken.add(text(q.getObject())));
    Map<String, Integer> left = new HashMap<>();
    read.forEach(
        (input, file) ->
            file.bySubject(
                (line, quads) ->
                    quads.stream()
                        .filter(
                            q -> q.getObject().isLiteral() && !taken.contains(text(q.getObject())))
                        .forEach(q -> left.merge(name(q), 1, Integer::sum))));
    if (left.isEmpty()) {
      return;
    }
    List<Map.Entry<String, Integer>> most = new ArrayList<>(left.entrySet());
    most.sort(
        Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
            .thenComparing(Map.Entry::getKey));
    String named =
        most.stream().limit(NAMED).map(e -> e.getKey() + " " + e.getValue()).collect(joining(", "))
            + (most.size() > NAMED ? ", …" : "");
    int all = left.values().stream().mapToInt(n -> n).sum();
    harvest.add(
        ImportProblem.remark(
            read.name(),
            Counted.fr(all, "texte ou valeur n'est repris", "textes ou valeurs ne sont repris")
                + " nulle part par la requête de correspondance : "
                + named
                + ".",
            Counted.en(all, "text or value is", "texts or values are")
                + " taken up nowhere by the mapping query: "
                + named
                + "."));
  }

  /** What is compared: a query may give a text another language, or make an address of it. */
  private static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm().strip() : node.toString();
  }

  /** The property, with the language of the text. */
  private static String name(Quad q) {
    String property = q.getPredicate().getURI();
    String language = q.getObject().getLiteralLanguage();
    return Prefixes.shorten(property).orElse(property) + (language.isEmpty() ? "" : "@" + language);
  }
}
