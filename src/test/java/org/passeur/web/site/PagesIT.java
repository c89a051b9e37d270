package org.passeur.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passeur.web.Visitor;
import org.passeur.web.page.PageRequest;

/** The pages in a real browser: accessible, in every window, without JavaScript, by keyboard. */
class PagesIT {
  private static final String NEED = "/aiguillage?q=d%C3%A9marrer+un+composteur+partag%C3%A9";
  private static final Map<String, String> PAGES = new LinkedHashMap<>();

  private static final String SIDEWAYS =
      "document.documentElement.scrollWidth > document.documentElement.clientWidth";

  /** The elements that stand out on the right. */
  private static final String WIDE =
      "[...document.querySelectorAll('main *')]"
          + ".filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)"
          + ".slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ')";

  private static Visitor visitor;

  @BeforeAll
  static void start() throws Exception {
    visitor = new Visitor();
    PAGES.put("accueil", "/");
    PAGES.put("suggestions", NEED);
    PAGES.put("rien-trouve", "/aiguillage?q=zzzz&territoire=territory/x");
    Page page = visitor.window(1280, ColorScheme.LIGHT, true);
    for (String kind :
        List.of("community", "person", "practice", "resource", "organization", "need", "offer")) {
      visitor.go(page, "/doc/" + kind);
      var first = page.locator(".grid-list h2 a").first();
      if (page.locator(".grid-list h2 a").count() > 0) {
        PAGES.put("fiche-" + kind, first.getAttribute("href"));
      }
    }
    PAGES.put("liste", "/doc/community");
    visitor.go(page, "/doc/community");
    PAGES.put(
        "fiche-passerelle",
        page.locator(".card:has(use[href$='#bridge']) h2 a").first().getAttribute("href"));
    PAGES.put("themes", "/doc/theme");
    visitor.go(page, "/doc/theme");
    PAGES.put("fiche-theme", page.locator(".tree ul a").first().getAttribute("href"));
    PAGES.put("vocabulaire", "/ns");
    PAGES.put("terme", "/ns/Community");
    PAGES.put("terme-lien", "/ns/communityKind");
    PAGES.put("liste-fonctions", "/scheme/function");
    PAGES.put("regles", "/shapes");
    PAGES.put("ensemble", "/dataset");
    PAGES.put("questions", "/queries");
    PAGES.put("question", "/queries/competency/fragile-conditions-by-stage");
    PAGES.put("question-valeurs", "/queries/competency/condition-over-time");
    PAGES.put("question-equipe", "/queries/competency/who-can-answer");
    PAGES.put("atelier", "/sparql?exemple=bridges");
    PAGES.put("ensemble-liste", "/scheme/memcommune");
    PAGES.put("methodes", "/methodes");
    PAGES.put("donnees", "/donnees");
    PAGES.put("qualite", "/qualite");
    PAGES.put("a-propos", "/a-propos");
    PAGES.put("introuvable", "/doc/community/zzzzzzzzzzzz");
    page.context().close();
  }

  @AfterAll
  static void stop() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @BeforeEach
  void forget() {
    visitor.complaints.clear();
  }

  @AfterEach
  void noPageComplained() {
    assertEquals(
        List.of(),
        visitor.complaints.stream()
            .filter(c -> !c.matches(".*zzzzzzzzzzzz(\\?lang=..)?: Failed to load.*"))
            .toList());
  }

  @Test
  void everyKindOfPageIsAccessibleByDayOnADesk() {
    look(PAGES, 1280, ColorScheme.LIGHT, "bureau");
  }

  @Test
  void theNightIsAccessibleToo() {
    look(
        some(
            "accueil",
            "suggestions",
            "fiche-passerelle",
            "vocabulaire",
            "terme",
            "regles",
            "atelier"),
        1280,
        ColorScheme.DARK,
        "bureau-nuit");
  }

  @Test
  void aPhoneIsAccessibleToo() {
    look(
        some(
            "accueil",
            "suggestions",
            "fiche-passerelle",
            "fiche-person",
            "themes",
            "vocabulaire",
            "regles"),
        390,
        ColorScheme.LIGHT,
        "telephone");
  }

  @Test
  void englishPagesAreAccessibleToo() {
    Map<String, String> english = new LinkedHashMap<>();
    for (String name :
        List.of(
            "accueil",
            "suggestions",
            "fiche-passerelle",
            "vocabulaire",
            "terme",
            "regles",
            "a-propos")) {
      english.put(name, PageRequest.inLanguage(PAGES.getOrDefault(name, "/"), "en"));
    }
    english.put("suggestions", "/aiguillage?lang=en&q=shared+compost+bin");
    look(english, 1280, ColorScheme.LIGHT, "english");
  }

  private static Map<String, String> some(String... names) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String name : names) {
      chosen.put(name, PAGES.getOrDefault(name, "/"));
    }
    return chosen;
  }

  private static void look(
      Map<String, String> pages, int width, ColorScheme scheme, String suffix) {
    List<String> wrong = new ArrayList<>();
    Page page = visitor.window(width, scheme, true);
    pages.forEach(
        (name, address) -> {
          visitor.go(page, address);
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(!name.equals("vocabulaire")) // as long as a book
                  .setPath(Path.of("target/screenshots", name + "-" + suffix + ".png")));
          Visitor.findings(page).forEach(f -> wrong.add(name + " " + f));
        });
    page.context().close();
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyPageFitsAWindowOf320PixelsAndPaper() {
    List<String> wrong = new ArrayList<>();
    Page page = visitor.window(320, ColorScheme.LIGHT, true);
    PAGES.forEach(
        (name, address) -> {
          page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
          visitor.go(page, address);
          if (!page.evaluate("document.documentElement.scrollWidth").equals(320)) {
            wrong.add(name + " scrolls sideways (WCAG 1.4.10): " + page.evaluate(WIDE));
          }
          page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
          if (!page.locator("h1").isVisible()
              || page.locator(".foot:visible, nav:visible").count() > 0) {
            wrong.add(name + " prints its menus");
          }
        });
    page.context().close();
    assertEquals(List.of(), wrong);
  }

  /**
   * 640 is a window of 1280 at 200 % (WCAG 1.4.4), 390 a phone. A window is made narrower instead
   * of opened again: no script of a page could make that a difference.
   */
  @Test
  void noPageScrollsSidewaysInAnyWindowInEitherLanguage() {
    List<String> wrong = new ArrayList<>();
    for (List<Integer> widths : List.of(List.of(1280, 640), List.of(390))) {
      Page page = visitor.window(widths.get(0), ColorScheme.LIGHT, true);
      PAGES.forEach(
          (name, address) -> {
            for (String language : List.of("fr", "en")) {
              page.setViewportSize(widths.get(0), 900);
              visitor.go(page, PageRequest.inLanguage(address, language));
              for (int width : widths) {
                page.setViewportSize(width, 900);
                assertEquals(width, page.evaluate("window.innerWidth"));
                if (page.evaluate(SIDEWAYS).equals(true)) {
                  wrong.add(name + " in " + language + " at " + width + ": " + page.evaluate(WIDE));
                }
              }
            }
          });
      page.context().close();
    }
    assertEquals(List.of(), wrong);
  }

  /** A need, its themes and the reasons are on the sheet that someone takes along. */
  @Test
  void thePrintedSheetHoldsTheNeedItsThemesAndTheReasons() {
    Page page = visitor.window(1280, ColorScheme.LIGHT, true);
    visitor.go(page, NEED);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertTrue(page.locator(".printed").isVisible(), "the need");
    assertTrue(page.locator(".printed").innerText().contains("démarrer un composteur partagé"));
    assertTrue(page.locator(".understood .chip").first().isVisible(), "its themes");
    assertTrue(page.locator(".why li").first().isVisible(), "the reasons");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    assertEquals(0, page.locator(".printed:visible").count(), "on screen it is in the form");
    page.context().close();
  }

  @Test
  void aNeedIsAskedAndAnsweredWithoutJavaScriptByKeyboardAlone() {
    Page page = visitor.window(1280, ColorScheme.LIGHT, false);
    visitor.go(page, "/");
    page.keyboard().press("Tab");
    assertTrue(page.locator(".skip:focus").isVisible(), "the first stop skips to the content");
    press(page, "Tab", "textarea:focus", 12);
    page.keyboard().type("compostage collectif");
    press(page, "Tab", "button:focus", 6);
    page.keyboard().press("Enter");
    page.waitForURL("**/aiguillage?q=compostage*");
    assertTrue(page.locator("article.card").count() > 0);
    assertTrue(page.locator(".why").first().isVisible());
    press(page, "Tab", ".understood a:focus", 20);
    page.keyboard().press("Enter");
    page.waitForURL("**sans=**");
    page.context().close();
  }

  private static void press(Page page, String key, String until, int most) {
    for (int i = 0; i < most && page.locator(until).count() == 0; i++) {
      page.keyboard().press(key);
    }
    assertEquals(1, page.locator(until).count(), until + " is reached by " + key);
  }

  @Test
  void theOtherLanguageIsOneLinkAwayAndStays() {
    Page page = visitor.window(1280, ColorScheme.LIGHT, false);
    visitor.go(page, NEED);
    page.locator(".tongue a").click();
    assertEquals("en", page.locator("html").getAttribute("lang"));
    assertTrue(page.locator("textarea").inputValue().contains("composteur"), "the need stays");
    page.locator(".brand").click();
    assertEquals("en", page.locator("html").getAttribute("lang"));
    page.context().close();
  }

  @Test
  void theSparqlFormIsSentWithoutJavaScript() {
    Page page = visitor.window(1280, ColorScheme.LIGHT, false);
    visitor.go(page, "/sparql");
    page.locator("#query").fill("ASK {}");
    page.locator("main button").click();
    assertTrue(page.url().contains("query=ASK") && page.url().contains("format=text"));
    page.context().close();
  }
}
