package org.passeur.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.passeur.kernel.PrivateFiles;
import org.passeur.kernel.Problem;
import org.passeur.rights.Role;
import org.passeur.vocab.Iris;
import org.passeur.web.access.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code token create}, {@code token list}, {@code token revoke}. None needs the lock of the data
 * folder: a running server sees the result at once.
 */
@Command(
    name = "token",
    description = "Tokens. / Jetons.",
    subcommands = {
      TokenCommand.Create.class,
      TokenCommand.ListThem.class,
      TokenCommand.Revoke.class
    })
final class TokenCommand implements Callable<Integer> {
  private static final String ROLES = "curator, staff, admin, member, facilitator, referral";

  /** Roles whose view is of communities; no address asks for them yet. */
  private static final Set<Role> OF_COMMUNITIES = EnumSet.of(Role.MEMBER, Role.FACILITATOR);

  @Override
  public Integer call() {
    System.err.println(
        """
        Pour créer un jeton / to make a token: passeur token create --role ROLE --name NAME
        Pour les voir / to see them: passeur token list
        Pour en retirer / to revoke: passeur token revoke NAME\
        """);
    return 2;
  }

  /** A command on the tokens of a data folder. */
  abstract static class OfFolder implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "dossier des données / data folder")
    Path data = Path.of("passeur-data");

    /** The tokens of an existing folder. */
    Tokens existing() {
      if (!Files.isDirectory(data)) {
        throw Problem.of(
            Problem.Kind.NOT_FOUND,
            "Le dossier " + data + " n'existe pas ; donnez le bon avec --data.",
            "The folder " + data + " does not exist; give the right one with --data.");
      }
      return new Tokens(data, clock());
    }

    /**
     * The clock in the time zone of the installation, because tokens expire at the end of a day.
     */
    Clock clock() {
      return Clock.system(DataFolder.recordedZone(data));
    }
  }

  @Command(
      name = "create",
      description =
          "Makes a token, shown once; makes the data folder when missing. / Crée un jeton, montré"
              + " une fois, et le dossier au besoin.")
  static final class Create extends OfFolder {
    @Option(
        names = "--role",
        required = true,
        description =
            ROLES
                + ". member et facilitator n'ouvrent encore aucune adresse / member and"
                + " facilitator open no address yet")
    String role = "";

    @Option(
        names = "--name",
        required = true,
        description = "à qui est le jeton / whom the token is for")
    String name = "";

    @Option(
        names = "--community",
        paramLabel = "IRI",
        description =
            "communauté dont c'est un membre ou qui est animée, autant de fois que voulu / community"
                + " that they are a member of or facilitate, as often as needed")
    List<String> communities = List.of();

    @Option(
        names = "--expires",
        paramLabel = "DATE",
        description = "son dernier jour, AAAA-MM-JJ / its last day, YYYY-MM-DD")
    @Nullable LocalDate expires;

    @Override
    public Integer call() {
      Role known =
          Role.of(role)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Rôle inconnu : "
                              + role
                              + ". Choisissez parmi "
                              + ROLES
                              + ".\nUnknown role: "
                              + role
                              + ". Choose one of "
                              + ROLES
                              + "."));
      if (name.isBlank()) {
        throw new IllegalArgumentException(
            "Indiquez à qui est le jeton avec --name.\nSay whom the token is for with --name.");
      }
      checkCommunities(known);
      PrivateFiles.folder(data);
      System.out.println(
          new Tokens(data, clock())
              .create(name, known, List.copyOf(communities), Optional.ofNullable(expires)));
      return 0;
    }

    private void checkCommunities(Role known) {
      boolean ofCommunities = OF_COMMUNITIES.contains(known);
      if (!ofCommunities && !communities.isEmpty()) {
        throw new IllegalArgumentException(
            "--community ne va qu'avec les rôles member et facilitator.\n--community goes with the"
                + " roles member and facilitator only.");
      }
      for (String community : communities) {
        if (!Iris.isFine(community) || !community.contains("/id/community/")) {
          throw new IllegalArgumentException(
              "« "
                  + community
                  + " » n'est pas l'adresse d'une communauté (…/id/community/clé).\n“"
                  + community
                  + "” is not the address of a community (…/id/community/key).");
        }
      }
      if (ofCommunities) {
        System.err.println(
            "Ce rôle n'ouvre encore aucune adresse : pour écrire, prenez curator ; pour lire ce qui"
                + " n'est pas public, prenez referral ou staff.\nThis role opens no address yet: to"
                + " write, use curator; to read what is not public, use referral or staff.");
      }
    }
  }

  @Command(
      name = "list",
      description =
          "Lists the tokens that are not revoked: name, role, date made, last day. / Liste les"
              + " jetons non retirés : nom, rôle, date de création, dernier jour.")
  static final class ListThem extends OfFolder {
    @Override
    public Integer call() {
      List<Tokens.Listed> all = existing().list();
      if (all.isEmpty()) {
        System.out.println("Aucun jeton. / No token.");
      }
      LocalDate today = LocalDate.now(clock());
      for (Tokens.Listed token : all) {
        boolean over = token.expires().filter(today::isAfter).isPresent();
        System.out.printf(
            "%s\t%s\t%s\t%s%s%n",
            token.name(),
            role(token),
            token.created().map(Instant::toString).orElse("?"),
            token.expires().map(LocalDate::toString).orElse("-"),
            over ? " (échu / expired)" : "");
      }
      return 0;
    }
  }

  /** The role, and the communities it is for. */
  private static String role(Tokens.Listed token) {
    return token.communities().isEmpty()
        ? token.role()
        : token.role() + " " + String.join(" ", token.communities());
  }

  @Command(
      name = "revoke",
      description =
          "Ends all tokens of a name; a running server sees it at once. / Retire tous les jetons"
              + " d'un nom ; un serveur en marche le voit aussitôt.")
  static final class Revoke extends OfFolder {
    @Parameters(paramLabel = "NAME", description = "à qui est le jeton / whom the token is for")
    String name = "";

    /** Can be repeated: a token revoked already stays so, and the command says it. */
    @Override
    public Integer call() {
      OptionalInt count = existing().revoke(name);
      if (count.isEmpty()) {
        throw Problem.of(
            Problem.Kind.NOT_FOUND,
            "Aucun jeton ne porte le nom « " + name + " » ; voyez « token list ».",
            "No token has the name “" + name + "”; see “token list”.");
      }
      System.out.printf("%d jeton(s) retiré(s) / token(s) revoked%n", count.getAsInt());
      return 0;
    }
  }
}
