package org.passeur.guard;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.store.Gate;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dpv;

/**
 * Refuses to clear the vocabulary and concept schemes that ship with the program, and the register
 * of consents, for every role. Withdrawing stays possible at any time, for one person per change.
 */
final class Removals implements Gate {
  static final String VOCABULARY = "OwnVocabulary";
  static final String REGISTER = "RegisterNotCleared";

  static final Map<String, Bilingual> MESSAGES =
      Map.of(
          VOCABULARY,
          new Bilingual(
              "Ce vocabulaire et ces listes de concepts viennent avec Passeur et ne s'effacent pas."
                  + " Nommez les graphes à vider (CLEAR GRAPH <…/graph/public/ma-source>) : CLEAR"
                  + " ALL et DROP ALL effaceraient aussi le vocabulaire. Rien n'a été effacé.",
              "This vocabulary and these lists of concepts come with Passeur and cannot be removed."
                  + " Name the graphs to clear (CLEAR GRAPH <…/graph/public/my-source>): CLEAR ALL"
                  + " and DROP ALL would remove the vocabulary too. Nothing was removed."),
          REGISTER,
          new Bilingual(
              "Le registre des consentements ne peut pas être vidé : une modification peut mettre"
                  + " fin aux consentements d'une seule personne à la fois. Pour un retrait, donnez"
                  + " au consentement le statut « retiré » (dpv:ConsentWithdrawn), personne par"
                  + " personne. Rien n'a été effacé.",
              "The register of consents cannot be cleared: one change may end the consents of only"
                  + " one person at a time. For a withdrawal, give the consent the status"
                  + " “withdrawn” (dpv:ConsentWithdrawn), person by person. Nothing was removed."));

  private final Addresses addresses;
  private final Supplier<Set<Quad>> own;

  /**
   * @param own the statements of the bundled files, in their graphs; asked for at the first removal
   */
  Removals(Addresses addresses, Supplier<Set<Quad>> own) {
    this.addresses = addresses;
    this.own = own;
  }

  @Override
  public Report check(Change change, DatasetGraph after) {
    return Report.CONFORMS;
  }

  /**
   * Looks at the edit before completions, which would restore cleared consents as withdrawn ones.
   */
  @Override
  public Report checkAsMade(Change change, DatasetGraph after) {
    Map<String, Report.Result> found = new LinkedHashMap<>(); // one result for each graph
    for (Quad quad : change.removed()) {
      if (own.get().contains(quad)) {
        found.computeIfAbsent(quad.getGraph().toString(), g -> refused(VOCABULARY, quad));
      }
    }
    List<Quad> ended =
        change.removed().stream()
            .filter(q -> q.getGraph().equals(addresses.consentGraph()))
            .filter(q -> isMissing(q, after))
            .toList();
    if (people(ended, change, after).size() > 1) {
      found.put(REGISTER, refused(REGISTER, ended.get(0)));
    }
    return new Report(List.copyOf(found.values()));
  }

  /** Returns whether a consent has lost its person or its status. */
  private static boolean isMissing(Quad removed, DatasetGraph after) {
    Node predicate = removed.getPredicate();
    return (predicate.equals(Dpv.HAS_DATA_SUBJECT) || predicate.equals(Dpv.HAS_CONSENT_STATUS))
        && !after.contains(removed.getGraph(), removed.getSubject(), predicate, Node.ANY);
  }

  /** The persons whose consents are ended; a consent without a person counts as one of its own. */
  private static Set<Node> people(List<Quad> ended, Change change, DatasetGraph after) {
    Set<Node> people = new HashSet<>();
    Map<Node, Set<Node>> before = new LinkedHashMap<>();
    for (Quad q : change.removed()) {
      if (q.getPredicate().equals(Dpv.HAS_DATA_SUBJECT)) {
        before.computeIfAbsent(q.getSubject(), s -> new HashSet<>()).add(q.getObject());
      }
    }
    for (Quad quad : ended) {
      Node consent = quad.getSubject();
      Set<Node> whose = new HashSet<>(before.getOrDefault(consent, Set.of()));
      Iter.toList(after.find(quad.getGraph(), consent, Dpv.HAS_DATA_SUBJECT, Node.ANY))
          .forEach(q -> whose.add(q.getObject()));
      people.addAll(whose.isEmpty() ? Set.of(consent) : whose);
    }
    return people;
  }

  private static Report.Result refused(String rule, Quad quad) {
    return Placement.result(
        rule, quad, quad.getGraph(), Objects.requireNonNull(MESSAGES.get(rule)));
  }
}
