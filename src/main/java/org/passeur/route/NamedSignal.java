package org.passeur.route;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passeur.kernel.Nfc;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.search.WordAnalysis;

/**
 * Proposes whom the need names: "je veux parler à …". A person is meant by their first and last
 * name, however written; a community or an organisation, whose name may be made of common words, by
 * its name in its own capitals.
 */
final class NamedSignal implements Signal {
  /** Above all other reasons together: who asks for somebody means them. */
  private static final double WEIGHT = 5;

  private static final Set<EntityKind> NAMED =
      EnumSet.of(EntityKind.PERSON, EntityKind.COMMUNITY, EntityKind.ORGANIZATION);

  @Override
  public void look(Inquiry inquiry, Ballot ballot) {
    String text = Nfc.of(inquiry.need().text());
    List<String> words = WordAnalysis.exact(text);
    for (Match match : inquiry.things()) {
      Entity thing = match.entity();
      if (NAMED.contains(thing.kind())
          && thing.labels().values().stream().anyMatch(n -> names(n, thing.kind(), text, words))) {
        ballot.add(
            thing.iri(),
            new Reason("named", "named", List.of(), Optional.of(thing.iri()), "", WEIGHT));
      }
    }
  }

  private static boolean names(String label, EntityKind kind, String text, List<String> words) {
    String name = label.replaceAll("\\s*\\([^()]*\\)", "").strip();
    List<String> its = WordAnalysis.exact(name);
    return its.size() > 1
        && Collections.indexOfSubList(words, its) >= 0
        && (kind == EntityKind.PERSON || text.contains(name));
  }
}
