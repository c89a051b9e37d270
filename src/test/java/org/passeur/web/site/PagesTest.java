package org.passeur.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passeur.web.DemoSite;
import org.passeur.web.page.Typography;

/** The pages over HTTP; that every link answers is in {@code CrawlTest}. */
class PagesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static DemoSite site;

  @BeforeAll
  static void start() {
    site = new DemoSite(0);
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static HttpResponse<String> get(String address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(site.origin() + address));
    request.header("Accept", "text/html");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aNeedThatSoundsLikeDangerShowsLinesToDialBeforeAnythingElse() throws Exception {
    for (String asked :
        List.of(
            "?lang=fr&q=une+femme+victime+de+violence+conjugale+cherche+un+h%C3%A9bergement+ce+soir",
            "?lang=en&q=my+husband+beats+me+and+i+need+somewhere+safe+tonight")) {
      Document page = Jsoup.parse(get("/aiguillage" + asked).body());
      assertEquals(1, page.select("main > section.emergency:first-child").size(), asked);
      Element notice = page.select("main > section.emergency").get(0);
      List<String> shown = notice.select("a[href^=tel:]").eachAttr("href");
      assertEquals("tel:911", shown.get(0));
      assertTrue(shown.containsAll(List.of("tel:+18003639010", "tel:811", "tel:211")), asked);
      assertTrue(notice.select("details a[href=sms:988]").size() == 1, asked);
      assertFalse(
          page.select(".strength")
              .text()
              .contains(asked.contains("fr") ? "Bonne piste" : "Good lead"));
    }
    assertTrue(
        Jsoup.parse(get("/aiguillage?q=compost+de+quartier").body())
            .select(".emergency")
            .isEmpty());
  }

  @Test
  void languageComesFromTheAddressThenTheBrowserThenIsFrench() throws Exception {
    assertEquals("fr", get("/").headers().firstValue("Content-Language").orElse(""));
    var english = get("/", "Accept-Language", "en-CA,fr;q=0.5");
    assertEquals("en", english.headers().firstValue("Content-Language").orElse(""));
    assertTrue(english.headers().firstValue("Vary").orElse("").contains("Accept-Language"));
    assertFalse(
        english.body().contains("href=\"/doc/community?lang"), "the browser says it already");
    var chosen = get("/?lang=fr", "Accept-Language", "en");
    assertEquals("fr", chosen.headers().firstValue("Content-Language").orElse(""));
    assertTrue(chosen.body().contains("href=\"/doc/community?lang=fr\""));
  }

  @Test
  void aPersonWhoDidNotAgreeIsLikeOneWhoDoesNotExist() throws Exception {
    String hidden = hiddenPerson();
    var unknown = get("/doc/person/zzzzzzzzzzzz");
    var silent = get("/doc/person/" + hidden);
    assertEquals(404, unknown.statusCode());
    assertEquals(404, silent.statusCode());
    assertEquals(unknown.body(), silent.body().replace(hidden, "zzzzzzzzzzzz"));
  }

  private static String hiddenPerson() {
    return site.record.read(
        data -> {
          var keys = new java.util.TreeSet<String>();
          data.listGraphNodes()
              .forEachRemaining(
                  g -> DemoSite.ADDRESSES.personPart(g).ifPresent(p -> keys.add(p.key())));
          var shown =
              site.published.read(
                  p -> {
                    var names = new java.util.TreeSet<String>();
                    p.listGraphNodes()
                        .forEachRemaining(
                            g ->
                                DemoSite.ADDRESSES
                                    .personPart(g)
                                    .ifPresent(x -> names.add(x.key())));
                    return names;
                  });
          keys.removeAll(shown);
          return keys.first();
        });
  }

  @Test
  void peopleStayOutOfSearchEngines() throws Exception {
    String list = get("/doc/person").body();
    String person = Jsoup.parse(list).select(".grid-list a[href^=/doc/person/]").attr("href");
    assertTrue(get(person).body().contains("name=\"robots\" content=\"noindex\""));
    assertTrue(list.contains("noindex"));
  }

  @Test
  void whatIsTypedIsShownAsText() throws Exception {
    String page = get("/aiguillage?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27").body();
    assertFalse(page.contains("<script"));
    assertTrue(page.contains("&lt;script>") || page.contains("&lt;script&gt;"));
    String wrongTheme = get("/aiguillage?q=compost&sans=%22%3E%3Cb%3E&theme=javascript:1").body();
    assertFalse(wrongTheme.contains("\"><b>"));
    assertFalse(wrongTheme.contains("href=\"javascript:"));
  }

  @Test
  void aTextTooLongIsCutWithANotice() throws Exception {
    String page = get("/aiguillage?q=" + "compost+".repeat(600)).body();
    assertTrue(Jsoup.parse(page).select(".note").text().contains("4"));
    assertTrue(Jsoup.parse(page).select("textarea").text().length() <= SuggestionsPage.LONGEST);
  }

  @Test
  void methodsAndMeasuresAreExplainedWithTheCommandsThatGiveThem() throws Exception {
    for (String lang : List.of("fr", "en")) {
      Document page = Jsoup.parse(get("/methodes?lang=" + lang).body());
      assertTrue(page.select("code").text().contains("passeur.jar replay"));
      assertTrue(page.select("#menager").text().contains(lang.equals("fr") ? "0,040" : "0.040"));
      for (var measured : org.passeur.route.evaluate.Measured.published()) {
        assertTrue(page.select("#mesures code").eachText().contains(measured.command()));
      }
    }
  }

  @Test
  void wordsThatSayNothingGetExamplesAndNoSuggestion() throws Exception {
    Document page = Jsoup.parse(get("/aiguillage?q=le").body());
    assertEquals(0, page.select(".card").size());
    assertTrue(page.select(".note").text().contains("trop courants"));
    assertTrue(page.select(".examples a").size() > 2);
  }

  @Test
  void nothingAskedAndNothingFoundBothHelp() throws Exception {
    Document nothing = Jsoup.parse(get("/aiguillage?q=").body());
    assertTrue(nothing.select(".examples a").size() > 2);
    Document none = Jsoup.parse(get("/aiguillage?q=zzzz&territoire=territory/x&type=offer").body());
    assertTrue(none.select(".examples a").size() > 2, "offers examples");
    assertEquals(1, none.select(".empty a[href^=/doc/theme]").size(), "and the themes there are");
  }

  @Test
  void nothingFoundOffersOtherWaysThatAnswerAtOnce() throws Exception {
    String removed = "/aiguillage?theme=theme/compost22222&sans=theme/compost22222";
    Document none = Jsoup.parse(get(removed).body());
    assertEquals(0, none.select("ol.cards article.card").size());
    assertEquals(3, none.select("ul.cards article.card").size(), "the nearest communities");
    List<String> ways = none.select(".empty .examples a").eachAttr("href");
    assertFalse(ways.isEmpty(), none.select(".empty").text());
    for (String way : ways) {
      assertTrue(Jsoup.parse(get(way).body()).select("article.card").size() > 0, way);
    }
  }

  @Test
  void variedSuggestionsAreOneBoxAway() throws Exception {
    Document plain = Jsoup.parse(get("/aiguillage?q=compost").body());
    assertFalse(plain.select("input[name=varier]").hasAttr("checked"));
    Document varied = Jsoup.parse(get("/aiguillage?q=compost&varier=1").body());
    assertTrue(varied.select("input[name=varier]").hasAttr("checked"));
    assertEquals(12, varied.select("article.card").size());
    assertTrue(varied.select("a[href=/methodes#menager]").size() > 0, "says how people are spared");
  }

  @Test
  void moreSuggestionsAreOneLinkAway() throws Exception {
    Document few = Jsoup.parse(get("/aiguillage?q=compost").body());
    assertEquals(12, few.select("article.card").size());
    String more = few.select("a.button.quiet[href*=plus=1]").attr("href");
    assertTrue(Jsoup.parse(get(more).body()).select("article.card").size() > 12);
  }

  @Test
  void aThingOfThisSiteAskedByItsIriGoesToItsPage() throws Exception {
    var answer = get("/doc?iri=http://localhost:8080/id/theme/compost22222");
    assertEquals(302, answer.statusCode());
    assertEquals("/doc/theme/compost22222", answer.headers().firstValue("Location").orElse(""));
  }

  @Test
  void filesCarryTheirHashAndStay() throws Exception {
    String css = Jsoup.parse(get("/").body()).select("link[rel=stylesheet]").attr("href");
    var file = get(css);
    assertEquals(200, file.statusCode());
    assertTrue(file.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    assertEquals(404, get("/static/messages_fr.properties").statusCode());
  }

  @Test
  void wrongAddressesGetAPageThatHelps() throws Exception {
    for (String address :
        List.of(
            "/doc/nothing", "/doc/community/zzzzzzzzzzzz", "/doc?iri=x", "/doc", "/scheme/zz")) {
      var answer = get(address + (address.contains("?") ? "&" : "?") + "lang=en");
      assertEquals(404, answer.statusCode(), address);
      assertEquals("en", Jsoup.parse(answer.body()).select("html").attr("lang"), address);
      assertTrue(Jsoup.parse(answer.body()).select(".examples a").size() > 2, address);
    }
  }

  @Test
  void anErrorPageStaysWhereItIsInTheOtherLanguage() throws Exception {
    Document french = Jsoup.parse(get("/doc/person/zzzzzzzzzzzz").body());
    String other = french.select(".tongue a").attr("href");
    assertEquals("/doc/person/zzzzzzzzzzzz?lang=en", other);
    var english = get(other);
    assertEquals(404, english.statusCode());
    assertEquals("Not found", Jsoup.parse(english.body()).select("h1").text());
  }

  @Test
  void aNeedLeadsToWhoCanHelp() throws Exception {
    Document list = Jsoup.parse(get("/doc/need?lang=en").body());
    Document need = Jsoup.parse(get(list.select(".grid-list a").attr("href")).body());
    String ask = need.select("a.button[href^=/aiguillage?q=]").attr("href");
    Document answer = Jsoup.parse(get(ask).body());
    // the form holds what was written, the page sets it
    String written = Typography.of(answer.select("textarea").text(), "en");
    assertEquals(plain(need.select(".body > .lead")), written.replace('\u00a0', ' '));
    assertFalse(answer.select("article.card").isEmpty());
  }

  @Test
  void availabilityIsSaidInWordsAndTheOpenOnesStandOut() throws Exception {
    Document answer = Jsoup.parse(get("/aiguillage?q=compost&type=person").body());
    Element open = answer.select("article.card:has(.state.open)").get(0);
    assertEquals("Disponibilité : ouverte", plain(open.select(".state")));
    Document person = Jsoup.parse(get(open.select("h3 a").attr("href")).body());
    assertEquals("Disponibilité : ouverte", plain(person.select(".face .state.open")));
  }

  /** What is read, whatever keeps the words together. */
  private static String plain(org.jsoup.select.Elements elements) {
    return elements.text().replace('\u00a0', ' ');
  }
}
