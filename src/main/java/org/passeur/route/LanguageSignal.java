package org.passeur.route;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.route.need.Circumstances;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Schema;

/**
 * Favours whoever says that they speak the language that is asked for: it doubles the weight of
 * their other reasons, and is a small reason of its own. The last signal, since it looks at the
 * others.
 */
final class LanguageSignal implements Signal {
  /** For those who have no other reason. */
  private static final double SOME = 0.3;

  /** The same, when the need asks for nothing else: above what its words happen to match. */
  private static final double ALL = 5;

  private static final int MOST = 200;

  private static final List<Node> SPEAKING =
      List.of(Schema.KNOWS_LANGUAGE, Schema.AVAILABLE_LANGUAGE, Dcterms.LANGUAGE);

  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    var told = Circumstances.of(inquiry.need(), inquiry.thesaurus());
    Set<String> asked = told.languages();
    if (asked.isEmpty()) {
      return;
    }
    Locale reader = Locale.forLanguageTag(inquiry.language());
    String names =
        asked.stream()
            .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(reader))
            .sorted()
            .collect(Collectors.joining(", "));
    Set<Node> others = new HashSet<>(ballot.all().keySet());
    for (Node speaker : speakers(asked, inquiry, others)) {
      ballot.add(
          speaker,
          new Reason(
              "language",
              "spoken",
              List.of(names),
              Optional.of(speaker),
              "",
              Math.max(told.alone() ? ALL : SOME, ballot.score(speaker))));
    }
  }

  /** Those among the candidates who speak it, and some who have no other reason. */
  private static Set<Node> speakers(Set<String> asked, Inquiry inquiry, Set<Node> candidates) {
    Set<Node> speakers = new LinkedHashSet<>();
    Set<Node> others = new LinkedHashSet<>();
    for (String tag : asked) {
      for (Node property : SPEAKING) {
        inquiry
            .data()
            .find(Quad.unionGraph, Node.ANY, property, NodeFactory.createLiteralString(tag))
            .forEachRemaining(
                q -> {
                  if (candidates.contains(q.getSubject())) {
                    speakers.add(q.getSubject());
                  } else if (!property.equals(Dcterms.LANGUAGE)) {
                    others.add(q.getSubject());
                  }
                });
      }
    }
    others.stream()
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .limit(MOST)
        .forEach(speakers::add);
    return speakers;
  }
}
