package org.passeur.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.passeur.document.DocumentCache;
import org.passeur.document.EntityDocuments;
import org.passeur.evaluator.Evaluator;
import org.passeur.evaluator.Limits;
import org.passeur.kernel.Background;
import org.passeur.kernel.Problem;
import org.passeur.rights.Asker;
import org.passeur.rights.View;
import org.passeur.sparql.LongAnswers;
import org.passeur.sparql.SparqlService;
import org.passeur.web.Opening;
import org.passeur.web.Site;
import org.passeur.web.access.Tokens;
import org.passeur.web.access.TrustedProxies;
import org.passeur.web.site.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}. */
@Command(
    name = "serve",
    description = "Starts the server; Ctrl-C stops it. / Démarre le serveur ; Ctrl-C l'arrête.")
final class Serve implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "dossier des données, créé au besoin / data folder, made when missing")
  Path data = Path.of("passeur-data");

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "8080 par défaut, 0 pour un port libre / 8080 by default, 0 for any free port")
  int port = 8080;

  @Option(
      names = "--host",
      paramLabel = "H",
      description =
          "adresse réseau écoutée ; cette machine seulement par défaut / network address"
              + " to listen on; this machine only by default")
  String host = "127.0.0.1";

  @Option(
      names = "--base",
      paramLabel = "IRI",
      description = "adresse du site / address of the site")
  String base = "";

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "fuseau horaire où les jours commencent et finissent, comme America/Toronto ; retenu dans"
              + " le dossier / time zone in which days begin and end; kept in the folder")
  String zone = "";

  @Option(
      names = "--demo",
      description = "ajoute le réseau de démonstration / adds the demonstration network")
  boolean demo;

  @Option(
      names = "--conformance",
      description =
          "pour les suites de tests du W3C : les règles ne sont pas vérifiées / for the"
              + " W3C test suites: rules are not checked")
  boolean conformance;

  @Option(
      names = "--sparing",
      paramLabel = "PART",
      description =
          "de combien une personne est placée plus bas pour chaque sollicitation depuis un an, de 0"
              + " (pas du tout) à 1 ; sinon tiré de l'historique / how much lower a person is"
              + " placed for each time they were asked within a year, from 0 (not at all) to 1;"
              + " else taken from the history")
  @Nullable Double sparing;

  @Option(
      names = "--trusted-proxy",
      paramLabel = "ADDRESS[/BITS]",
      description =
          "serveur mandataire cru sur l'adresse de qui demande (X-Forwarded-For), en plus de cette"
              + " machine ; peut être répété / proxy believed about the address of whoever asks,"
              + " besides this machine; may be repeated")
  List<String> proxies = new ArrayList<>();

  @Option(
      names = "--read-only",
      description =
          "lecture seule ; automatique si le dossier ne peut pas être modifié / reading only;"
              + " automatic when the folder cannot be written to")
  boolean readOnly;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = conformance ? Files.createTempDirectory("passeur-conformance") : data;
    if (sparing != null && !(sparing >= 0 && sparing <= 1)) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "« --sparing » est un nombre de 0 à 1, par exemple 0.04.",
          "“--sparing” is a number from 0 to 1, such as 0.04.");
    }
    new TrustedProxies(proxies); // says what is wrong before anything is opened
    serve(
        new Config(
            folder,
            conformance ? "127.0.0.1" : host,
            port,
            base,
            zone,
            demo,
            conformance,
            sparing == null ? OptionalDouble.empty() : OptionalDouble.of(sparing),
            proxies),
        readOnly);
    return 0;
  }

  /** Serves until the process is stopped. */
  static void serve(Config config) throws InterruptedException {
    serve(config, false);
  }

  private static void serve(Config config, boolean readOnly) throws InterruptedException {
    Ports.check(config.host(), config.port());
    var stopped = new CountDownLatch(1);
    say("Passeur s'ouvre… / Passeur is opening…");
    House house = open(config, readOnly);
    house.learning.spare(config.damping());
    ScheduledExecutorService calendar = clock("passeur-consents");
    ScheduledExecutorService daily = clock("passeur-checks");
    if (!config.conformance()) {
      every(calendar, () -> followConsents(house), 1, 1);
      every(daily, () -> inspect(house), 1, 24 * 60);
      every(daily, () -> learn(house), 5, 60);
    }
    Site site = Site.start(parts(house, config), config.host(), config.port());
    daily.execute(() -> readRules(house));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  calendar.shutdownNow();
                  daily.shutdownNow();
                  site.close();
                  house.close();
                  stopped.countDown();
                },
                "passeur-stop"));
    say(
        "Ouvrez cette adresse dans un navigateur (Ctrl-C pour arrêter) :"
            + " / Open this address in a browser (Ctrl-C to stop):");
    System.out.println("Passeur: http://localhost:" + site.port());
    elsewhere(house.addresses.base(), config.base(), site.port()).ifPresent(System.err::println);
    stopped.await();
  }

  /** For people only: the address alone goes to standard output, where programs read it. */
  private static void say(String words) {
    System.err.println(words);
  }

  /**
   * Returns a warning when things in the data have another local base address than the one served:
   * their links would lead nowhere, or to another server.
   *
   * @param base base address in the data
   * @param asked base address requested; no warning when there is one
   * @param port port served
   */
  static Optional<String> elsewhere(String base, String asked, int port) {
    URI address = URI.create(base);
    boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    int its = address.getPort() < 0 ? 80 : address.getPort();
    if (!asked.isEmpty() || !here || its == port) {
      return Optional.empty();
    }
    String own = "http://localhost:" + port;
    return Optional.of(
        ("Attention : les adresses des fiches commencent par %1$s, mais ce serveur écoute sur %2$s"
                + " : les liens des pages ne fonctionneront pas. Servez ce dossier avec --port"
                + " %3$d, ou prenez un nouveau dossier de données avec --base %2$s. Si un serveur"
                + " mandataire (proxy) publie ce site à l'adresse %1$s, ajoutez --base"
                + " %1$s.\nWarning: the addresses of records begin with %1$s, but this server"
                + " listens on %2$s: the links of the pages will not work. Serve this folder with"
                + " --port %3$d, or take a new data folder with --base %2$s. If a proxy publishes"
                + " this site at %1$s, add --base %1$s.")
            .formatted(base, own, its));
  }

  /** Begins to answer, and loads what the site will be made of. */
  private static Opening opening(Config config) {
    try {
      var opening = Opening.start(config.host(), config.port());
      Site.load();
      return opening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the house; requests meanwhile get a 503. */
  static House open(Config config, boolean readOnly) {
    var opening = CompletableFuture.supplyAsync(() -> opening(config), Ahead::run);
    try {
      Jena.await();
      var folder = DataFolder.forServing(config.data(), readOnly);
      boolean done = false;
      try {
        if (config.demo() && folder.isNew()) {
          say("Ajout du réseau de démonstration… / Adding the demonstration network…");
        }
        House house =
            new House(
                folder,
                config.base(),
                config.conformance() ? "http://localhost:" + config.port() : House.BASE,
                config.conformance(),
                Clock.system(folder.zone(config.zone())),
                config.demo());
        if (config.demo() && !folder.isReadOnly()) {
          house.addDemonstration();
        }
        done = true;
        return house;
      } finally {
        if (!done) {
          folder.close(); // deletes the private copy
        }
      }
    } finally {
      Background.result(opening).close();
    }
  }

  /** One thread, which keeps nothing from ending; docs/threads.md knows it by its name. */
  private static ScheduledExecutorService clock(String name) {
    return Executors.newSingleThreadScheduledExecutor(work -> Background.thread(name, work));
  }

  /** In minutes. Nobody waits for the task: it catches whatever goes wrong in it. */
  private static void every(ScheduledExecutorService clock, Runnable task, long first, long pause) {
    var unused = clock.scheduleAtFixedRate(task, first, pause, TimeUnit.MINUTES);
  }

  /** Records the beginning and end of consents every minute; a failure must not stop the timer. */
  private static void followConsents(House house) {
    try {
      house.consents.writeWhenDue();
    } catch (RuntimeException | Error e) {
      LOG.error(
          "consents that begin or end now could not be recorded in the register; trying again"
              + " in a minute",
          e);
    }
  }

  /** Reads what the first write and the first need would wait for; a failure is theirs to tell. */
  private static void readRules(House house) {
    try {
      house.readRules();
    } catch (RuntimeException | Error e) {
      LOG.error("the rules or the help lines could not be read; the next use tries again", e);
    }
  }

  /** Checks all stored data once a day, first a minute after the start. */
  private static void inspect(House house) {
    try {
      house.folder().tighten();
      house.watch.look();
      house.inspection.run();
    } catch (RuntimeException | Error e) {
      LOG.error("the daily check of the stored data failed; trying again in a day", e);
    }
  }

  /**
   * Learns from the past regularly. A failure must not stop the timer; the earlier weights remain.
   */
  private static void learn(House house) {
    try {
      house.learning.learnWhenGrown();
    } catch (RuntimeException | Error e) {
      LOG.error("ranking settings could not be learned from the past; trying again in an hour", e);
    }
  }

  static Site.Parts parts(House house, Config config) {
    return parts(house, config, config.conformance() ? Limits.CONFORMANCE : Limits.PUBLIC);
  }

  /**
   * @param limits limits of SPARQL queries
   */
  static Site.Parts parts(House house, Config config, Limits limits) {
    var evaluator = new Evaluator();
    var pages =
        new Pages(
            house.published,
            house.queries,
            house::answer,
            house.learning::last,
            house.router::weights,
            house.addresses,
            house.clock,
            house.inspection,
            house.ontology,
            house.statistics,
            evaluator);
    var longAnswers = new LongAnswers(house.folder().path().resolve("answers"));
    var cache = new DocumentCache(house.published::version, DocumentCache.suitableSize());
    return new Site.Parts(
        house.addresses,
        house.record,
        house.published,
        house.projections,
        new EntityDocuments(house.published, cache),
        new SparqlService(
            house.published::readCounted,
            house.addresses,
            limits,
            Optional.of(cache),
            longAnswers,
            evaluator),
        new SparqlService(
            SparqlService.Source.of(house.record, View.of(Asker.PUBLIC, house.reading())::over),
            house.addresses,
            limits,
            Optional.empty(),
            longAnswers,
            evaluator),
        house.reading(),
        house.check(),
        house.inspection,
        house.watch,
        new Tokens(config.data(), house.clock),
        pages,
        house::answer,
        house.index,
        house.clock,
        config.data(),
        config.data().resolve("backups"),
        house.importer,
        config.conformance(),
        new TrustedProxies(config.proxies()));
  }
}
