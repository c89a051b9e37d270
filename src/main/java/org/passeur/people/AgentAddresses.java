package org.passeur.people;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/** Recognizes IRIs that are contact addresses, or that identify a person by themselves. */
final class AgentAddresses {
  private static final Set<String> REACHING =
      Set.of(
          "mailto",
          "tel",
          "sms",
          "smsto",
          "mms",
          "fax",
          "modem",
          "xmpp",
          "sip",
          "sips",
          "im",
          "pres",
          "acct",
          "skype",
          "callto",
          "facetime",
          "facetime-audio",
          "aim",
          "ymsgr",
          "msnim",
          "irc6",
          "icq",
          "gtalk",
          "whatsapp",
          "viber",
          "tg",
          "signal",
          "sgnl",
          "matrix",
          "jabber",
          "h323",
          "iax",
          "mid",
          "cid",
          "facetime-group",
          "wtai",
          "threema");

  /** Accounts and profiles at services that only give them to individual people. */
  private static final Pattern PROFILE =
      Pattern.compile(
          "https?://(?!\\.|[^/]*\\.\\.)(?:[a-z0-9.-]*\\.)?(?:orcid\\.org/(?:\\d{4}-){3}\\d{3}[\\dx]"
              + "|gravatar\\.com/.+|linkedin\\.com/(?:in|pub)/.+|researchgate\\.net/profile/.+"
              + "|scholar\\.google\\.[a-z.]+/citations.*[?&]user=.+|keybase\\.io/.+"
              + "|facebook\\.com/profile\\.php.*|researcherid\\.com/rid/.+|publons\\.com/researcher/.+"
              + "|scopus\\.com/authid/.+|wa\\.me/.+|api\\.whatsapp\\.com/.+|libravatar\\.org/avatar/.+)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> SITES =
      Set.of(
          "orcid",
          "gravatar",
          "linkedin",
          "researchgate",
          "google",
          "co",
          "com",
          "keybase",
          "facebook",
          "researcherid",
          "publons",
          "scopus",
          "wa",
          "whatsapp",
          "libravatar");

  /** A person in their profile document, following the conventions of WebID and FOAF. */
  private static final Pattern SELF = Pattern.compile(".*#(?:me|i|self|moi|id)");

  /** A telephone number as parameter of a web address, as messaging and call services use it. */
  private static final Pattern CALLING =
      Pattern.compile(
          "[?&;#](?:phone|telephone|tel|mobile|cell|sms|whatsapp|call|courriel|phonenumber)"
              + "=(?:%2b|\\+)?[\\d%().-]{7,}",
          Pattern.CASE_INSENSITIVE);

  private AgentAddresses() {}

  /** Returns whether the IRI is an e-mail, telephone or message address, whatever its scheme. */
  public static boolean reachesSomebody(Node node) {
    if (!node.isURI()) {
      return false;
    }
    String iri = node.getURI();
    int colon = iri.indexOf(':');
    if (colon < 0) {
      return false;
    }
    return (!iri.startsWith("http")
            && REACHING.contains(iri.substring(0, colon).toLowerCase(Locale.ROOT)))
        || ((iri.indexOf('@') > 0 || iri.contains("%40")) && ContactText.holds(iri))
        || (iri.indexOf('=') > 0 && CALLING.matcher(iri).find());
  }

  /** Returns whether the IRI identifies a person or a person's account. */
  public static boolean namesAPerson(Node node) {
    if (!node.isURI()) {
      return false;
    }
    String iri = node.getURI();
    return iri.startsWith("http")
        && ((iri.indexOf('#') > 0 && SELF.matcher(iri).matches())
            || (SITES.contains(site(iri)) && PROFILE.matcher(iri).matches()));
  }

  /** The host name before its last dot: {@code orcid} for {@code https://www.orcid.org/…}. */
  private static String site(String iri) {
    int start = iri.indexOf("://") + 3;
    int end = iri.indexOf('/', start);
    int dot = end < 0 ? -1 : iri.lastIndexOf('.', end);
    if (dot <= start) {
      return "";
    }
    int before = iri.lastIndexOf('.', dot - 1);
    return iri.substring(Math.max(start, before + 1), dot).toLowerCase(Locale.ROOT);
  }
}
