package org.passeur.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.passeur.web.Role;
import org.passeur.web.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token create}. */
@Command(name = "token", description = "Tokens. / Jetons.", subcommands = TokenCommand.Create.class)
final class TokenCommand implements Callable<Integer> {
  private static final String ROLES = "curator, staff, admin, member, facilitator, referral";

  /** Kept for what comes; nothing asks for them yet. */
  private static final Set<Role> OPEN_NOTHING =
      EnumSet.of(Role.MEMBER, Role.FACILITATOR, Role.REFERRAL);

  @Override
  public Integer call() {
    System.err.println(
        "Pour créer un jeton / to make a token: passeur token create --role ROLE --name NAME");
    return 2;
  }

  /** Needs no lock: a running server sees the new token at once. */
  @Command(
      name = "create",
      description = "Makes a token, shown once. / Crée un jeton, montré une fois.")
  static final class Create implements Callable<Integer> {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "dossier des données, créé au besoin / data folder, made when missing")
    Path data = Path.of("passeur-data");

    @Option(
        names = "--role",
        required = true,
        description =
            ROLES
                + ". member, facilitator et referral n'ouvrent encore rien"
                + " / member, facilitator and referral open nothing yet")
    String role = "";

    @Option(
        names = "--name",
        required = true,
        description = "à qui est le jeton / whose token it is")
    String name = "";

    @Override
    public Integer call() throws IOException {
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
      if (OPEN_NOTHING.contains(known)) {
        System.err.println(
            "Ce rôle n'ouvre encore rien : pour écrire, c'est curator ; pour lire ce qui n'est pas"
                + " public, staff.\n"
                + "This role opens nothing yet: to write it is curator; to read what is not public,"
                + " staff.");
      }
      Files.createDirectories(data);
      System.out.println(new Tokens(data).create(name, known));
      return 0;
    }
  }
}
