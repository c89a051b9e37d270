package org.passeur.web;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** One real browser and one real server; collects everything that went wrong in the pages. */
public final class Visitor implements AutoCloseable {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  public final List<String> complaints = new ArrayList<>();
  private final DemoSite site;
  private final Playwright playwright;
  private final Browser browser;

  public Visitor() throws IOException {
    Path found = Path.of("target/browser.txt");
    Assumptions.assumeTrue(
        Files.exists(found), "no browser on this machine (see .ci/Browser.java)");
    site = new DemoSite(0);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(Files.readString(found)))
                    .setArgs(List.of("--disable-dev-shm-usage")));
  }

  /** A window that listens to everything that goes wrong in it. */
  public Page window(int width, ColorScheme scheme, boolean javaScript) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(javaScript)
                .setLocale("fr-CA")
                .setDeviceScaleFactor(width < 500 ? 2 : 1));
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (Set.of("error", "warning").contains(message.type())) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(site.origin()) && !request.url().startsWith("about:")) {
            complaints.add(page.url() + ": asks another host for " + request.url());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400 && !response.request().resourceType().equals("document")) {
            complaints.add(page.url() + ": " + response.status() + " " + response.url());
          }
        });
    return page;
  }

  public void go(Page page, String address) {
    page.navigate(site.origin() + address);
    page.waitForLoadState();
  }

  /** Serious and critical findings of axe. Never without JavaScript: axe would not end. */
  public static List<String> findings(Page page) {
    return new AxeBuilder(page)
        .withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
            .map(
                rule ->
                    rule.getId()
                        + " ("
                        + rule.getImpact()
                        + "): "
                        + rule.getNodes().stream().limit(3).map(n -> n.getHtml()).toList())
            .toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    site.close();
  }
}
