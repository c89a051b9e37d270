package org.passeur.route;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Nfc;
import org.passeur.route.need.Circumstances;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.WordAnalysis;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Schema;

/**
 * Proposes whom the need names, and favours who speaks the language that it asks for.
 *
 * <p>"Je veux parler à …": a person is meant by their first and last name, however written; a
 * community or an organisation, whose name may be made of common words, by its name in its own
 * capitals. Whoever says that they speak the language has the weight of their other reasons
 * doubled, and a small reason of their own; so this is the last signal.
 */
final class AskedForSignal implements Signal {
  /** Above all other reasons together: who asks for somebody means them. */
  private static final double NAMING = 5;

  private static final Set<EntityKind> NAMED =
      EnumSet.of(EntityKind.PERSON, EntityKind.COMMUNITY, EntityKind.ORGANIZATION);

  /** For those who have no other reason. */
  private static final double SOME = 0.3;

  /** The same, when the need asks for nothing else: above what its words happen to match. */
  private static final double ALL = 5;

  private static final int MOST = 200;

  private static final List<Node> SPEAKING =
      List.of(Schema.KNOWS_LANGUAGE, Schema.AVAILABLE_LANGUAGE, Dcterms.LANGUAGE);

  private static final Pattern FIRST_WORD = Pattern.compile("\\p{L}+");

  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    named(inquiry, ballot);
    spoken(inquiry, ballot);
  }

  private static void named(Inquiry inquiry, Ballot ballot) {
    String text = Nfc.of(inquiry.need().text());
    List<String> words = WordAnalysis.exact(text);
    for (Match match : inquiry.things()) {
      Entity thing = match.entity();
      if (NAMED.contains(thing.kind())
          && thing.labels().values().stream().anyMatch(n -> names(n, thing.kind(), text, words))) {
        ballot.add(
            thing.iri(),
            new Reason("named", "named", List.of(), Optional.of(thing.iri()), "", NAMING));
      }
    }
  }

  private static boolean names(String label, EntityKind kind, String text, List<String> words) {
    Matcher first = FIRST_WORD.matcher(label);
    if (!first.find() || !words.contains(String.join("", WordAnalysis.exact(first.group())))) {
      return false;
    }
    String name = label.replaceAll("\\s*\\([^()]*\\)", "").strip();
    List<String> its = WordAnalysis.exact(name);
    return its.size() > 1
        && Collections.indexOfSubList(words, its) >= 0
        && (kind == EntityKind.PERSON || text.contains(name));
  }

  private static void spoken(Inquiry inquiry, Ballot ballot) {
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
