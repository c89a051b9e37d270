package org.passeur.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.passeur.people.ContactText.Span;

/** Finds telephone numbers in running text, for {@link ContactText}. */
final class TelephoneText {
  /** Fewest digits of a number, and the most by E.164. */
  private static final int FEWEST = 7;

  private static final int MOST = 15;
  private static final int MOST_GROUPS = 8;

  /** Characters that may separate groups of digits, with the separator they are read as. */
  private static final String BETWEEN =
      " .-()\u00A0\u202F\u2009\u2007\t\u2010\u2011\u2012\u2013\u2212\u00AD";

  private static final String READ_AS = " .-()     ------";
  private static final int WIDEST = 3;

  /** Words before a number that introduce a telephone number. */
  private static final Set<String> LABELS =
      words(
          "tél tel téléphone telephone téléphones telephones phone phones telefon telefono "
              + "teléfono telefone tlf mobile mob cell cel cellulaire cellphone gsm portable fax "
              + "télécopieur telecopieur télécopie sms texto whatsapp viber call appeler appelez "
              + "composer composez joindre ring dial \u260E \u260F \u2706 \uD83D\uDCDE "
              + "\uD83D\uDCF1");

  /** Words that may stand between such a word and the number. */
  private static final Set<String> FILLERS =
      words(
          "us me nous moi le au at on is est no n numéro numero number bureau travail work "
              + "home office direct");

  /** Words before a number that introduce something else. */
  private static final Set<String> OTHERS =
      words("isbn issn doi oclc siren siret ean pmid arxiv neq id ref réf version v");

  private static final int FURTHEST = 48;

  private static final Pattern LINK =
      Pattern.compile(
          "(?:(?:tel|phone|telephone|mobile|sms)[:=]|wa\\.me/|whatsapp\\.com/send/?\\?phone=|t\\.me/)\\+?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DOI = Pattern.compile("(?:^|[^\\d.])10\\.\\d{4,9}/");

  /** Area codes of Canada, of toll-free numbers, and the fictional one. */
  private static final Pattern NEAR =
      Pattern.compile(
          "(?:204|226|236|249|250|263|289|306|343|354|365|367|368|382|387|403|416|418|428|431|437"
              + "|438|450|460|468|474|506|514|519|537|548|555|568|579|581|584|587|604|613|639|647"
              + "|672|683|705|709|742|753|778|780|782|800|807|819|825|833|844|855|866|867|873|877"
              + "|879|888|902|905|942)[2-9]\\d{6}");

  private static final Pattern NATIONAL = Pattern.compile("0[1-9]\\d{7,9}");
  private static final Pattern ABROAD = Pattern.compile("00[1-9]\\d{8,12}");
  private static final Pattern DAY =
      Pattern.compile("(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
  private static final Pattern YEAR = Pattern.compile("(?:1[5-9]|20|21)\\d{2}");

  private final String text;
  private final int start;
  private final List<String> groups = new ArrayList<>();
  private final List<String> between = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  /**
   * @param before position before which it must begin
   */
  static Optional<Span> next(String text, int from, int before) {
    int i = from;
    while (i < before) {
      if (!isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      var run = new TelephoneText(text, i);
      Optional<Span> found = run.telephone(from);
      if (found.isPresent()) {
        return found;
      }
      i = run.ends.get(0);
    }
    return Optional.empty();
  }

  /** Reads the groups of digits that begin at a position, with their separators. */
  private TelephoneText(String text, int start) {
    this.text = text;
    this.start = start;
    int i = start;
    while (true) {
      var group = new StringBuilder();
      while (i < text.length() && isDigit(text.charAt(i))) {
        char c = text.charAt(i++);
        group.append(c > '9' ? (char) (c - 0xFEE0) : c);
      }
      if (groups.size() > 2 && group.length() == 1) { // a list of figures
        return;
      }
      groups.add(group.toString());
      ends.add(i);
      var gap = new StringBuilder();
      int wide = 0;
      while (i < text.length() && wide <= WIDEST && BETWEEN.indexOf(text.charAt(i)) >= 0) {
        char c = READ_AS.charAt(BETWEEN.indexOf(text.charAt(i++)));
        if (c != ' ' || gap.length() == 0 || gap.charAt(gap.length() - 1) != ' ') {
          gap.append(c);
        }
        wide++;
      }
      if (wide == 0
          || wide > WIDEST
          || i >= text.length()
          || !isDigit(text.charAt(i))
          || groups.size() == MOST_GROUPS) {
        return;
      }
      between.add(gap.toString());
    }
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }

  private static boolean isDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= '\uFF10' && c <= '\uFF19');
  }

  private Optional<Span> telephone(int from) {
    if (size(groups.size()) < FEWEST) {
      return Optional.empty();
    }
    boolean plus = start > from && "+\uFF0B".indexOf(text.charAt(start - 1)) >= 0;
    String word = wordBefore();
    boolean link = isLink();
    boolean named = link || LABELS.contains(word);
    if ((!named && (isJoined(plus) || OTHERS.contains(word))) || (!link && isInAnAddress())) {
      return Optional.empty();
    }
    for (int count = groups.size(); count > 0; count--) {
      if (isTelephone(count, plus, named)) {
        return Optional.of(new Span(plus ? start - 1 : start, ends.get(count - 1)));
      }
    }
    return Optional.empty();
  }

  /** The word before the number, fillers skipped; empty when there is none. */
  private String wordBefore() {
    int at = start;
    String word = "";
    for (int words = 0; words < 4; words++) {
      while (at > 0 && start - at < FURTHEST && isSeparator(text.charAt(at - 1))) {
        at--;
      }
      int end = at;
      while (at > 0 && end - at < FURTHEST && isOfAWord(text.charAt(at - 1))) {
        at--;
      }
      word = text.substring(at, end).toLowerCase(Locale.ROOT);
      if (!FILLERS.contains(word)) {
        return word;
      }
    }
    return word;
  }

  private static boolean isSeparator(char c) {
    return Character.isWhitespace(c) || " .:#°)(/*_+-\u00A0\u202F\uFF0B".indexOf(c) >= 0;
  }

  private static boolean isOfAWord(char c) {
    return Character.isLetter(c) || (c >= '\u2600' && c <= '\u27BF') || Character.isSurrogate(c);
  }

  private boolean isLink() {
    if (start == 0 || ":/=+".indexOf(text.charAt(start - 1)) < 0) {
      return false;
    }
    return LINK.matcher(text.substring(Math.max(0, start - FURTHEST), start)).find();
  }

  /** Number of digits in the first groups. */
  private int size(int count) {
    return groups.subList(0, count).stream().mapToInt(String::length).sum();
  }

  private boolean isTelephone(int count, boolean plus, boolean named) {
    int size = size(count);
    if (size < FEWEST || size > MOST || isDate(count) || areYears(count) || goesOn(count)) {
      return false;
    }
    String all = String.join("", groups.subList(0, count));
    if (plus) {
      return size > FEWEST && all.charAt(0) != '0' && !(isAmount(count) && size <= 9);
    }
    return named
        ? !isAmount(count)
        : isNorthAmerican(count, all) || isNational(count, all) || ABROAD.matcher(all).matches();
  }

  /** Matches 514 555-0199, (514) 555-0199, 1-514-555-0199, 514.555.0199, 5145550199. */
  private boolean isNorthAmerican(int count, String all) {
    int area = count > 2 && groups.get(0).equals("1") ? 1 : 0;
    if (count == 1) {
      String ten = all.length() == 11 && all.startsWith("1") ? all.substring(1) : all;
      return NEAR.matcher(ten).matches() && !isIsbn(all) && !isAfterAComma();
    }
    if (count - area != 3
        || groups.get(area).length() != 3
        || groups.get(area).charAt(0) < '2'
        || groups.get(area + 1).length() != 3
        || groups.get(area + 2).length() != 4) {
      return false;
    }
    String one = between.get(area);
    String two = between.get(area + 1);
    if (two.contains("(") || two.contains(")")) {
      return false;
    }
    if (area == 0 && one.equals(" ") && two.equals(" ")) { // could be columns of figures
      return groups.get(area).equals("555") || groups.get(area + 1).charAt(0) >= '2';
    }
    return one.contains(")") || one.equals(two) || one.equals(" ") || one.equals(" - ");
  }

  /** Matches 01 23 45 67 89, 020 7946 0018, 0123456789. */
  private boolean isNational(int count, String all) {
    if (!NATIONAL.matcher(all).matches()) {
      return false;
    }
    if (count == 1) {
      return all.length() == 10 && !isIsbn(all) && !isAfterAComma();
    }
    return count >= 3
        && between.subList(1, count - 1).stream().distinct().count() <= 1
        && groups.subList(0, count).stream().allMatch(g -> g.length() >= 2);
  }

  /** Matches groups of three digits, as in 12 500 000. */
  private boolean isAmount(int count) {
    return count > 1
        && groups.get(0).length() <= 3
        && groups.get(0).charAt(0) != '0'
        && groups.subList(1, count).stream().allMatch(g -> g.length() == 3)
        && between.subList(0, count - 1).stream().distinct().count() == 1
        && !between.get(0).contains("-");
  }

  private boolean isDate(int count) {
    if (count == 1) {
      return DAY.matcher(groups.get(0)).matches();
    }
    if (count < 3) {
      return false;
    }
    boolean ends = groups.get(0).length() <= 2 && groups.get(1).length() <= 2 && isYear(2);
    return ends || (isYear(0) && groups.get(1).length() <= 2 && groups.get(2).length() <= 2);
  }

  private boolean areYears(int count) {
    return groups.subList(0, count).stream().allMatch(g -> YEAR.matcher(g).matches());
  }

  private boolean isYear(int group) {
    return YEAR.matcher(groups.get(group)).matches();
  }

  /** Returns whether the check digit is that of an ISBN-10 (ISO 2108). */
  private static boolean isIsbn(String ten) {
    int sum = 0;
    for (int i = 0; i < ten.length(); i++) {
      sum += (10 - i) * (ten.charAt(i) - '0');
    }
    return ten.length() == 10 && sum % 11 == 0;
  }

  /** Returns whether it is the decimal part of a number. */
  private boolean isAfterAComma() {
    return start > 1
        && ",.".indexOf(text.charAt(start - 1)) >= 0
        && isDigit(text.charAt(start - 2));
  }

  /** Returns whether letters follow, which make it a code; an extension does not count. */
  private boolean goesOn(int count) {
    int end = ends.get(count - 1);
    return end < text.length()
        && (text.charAt(end) == '_'
            || (Character.isLetter(text.charAt(end)) && "xpeXPE".indexOf(text.charAt(end)) < 0));
  }

  /** Returns whether it is part of a longer word or number. */
  private boolean isJoined(boolean plus) {
    int at = plus ? start - 2 : start - 1;
    if (at < 0) {
      return false;
    }
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || c == '_'
        || (plus && c == '+')
        || (at > 0 && (c == '.' || c == '-') && isDigit(text.charAt(at - 1)));
  }

  /** Returns whether it is part of a web address or a DOI. */
  private boolean isInAnAddress() {
    int at = start;
    while (at > 0 && start - at < 200 && !Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    String head = text.substring(at, start).toLowerCase(Locale.ROOT);
    return head.contains("://")
        || head.contains("www.")
        || head.contains("urn:")
        || DOI.matcher(head).find();
  }
}
