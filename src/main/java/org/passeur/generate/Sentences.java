package org.passeur.generate;

import java.util.List;
import java.util.Locale;

/** Makes readable sentences, names and titles from the lists in {@code generate/}. */
final class Sentences {
  private final Lists french = Lists.read("generate/fr.txt");
  private final Lists english = Lists.read("generate/en.txt");
  private final Lists names = Lists.read("generate/names.txt");
  private final List<String> genders = List.of("fictive", "fictif", "fictif·ve");

  /** An entry of a list, such as a genre or a kind of group, in one language. */
  String pick(String list, int number, boolean fr) {
    List<String> words = (fr ? french : english).of(list);
    return words.get(number % words.size());
  }

  /** An invented place name, such as Clairmarée; a few are frequent, most are rare. */
  String place(Draw draw) {
    return draw.skewed(names.of("start")) + draw.skewed(names.of("end"));
  }

  /** A person's name that is marked as fictional. */
  String person(Draw draw) {
    String gender = genders.get(draw.chance(0.1) ? 2 : draw.below(2));
    String family = place(draw) + (draw.chance(0.25) ? "-" + place(draw) : "");
    return draw.any(names.of(gender)) + " " + family + " (" + gender + ")";
  }

  /** Several sentences; with three or more, the last one is advice. */
  String sentences(Draw draw, int count, boolean fr) {
    Lists lists = fr ? french : english;
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.append(' ');
      }
      if (i >= 2 && i == count - 1) {
        text.append(draw.skewed(lists.of("advice")));
      } else {
        text.append(sentence(draw, lists));
      }
    }
    return text.toString();
  }

  private String sentence(Draw draw, Lists lists) {
    String said =
        draw.skewed(lists.of("who"))
            + " "
            + draw.skewed(lists.of("did"))
            + " "
            + draw.skewed(lists.of("what"))
            + " "
            + draw.skewed(lists.of("how"))
            + ".";
    for (int at = said.indexOf("{place}"); at >= 0; at = said.indexOf("{place}")) {
      said = said.substring(0, at) + place(draw) + said.substring(at + 7);
    }
    return capital(said);
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
