package org.passeur.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passeur.app.remote.RemoteServer;
import org.passeur.app.remote.ServerOptions;
import org.passeur.route.need.Need;
import org.passeur.route.need.Routing;
import org.passeur.route.need.RoutingJson;
import org.passeur.route.need.RoutingText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code route}. */
@Command(name = "route", description = "Suggestions for a need. / Suggestions pour un besoin.")
final class RouteCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "dossier des données / data folder")
  Path data = Path.of("passeur-data");

  @Option(
      names = "--lang",
      converter = LanguageOption.class,
      paramLabel = "fr|en",
      description = "langue de la réponse / language of the answer")
  String language = "fr";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "nombre de suggestions, au plus / number of suggestions, at most")
  int limit = 10;

  @Mixin final ServerOptions remote = new ServerOptions();

  @Option(names = "--json", description = "en JSON / as JSON")
  boolean json;

  @Parameters(
      paramLabel = "NEED",
      description = "le besoin, entre guillemets / the need, in quotes")
  String need = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (need.isBlank() || limit < 1) {
      throw new IllegalArgumentException(
          "Décrivez le besoin en quelques mots, avec --limit à 1 ou plus.\n"
              + "Describe the need in a few words, with --limit at 1 or more.");
    }
    Optional<RemoteServer> server = remote.named();
    if (server.isPresent()) {
      String type = json ? "application/json" : "text/plain";
      System.out.println(server.get().route(need, language, limit, type));
      return 0;
    }
    try (var house = new House(DataFolder.existing(data), "", House.BASE, false)) {
      Routing routing =
          house.router.route(Need.of(need, language, LocalDate.now(house.clock), limit));
      System.out.println(json ? RoutingJson.of(routing) : RoutingText.of(routing));
      return 0;
    }
  }
}
