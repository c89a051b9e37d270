package org.passeur.route.need;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.passeur.search.WordAnalysis;

/**
 * What the words of a need tell besides its subject.
 *
 * @param place where its author is
 * @param languages tags of the languages that are to be spoken
 * @param words the words that tell it, in exact form: nobody is proposed because of them
 * @param alone true when they tell no subject
 */
public record Circumstances(
    Optional<Places.Place> place, Set<String> languages, Set<String> words, boolean alone) {

  public static Circumstances of(Need need, Thesaurus thesaurus) {
    String text = Hearing.used(need.text());
    Optional<Places.Place> place = thesaurus.places().namedIn(text);
    Map<String, Set<String>> languages = SpokenLanguages.askedIn(text);
    Set<String> words = new HashSet<>();
    place.ifPresent(p -> words.addAll(WordAnalysis.exact(p.said())));
    languages.values().forEach(words::addAll);
    return new Circumstances(
        place,
        Set.copyOf(languages.keySet()),
        Set.copyOf(words),
        words.containsAll(WordAnalysis.telling(text)) && need.themes().isEmpty());
  }
}
