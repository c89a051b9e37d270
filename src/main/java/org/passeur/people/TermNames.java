package org.passeur.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Sh;
import org.passeur.vocab.Skos;
import org.passeur.vocab.VoId;

/**
 * Normalizes the names of terms without their namespace: {@code given-name}, {@code givenName},
 * {@code has_given_name} and {@code P131_given_name} become the same. So terms of the same meaning
 * are found in vocabularies that are not listed.
 */
final class TermNames {
  /** Answers cached; terms repeat, but anyone may invent new ones. */
  private static final int KEPT = 20_000;

  /** Vocabularies of data structures, whose terms say nothing about people whatever their names. */
  private static final Set<String> STRUCTURE =
      Set.of(
          Psr.NS,
          Skos.NS,
          "http://www.w3.org/2008/05/skos-xl#",
          Rdf.NS,
          Rdf.RDFS,
          Rdf.OWL,
          Sh.NS,
          "http://www.w3.org/ns/ldp#",
          "http://www.w3.org/ns/hydra/core#",
          VoId.NS,
          "https://w3id.org/tree#",
          "http://purl.org/linked-data/cube#");

  private TermNames() {}

  /**
   * The local name in lower case, letters (without accents) and digits only, without prefixes such
   * as "has", "is" and "P14_".
   */
  static String of(Node term) {
    String name = local(term.getURI());
    if (name.length() > 2 && (name.charAt(0) == 'P' || name.charAt(0) == 'E')) {
      name = name.replaceFirst("^[PE]\\d+i?_", ""); // CIDOC CRM
    }
    var plain = new StringBuilder();
    String letters = Normalizer.normalize(name, Normalizer.Form.NFD);
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        plain.append(Character.toLowerCase(c));
      }
    }
    String all = plain.toString().toLowerCase(Locale.ROOT);
    return name.length() > 4 && name.matches("has[^a-z].*") ? all.substring(3) : all;
  }

  /** The part after the last {@code #}, {@code /} or {@code :}. */
  static String local(String iri) {
    int end = iri.length();
    while (end > 0 && "#/:".indexOf(iri.charAt(end - 1)) >= 0) {
      end--;
    }
    int at = end;
    while (at > 0 && "#/:".indexOf(iri.charAt(at - 1)) < 0) {
      at--;
    }
    return iri.substring(at, end);
  }

  static boolean isStructure(Node term) {
    String iri = term.getURI();
    return STRUCTURE.stream().anyMatch(iri::startsWith);
  }

  static Set<String> words(String... lines) {
    Set<String> all = new HashSet<>();
    for (String line : lines) {
      all.addAll(Arrays.asList(line.split(" ")));
    }
    return Set.copyOf(all);
  }

  /** The predicate with a cache. */
  static Predicate<Node> remembered(Predicate<Node> question) {
    Map<Node, Boolean> answers = new ConcurrentHashMap<>();
    return term -> {
      Boolean known = answers.get(term);
      if (known == null) {
        known = term.isURI() && question.test(term);
        if (answers.size() < KEPT) {
          answers.put(term, known);
        }
      }
      return known;
    };
  }
}
