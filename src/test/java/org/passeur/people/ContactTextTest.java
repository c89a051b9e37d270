package org.passeur.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passeur.TestBase;

/** Addresses and telephone numbers are found in texts; other numbers are let through. */
final class ContactTextTest extends TestBase {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Écrire à ada@example.org pour en savoir plus.",
        "ada.fictive+liste@mail.example.co.uk",
        "Ada <ada@example.org>",
        "mailto:ada@example.org",
        "ada @ example.org",
        "ada (at) example.org",
        "ada [at] example [dot] org",
        "ada at example dot org",
        "ada arobase example point org",
        "ada(arobase)example.org",
        "ada&#64;example.org",
        "https://elsewhere.example/?mail=ada%40example.org",
        "@ada@social.example",
        "zoé@communauté.québec",
        "o'neil@example.org",
        "ＡＤＡ＠example.org",
      })
  void eMailAddresses(String text) {
    assertTrue(ContactText.holds(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Appelez le 514 555-0199 le matin",
        "(514) 555-0199",
        "514-555-0199",
        "514.555.0199",
        "514 555 0199",
        "1 514 555-0199",
        "1-800-555-0199",
        "+1 555 000 2222",
        "+15550001111",
        "tel:+15550001111",
        "5145550199",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033 6 12 34 56 78",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "0612345678",
        "020 7946 0018",
        "02 123 45 67",
        "041 123 45 67",
        "+44 20 7946 0018",
        "+34 612 345 678",
        "Tél. : 555-0199",
        "Téléphone 5550199",
        "phone: 555 0199",
        "cell. 555-0199",
        "☎ 555-0199",
        "514 555‑0199",
        "514\u00A0555\u20110199",
        "514–555–0199",
        "514-555-0199 poste 12",
        "514-555-0199x12",
        "Ada Fictive,514-555-0199",
        "(bureau:514-555-0199)",
        "https://wa.me/15145550199",
        "https://elsewhere.example/?tel=5145550199",
        "＋１ ５１４ ５５５ ０１９９",
      })
  void telephoneNumbers(String text) {
    assertTrue(ContactText.holds(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De 2019 à 2024, 12 500 000 personnes",
        "2019-2024",
        "Le 2024-10-15 à 10 h 30",
        "15-10-2024",
        "15.10.2024 10.30",
        "01-02-2024",
        "20241015",
        "1-2-2024",
        "ISBN 978-2-1234-5680-3",
        "ISBN 0471958697",
        "ISBN 0-471-95869-7",
        "9782123456803",
        "ISSN 1234-5678",
        "doi:10.1016/j.x.2014.05.001",
        "https://doi.org/10.1000/514.555.0199",
        "https://elsewhere.example/514-555-0199",
        "10.5281/zenodo.1234567",
        "J2X 1A1",
        "12345-6789",
        "version 1.10.2",
        "v2.0.0-20240115",
        "lodash@4.17.21",
        "@scope/paquet@1.0.0-rc.beta",
        "192.168.100.200",
        "10.0.0.1:8080",
        "45.5017, -73.5673",
        "+12 500 000 visites",
        "+5 %",
        "1 234 567 890 $",
        "3 245 678 participants",
        "pp. 245-250",
        "Revue 24(3):245-250 (2019)",
        "1672531200",
        "2024-01-15T10:00:00Z",
        "Appelez le 911 ou le 811, option 2",
        "1 866 APPELLE",
        "Elle est at home. Org chart",
        "Rendez-vous @ 17 h",
        "@param x.y",
        "git@github.com:owner/repo.git",
        "C++11 2014-2020",
        "550e8400-e29b-41d4-a716-446655440000",
        "Téléphones : 1 500 000 appareils",
        "mobile 2024-2025",
        "x = 0.123456789",
        "12:34:56.789012",
        "1 2 3 4 5 6 7 8 9 10",
        "Trois fois par semaine, 60 minutes chacune",
        "0123-4567",
        "100 200 300 400",
        "SIRET 123 456 789 00012",
        "PMID: 5145550199",
        "",
        "Aucun chiffre ici.",
      })
  void otherTexts(String text) {
    assertFalse(ContactText.holds(text), text);
  }

  @Test
  void aMarkStandsInPlaceOfEachOfThem() {
    assertEquals(
        "Ada, […], […] ou […] ; 2019-2024.",
        ContactText.masked(
            "Ada, ada@example.org, 514 555-0199 ou +33 6 12 34 56 78 ; 2019-2024.", "[…]"));
    assertEquals("rien", ContactText.masked("rien", "[…]"));
  }

  /** In any company: words, dates and amounts around it. */
  @Test
  void theyAreFoundWhateverStandsAround() {
    var random = new Random(seed("ContactTextTest"));
    String[] around = {
      "",
      "Voir",
      "le rapport",
      "de 2019 à 2024",
      "(page 12)",
      "version 1.2.3",
      "12 500 000 $",
      "·",
      "été"
    };
    for (int round = 0; round < 4000; round++) {
      String before = around[random.nextInt(around.length)];
      String after = around[random.nextInt(around.length)];
      String space = random.nextBoolean() ? " : " : "\n";
      String contact = random.nextBoolean() ? mail(random) : telephone(random);
      String text = before + space + contact + (random.nextBoolean() ? ", " : " | ") + after;
      assertTrue(ContactText.holds(text), text);
      String masked = ContactText.masked(text, "#");
      assertFalse(masked.contains(contact), masked);
      String without = before + space + other(random) + ", " + after;
      assertFalse(ContactText.holds(without), without);
    }
  }

  private static String mail(Random random) {
    String name = word(random) + (random.nextBoolean() ? "." + word(random) : "");
    String[] ats = {"@", " @ ", "(at)", " [at] ", " arobase "};
    String[] ends = {".org", ".qc.ca", ".coop", ".quebec", ".co.uk"};
    return name
        + ats[random.nextInt(ats.length)]
        + word(random)
        + ends[random.nextInt(ends.length)];
  }

  private static String telephone(Random random) {
    String area = "" + (2 + random.nextInt(8)) + digits(2, random);
    String a = digits(3, random);
    String b = digits(4, random);
    return switch (random.nextInt(8)) {
      case 0 -> area + "-" + a + "-" + b;
      case 1 -> "(" + area + ") " + a + "-" + b;
      case 2 -> area + " " + a + "-" + b;
      case 3 -> "1 " + area + " " + a + "-" + b;
      case 4 -> "+1" + area + a + b;
      case 5 -> "0" + (1 + random.nextInt(9)) + " " + pairs(random);
      case 6 -> "+33 " + (1 + random.nextInt(9)) + " " + pairs(random);
      default -> "tél. " + a + "-" + b;
    };
  }

  private static String pairs(Random random) {
    return String.join(
        " ", digits(2, random), digits(2, random), digits(2, random), digits(2, random));
  }

  private static String other(Random random) {
    int year = 1950 + random.nextInt(150);
    return switch (random.nextInt(10)) {
      case 0 -> year + "-" + (year + 5);
      case 1 -> "%d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
      case 2 -> "%02d/%02d/%d".formatted(1 + random.nextInt(28), 1 + random.nextInt(12), year);
      case 3 -> (1 + random.nextInt(9)) + "." + random.nextInt(30) + "." + random.nextInt(99);
      case 4 -> (1 + random.nextInt(99)) + " " + digits(3, random) + " " + digits(3, random) + " $";
      case 5 -> "978-2-" + digits(4, random) + "-" + digits(4, random) + "-" + digits(1, random);
      case 6 -> "10." + digits(4, random) + "/" + word(random) + "." + digits(7, random);
      case 7 -> "10." + random.nextInt(255) + "." + random.nextInt(255) + "." + random.nextInt(255);
      case 8 -> random.nextInt(100) + "," + random.nextInt(10) + " %";
      default -> "pp. " + (100 + random.nextInt(400)) + "-" + (500 + random.nextInt(400));
    };
  }

  private static String digits(int count, Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  private static String word(Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < 3 + random.nextInt(6); i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
