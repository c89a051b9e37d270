package org.passeur.ingest.office;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passeur.people.ContactText;

/**
 * Looks for words in a document that call for keeping it inside: contact details, identity numbers,
 * marks of internal use, attendance lists. It cannot tell whose address or number it finds, and
 * errs on the side of keeping a document inside.
 */
final class Concerns {
  private static final String MONTH =
      "(?:janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre"
          + "|décembre|decembre|january|february|march|april|may|june|july|august|september|october"
          + "|november|december|jan|feb|fév|mar|apr|avr|jun|jul|juil|aug|sep|sept|oct|nov|dec|déc)";
  private static final String DAY =
      "(?:\\d{4}[-/. ]\\d{1,2}[-/. ]\\d{1,2}|\\d{1,2}[-/. ]\\d{1,2}[-/. ](?:19|20)?\\d{2}"
          + "|\\d{1,2}(?:er|st|nd|rd|th)? (?:of )?"
          + MONTH
          + "\\.?,? (?:19|20)\\d{2}|"
          + MONTH
          + "\\.? \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d{2})";

  private static final String STREET =
      "(?:\\d{1,5}(?:[ -]?[a-z])?,?"
          + " ?(?:rue|avenue|av\\.|ave\\.?|boulevard|boul\\.|blvd|chemin|ch\\.|rang|place|allée|impasse|montée|route|rte|côte|terrasse|croissant|ruelle|square)"
          + " \\p{L}|\\d{1,5}(?:[ -]?[a-z])? (?:\\p{L}[\\p{L}'’.-]*"
          + " ){1,3}?(?:street|st\\.?|avenue|ave\\.?|road|rd\\.?|drive|dr\\.?|boulevard|blvd"
          + "|lane|court|crescent|terrace)\\b)";
  private static final String POSTAL_CODE =
      "\\b[abceghj-nprstvxy]\\d[abceghj-nprstv-z][ -]?\\d[abceghj-nprstv-z]\\d\\b";
  private static final String HOME =
      "(?:domicili?é?e?|habite|demeur\\p{L}+|résid\\p{L}+|adresse (?:personnelle|du"
          + " domicile|postale)|chez|lives? (?:at|on)|living (?:at|on)|resid(?:es?|ing)"
          + " (?:at|on)|home address|mailing address)";
  private static final String DWELLING =
      "(?:\\bapp(?:t|artement)?\\.? ?(?:no )?\\d|\\bapt\\.? ?\\d|\\bapartment \\d|\\blogement \\d"
          + "|\\bunit \\d)";

  private static final String NAME = "\\p{Lu}[\\p{L}'’.-]*";

  /** Patterns searched in the lower-cased text. */
  private static final Map<Concern, Pattern> SIGNS =
      Map.of(
          Concern.POSTAL_ADDRESS,
          any(
              STREET + "[^\\n]{0,90}?(?:\\n[^\\n]{0,60}?)?" + POSTAL_CODE,
              HOME + "[^\\n]{0,30}?\\b" + STREET,
              STREET + "[^\\n]{0,40}?" + DWELLING,
              "\\b(?:adresse|address) ?:[^\\n]{0,20}" + STREET,
              "\\b(?:m\\.|mme|mlle|mr\\.?|mrs\\.?|ms\\.?|dre?\\.?) [^\\n]{2,40}[\\n,] ?" + STREET),
          Concern.IDENTITY_NUMBER,
          any(
              "\\b(?:nas|sin|ssn|n\\.a\\.s\\.|assurance[- ]sociale|social[-"
                  + " ](?:insurance|security))\\b[^\\d\\n"
                  + "]{0,25}\\d{3}[ -]?\\d{2,3}[ -]?\\d{3,4}\\b",
              "(?<![\\d-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])",
              "(?<!\\d)[12] \\d{2} (?:0[1-9]|1[0-2]) \\d{2} \\d{3} \\d{3}(?!\\d)"),
          Concern.BIRTH_DATE,
          any(
              "(?:\\bnée?s?\\b|né\\(e\\)|né·e|naissance|\\bddn\\b|\\bd\\.d\\.n\\.|\\bborn\\b|\\bbirth(?:day|date)?\\b|anniversaire|\\bdob\\b|d\\.o\\.b\\.)[^\\n"
                  + "]{0,25}?\\b"
                  + DAY),
          Concern.INTERNAL,
          any(
              "(?<!non[ -])(?<!pas )(?<!not )\\bconfidentiel(?:le)?s?\\b",
              "(?<!non[ -])(?<!not )\\bconfidential\\b",
              "\\b(?:usage|diffusion|circulation|utilisation)s? (?:strictement |purement"
                  + " |exclusivement )?(?:interne|restreinte?)s?\\b",
              "\\b(?:document|rapport|note|compte rendu|compte-rendu|report|memo|draft)"
                  + " (?:strictement )?(?:interne|internal)\\b",
              "\\binternal (?:use|report|document|memo|only|circulation|distribution)\\b",
              "\\bne pas (?:diffuser|distribuer|publier|transmettre|partager|faire circuler)\\b",
              "\\b(?:do not|don't|not to be) (?:distributed?|circulated?|shared?"
                  + " (?:outside|externally)|published?|forward(?:ed)?)\\b",
              "\\bnot for (?:distribution|publication|circulation|release)\\b",
              "\\b(?:strictement|strictly) (?:personnel|privé|private|personal)",
              "\\b(?:à|pour|for) (?:l'|l’)?(?:interne|internal) (?:seulement|uniquement|only)\\b",
              "\\bne (?:doit|peut|devrait) pas (?:être )?(?:diffusé|divulgué|circuler|sortir)"),
          Concern.MAIL,
          any(
              "(?m)^[>|* ]{0,6}(?:de|from|expéditeur|sender) ?:[^\\n"
                  + "]*\\n"
                  + "(?:[^\\n"
                  + "]*\\n"
                  + "){0,4}?[>|* ]{0,6}(?:à|a|to|cc|objet|subject|envoyé|sent|destinataires?) ?:",
              "(?m)^(?:received|return-path|message-id|mime-version|x-mailer|reply-to) ?:"));

  /**
   * Number of the Québec health insurance card: four letters of the name, then the date of birth,
   * with 50 added to the month for women.
   */
  private static final Pattern HEALTH_NUMBER =
      Pattern.compile(
          "\\b[A-Z]{4} ?\\d{2}(?:0[1-9]|1[0-2]|5[1-9]|6[0-2]) ?(?:0[1-9]|[12]\\d|3[01])\\d{2}\\b");

  /** Case-sensitive, because names begin with a capital letter. */
  private static final Pattern ATTENDANCE =
      Pattern.compile(
          "(?m)^[^\\p{L}\\n"
              + "]{0,20}(?iu:(?:liste d(?:es|e) |personnes |membres |participant(?:e|es|s){0,2}"
              + " |étaient |sont |was |were |list of |members |people |in ){0,5}"
              + "(?:présences?|présent(?:e|es|s|\\(e\\)s|·e·s){0,2}|absences?|absent(?:e|es|s|\\(e\\)s|·e·s){0,2}|excusé(?:e|es|s|\\(e\\)s|·e·s){0,2}|participant(?:e|es|s|\\(e\\)s|·e·s){0,2}|attendees?|attendance|present|apologies|regrets|participants)(?!\\p{L}))[^\\n"
              + ":]{0,20}?(?: ?:| ?-| ?–|\\n"
              + ")[^\\p{L}]{0,40}(?:(?:M\\.|Mme|Mr\\.?|Mrs\\.?|Ms\\.?|Dre?\\.?) )?(?:"
              + NAME
              + "(?: (?:de|du|des|la|le|van|von|d'|d’))? ?"
              + NAME
              + "|"
              + NAME
              + " ?(?:,|;|\\n|et |and ) ?[^\\p{L}]{0,20}"
              + NAME
              + ")");

  /** In digits; affects only the wording of the report. */
  private static final int SHORTEST_NUMBER = 7;

  private Concerns() {}

  /** Returns every reason that calls for a decision; empty when there is none. */
  static Set<Concern> of(SourceDocument document) {
    Set<Concern> found = EnumSet.noneOf(Concern.class);
    found.addAll(document.seen());
    String words = plain(document.everyWord());
    found.addAll(contacts(words));
    String lower = words.toLowerCase(Locale.ROOT);
    SIGNS.forEach(
        (concern, sign) -> {
          if (sign.matcher(lower).find()) {
            found.add(concern);
          }
        });
    if (ATTENDANCE.matcher(words).find()) {
      found.add(Concern.ATTENDANCE);
    }
    if (HEALTH_NUMBER.matcher(words).find() || hasInsuranceNumber(words)) {
      found.add(Concern.IDENTITY_NUMBER);
    }
    if (GivenNames.isIn(document.name())) {
      found.add(Concern.FILE_NAME);
    }
    return found;
  }

  private static Set<Concern> contacts(String words) {
    Set<Concern> found = EnumSet.noneOf(Concern.class);
    Optional<ContactText.Span> next = ContactText.next(words, 0);
    for (int looked = 0; next.isPresent() && found.size() < 2 && looked < 20; looked++) {
      String contact = words.substring(next.get().start(), next.get().end());
      long digits = contact.chars().filter(Character::isDigit).count();
      found.add(digits < SHORTEST_NUMBER ? Concern.EMAIL : Concern.TELEPHONE);
      next = ContactText.next(words, next.get().end());
    }
    return found;
  }

  /** Normalizes spaces, digits and letters, and removes invisible characters. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]", "")
        .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
        .replaceAll("[ \\t\\u00a0\\u2000-\\u200a\\u202f]+", " ");
  }

  /**
   * Returns whether the text has a social insurance number: nine digits in threes with a valid
   * check digit (ISO/IEC 7812-1).
   */
  private static boolean hasInsuranceNumber(String words) {
    Matcher m =
        Pattern.compile("(?<![\\d-])(?<!\\d )\\d{3}([ -])\\d{3}\\1\\d{3}(?![\\d-])(?! \\d)")
            .matcher(words);
    while (m.find()) {
      String digits = m.group().replaceAll("\\D", "");
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        int d = (digits.charAt(i) - '0') * (i % 2 + 1);
        sum += d > 9 ? d - 9 : d;
      }
      if (sum % 10 == 0) {
        return true;
      }
    }
    return false;
  }

  private static Pattern any(String... ways) {
    return Pattern.compile(String.join("|", ways));
  }
}
