package org.passeur.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.passeur.route.Need;
import org.passeur.route.Routing;
import org.passeur.route.RoutingJson;
import org.passeur.route.RoutingText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code route}. */
@Command(name = "route", description = "Suggestions for a need. / Suggestions pour un besoin.")
final class RouteCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "data folder")
  Path data = Path.of("passeur-data");

  @Option(names = "--lang", paramLabel = "fr|en", description = "language of the answer")
  String language = "fr";

  @Option(names = "--limit", paramLabel = "N", description = "at most so many")
  int limit = 10;

  @Option(names = "--json", description = "as JSON")
  boolean json;

  @Parameters(paramLabel = "NEED")
  String need = "";

  @Override
  public Integer call() {
    try (var house = new House(new DataFolder(data), "", House.BASE, false)) {
      Routing routing =
          house.router.route(Need.of(need, language, LocalDate.now(house.clock), limit));
      System.out.println(json ? RoutingJson.of(routing) : RoutingText.of(routing));
      return 0;
    }
  }
}
