package org.passeur.route.need;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passeur.search.WordAnalysis;

/**
 * What the words of a need refuse: "un jardin, mais pas de compost", "anything except meetings".
 * What somebody lacks is not refused: "on n'a pas de local", "personnes sans logement". In doubt
 * nothing is refused, and a need that only refuses is read as it stands.
 */
final class Refusals {
  /** Texts that are longer describe something, and say "except" of what they describe. */
  private static final int LONGEST = 600;

  /** Most words that are refused at once. */
  private static final int MOST = 8;

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String OF = "(?:de\\s+la\\s+|de\\s+l['’]|de\\s+|d['’]|du\\s+|des\\s+)";
  private static final String THE = "(?:les?\\s+|la\\s+|l['’]|une?\\s+)";

  /** Words that always refuse what follows. */
  private static final Pattern ALWAYS =
      Pattern.compile(
          "\\b(?:sauf|except[ée]|hormis|surtout\\s+pas|except(?:\\s+for)?|excluding|other\\s+than"
              + "|rather\\s+than|instead\\s+of|anything\\s+but|apart\\s+from"
              + "|[àa]\\s+l['’]exception\\s+"
              + OF.replaceFirst("\\(\\?:", "(?:")
              + "|en\\s+dehors\\s+"
              + OF
              + "|au\\s+lieu\\s+"
              + OF
              + "|autres?(?:\\s+chose)?\\s+qu(?:e\\s+|['’])|plut[ôo]t\\s+qu(?:e\\s+|['’]))\\s*"
              + "(?:"
              + OF
              + "|"
              + THE
              + ")?",
          FLAGS);

  /** "pas de …": refuses unless a verb before it says what is lacking. */
  private static final Pattern NOT_OF = Pattern.compile("\\bpas\\s+" + OF, FLAGS);

  /** "…, pas les …" and "mais pas …". */
  private static final Pattern BUT_NOT =
      Pattern.compile(
          "(?:[,;:(]\\s*|\\bmais\\s+)pas\\s+(?:"
              + OF
              + "|"
              + THE
              + "|en\\s+)"
              + "|(?:[,;:(]\\s*(?:but\\s+)?|\\bbut\\s+)(?:not|no)\\s+",
          FLAGS);

  /** "I don't want …". */
  private static final Pattern UNWANTED =
      Pattern.compile(
          "\\b(?:do\\s+not|don['’]t|does\\s+not|doesn['’]t|not)\\s+(?:want|wish\\s+for|looking\\s+for|interested\\s+in)\\s+",
          FLAGS);

  private static final Pattern END =
      Pattern.compile(
          "[,.;:!?()\\n]|\\b(?:mais|but|sinon|car|because|parce|pour|for|qui|who|that)\\b", FLAGS);

  /** Verbs whose negation refuses; that of every other verb tells of a lack. */
  private static final Set<String> WANTING =
      Set.of(
          "veux",
          "veut",
          "voulons",
          "veulent",
          "voudrais",
          "cherche",
          "cherchons",
          "souhaite",
          "souhaitons",
          "desire",
          "desirons");

  /** Verbs that stand before "pas" without "ne" in everyday French. */
  private static final Set<String> LACKING =
      Set.of(
          "a",
          "ai",
          "as",
          "avons",
          "avez",
          "ont",
          "avait",
          "avaient",
          "est",
          "sont",
          "suis",
          "faut",
          "fait",
          "font",
          "trouve",
          "trouvons",
          "trouvent",
          "connais",
          "connait",
          "connaissons",
          "peut",
          "peux",
          "sait",
          "sais",
          "savons",
          "reste",
          "existe",
          "recoit");

  private Refusals() {}

  /**
   * A text in two parts.
   *
   * @param wanted the text without what is refused
   * @param refused what is refused, each as it is written
   */
  record Heard(String wanted, List<String> refused) {}

  private record Last(String text, Heard heard) {}

  /** What was heard last: one need asks for it in many places. */
  private static volatile Last last = new Last("", new Heard("", List.of()));

  static Heard in(String text) {
    if (text.length() > LONGEST) {
      return new Heard(text, List.of());
    }
    Last known = last;
    if (!known.text().equals(text)) {
      known = new Last(text, heard(text));
      last = known;
    }
    return known.heard();
  }

  private static Heard heard(String text) {
    var wanted = new StringBuilder(text);
    List<String> refused = new ArrayList<>();
    for (Pattern cue : List.of(ALWAYS, BUT_NOT, UNWANTED, NOT_OF)) {
      Matcher found = cue.matcher(wanted.toString());
      int from = 0;
      while (found.find(from)) {
        String before = wanted.substring(0, found.start());
        int end = end(wanted, found.end());
        String what = wanted.substring(found.end(), end).strip();
        boolean said = (cue != NOT_OF && cue != BUT_NOT) || !tellsOfALack(before);
        if (said && !WordAnalysis.telling(what).isEmpty()) {
          refused.add(what);
          wanted.replace(found.start(), end, " ".repeat(end - found.start()));
          found = cue.matcher(wanted.toString());
        }
        from = Math.min(found.regionEnd(), end);
      }
    }
    String rest = wanted.toString().replaceAll("\\s+", " ").strip();
    return WordAnalysis.telling(rest).isEmpty()
        ? new Heard(text, List.of())
        : new Heard(refused.isEmpty() ? text : rest, List.copyOf(refused));
  }

  /** The end of what is refused: the end of the clause, or after the most words. */
  private static int end(CharSequence text, int from) {
    Matcher stop = END.matcher(text).region(from, text.length());
    int end = stop.find() ? stop.start() : text.length();
    Matcher word = Pattern.compile("\\S+").matcher(text).region(from, end);
    for (int i = 0; i < MOST; i++) {
      if (!word.find()) {
        return end;
      }
    }
    return word.end();
  }

  /** Returns whether the words before "pas" are a verb that is negated without refusing. */
  private static boolean tellsOfALack(String before) {
    List<String> words = WordAnalysis.exact(before);
    if (words.isEmpty() || before.strip().matches(".*[,;:(.!?]$")) {
      return false;
    }
    String verb = words.get(words.size() - 1);
    if (WANTING.contains(verb)) {
      return false;
    }
    boolean negated =
        words.subList(Math.max(0, words.size() - 4), words.size() - 1).stream()
            .anyMatch(w -> w.equals("ne") || w.equals("n"));
    return negated
        || before.strip().toLowerCase(java.util.Locale.ROOT).matches(".*\\bn['’]\\p{L}+$")
        || LACKING.contains(verb);
  }
}
