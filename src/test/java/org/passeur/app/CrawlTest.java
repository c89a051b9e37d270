package org.passeur.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passeur.TestBase;
import org.passeur.crawl.Crawl;
import org.passeur.document.Outbound;
import org.passeur.web.Site;

/**
 * Every link answers, in both languages, and every page is one of its own. A sample, of every shape
 * of address; the whole is a command ({@code docs/conformance.md}).
 */
class CrawlTest extends TestBase {
  private static final String BASE = "https://reseau.example.org";
  private static final int REQUESTS = 700;
  private static final Duration LONGEST = Duration.ofSeconds(40);

  @TempDir Path folder;

  @Test
  void noLinkIsBrokenAndNoPageIsLikeAnotherInTheDemonstration() throws Exception {
    crawl(true, 300);
  }

  @Test
  void noLinkIsBrokenWhereNothingIsStoredYet() throws Exception {
    crawl(false, 30);
  }

  private void crawl(boolean demonstration, int least) throws Exception {
    Outbound.off();
    var house = new House(new DataFolder(folder), BASE, House.BASE, false);
    try {
      if (demonstration) {
        house.addDemonstration();
      }
      house.projections.await(house.record.head());
      var config = new Config(folder, "127.0.0.1", 0, BASE, demonstration, false);
      Site site = Site.start(Serve.parts(house, config), "127.0.0.1", 0);
      try {
        var extent = new Crawl.Extent(REQUESTS, LONGEST, seed("CrawlTest"));
        var report = new Crawl("http://127.0.0.1:" + site.port(), BASE, extent).run();
        assertEquals("", String.join("\n", report.wrong()));
        assertTrue(report.pages() > least, () -> "only " + report.pages() + " pages");
      } finally {
        site.close();
      }
    } finally {
      house.close();
    }
  }
}
