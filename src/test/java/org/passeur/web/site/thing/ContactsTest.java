package org.passeur.web.site.thing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.web.DemoSite;
import org.passeur.web.page.Link;

/** Organisations, services and communities can be called and written to from their pages. */
class ContactsTest {
  private static DemoSite site;

  @BeforeAll
  static void start() {
    site = new DemoSite(0);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Document page(String address) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(site.origin() + address)).header("Accept", "text/html");
    return Jsoup.parse(
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body());
  }

  private static List<String> links(Document page, String scheme) {
    return page.select("aside dd a[href^=" + scheme + "]").eachAttr("href");
  }

  private static String fact(Document page, String name) {
    return page.select("aside dl div:has(dt:containsOwn(" + name + ")) dd").text();
  }

  @Test
  void anOrganisationIsDialledAndWrittenToInBothLanguages() throws Exception {
    for (var words :
        Map.of("fr", List.of("Téléphone", "Heures"), "en", List.of("Telephone", "Hours"))
            .entrySet()) {
      Document page = page("/doc/organization/grandrang222?lang=" + words.getKey());
      assertEquals(List.of("tel:+14185550104;ext=2"), links(page, "tel:"));
      assertEquals(List.of("mailto:grandrang@example.org"), links(page, "mailto:"));
      assertEquals("418 555-0104 poste 2", fact(page, words.getValue().get(0)));
    }
    Document french = page("/doc/organization/grandrang222");
    assertEquals("Réservations tous les jours, de 7 h à 19 h", plain(fact(french, "Heures")));
    Document english = page("/doc/organization/grandrang222?lang=en");
    assertEquals("Bookings every day, 7 a.m. to 7 p.m.", plain(fact(english, "Hours")));
  }

  @Test
  void aServiceSaysWhomItIsForWhatItCostsAndAnswersInWhichLanguages() throws Exception {
    Document page = page("/doc/offer/compostvisit");
    assertEquals(List.of("tel:+15145550122"), links(page, "tel:"));
    assertTrue(fact(page, "Qui peut demander").contains("six logements"), page.text());
    assertTrue(plain(fact(page, "Coût")).startsWith("40 $ la visite"), page.text());
    assertEquals("anglais français", fact(page, "Langues parlées"));
  }

  @Test
  void aServiceWithoutANumberOfItsOwnGivesThatOfWhoOffersIt() throws Exception {
    assertEquals(List.of("tel:+14185550109"), links(page("/doc/offer/demarrercdp2"), "tel:"));
  }

  @Test
  void aCommunityAndAPlatformAreWrittenTo() throws Exception {
    for (String path : List.of("/doc/community/routes222222", "/doc/platform/quai22222222")) {
      assertEquals(1, links(page(path), "mailto:").size(), path);
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\u00a0\\u202f]", " ");
  }

  @ParameterizedTest
  @CsvSource({
    "418 555-0101, tel:+14185550101",
    "'(418) 555-0101, poste 12', tel:+14185550101;ext=12",
    "1 866 555-0101, tel:+18665550101",
    "+33 1 99 00 01 01, tel:+33199000101",
    "01 99 00 01 01, tel:0199000101",
    "211, tel:211",
    "418 555-0101 ext. 4, tel:+14185550101;ext=4",
    "demandez à l'accueil, ''",
    "'', ''",
  })
  void aNumberIsDialledAsItIsWritten(String written, String href) {
    assertEquals(href, ContactLink.of("telephone", written).map(Link::href).orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "info@example.org, mailto:info@example.org",
    "a+b&c@example.org, mailto:a%2Bb%26c@example.org",
    "'<script>@x', ''",
    "info, ''",
    "'a@b.org?bcc=x@y.org', ''",
  })
  void anAddressOpensALetterToItAlone(String written, String href) {
    assertEquals(href, ContactLink.of("email", written).map(Link::href).orElse(""));
  }
}
