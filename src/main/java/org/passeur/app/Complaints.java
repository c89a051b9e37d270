package org.passeur.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.Problem;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Error messages of commands: in French, then in English, with what to do. */
final class Complaints {
  private Complaints() {}

  /** The command line was not understood. Exit code 2. */
  static int wrongLine(ParameterException e, String[] line) {
    CommandLine command = e.getCommandLine();
    String named = command.getCommandSpec().qualifiedName();
    String english = e.getMessage();
    String french =
        e instanceof MissingParameterException
            ? "Il manque une information."
            : e instanceof UnmatchedArgumentException
                ? "Ce mot n'est ni une commande ni une option de Passeur."
                : "Une valeur donnée n'est pas acceptée.";
    var out = command.getErr();
    out.println(french + "\n" + english);
    UnmatchedArgumentException.printSuggestions(e, out);
    out.println("Aide / help: " + named + " --help");
    out.flush();
    return CommandLine.ExitCode.USAGE;
  }

  /** The message for a failure that the user can mend; empty for a fault of the program. */
  static Optional<String> of(Throwable failure) {
    if (failure instanceof Problem problem) {
      return Optional.of(problem.words().fr() + "\n" + problem.words().en());
    }
    if (failure instanceof Damaged damaged) {
      return Optional.of(
          damaged.file() + "\n" + damaged.words().fr() + "\n" + damaged.words().en());
    }
    if (failure instanceof DataFolder.Unusable || failure instanceof IllegalArgumentException) {
      return Optional.ofNullable(failure.getMessage());
    }
    if (failure instanceof UncheckedIOException wrapped) {
      return of(java.util.Objects.requireNonNullElse(wrapped.getCause(), new IOException()));
    }
    if (failure instanceof FileSystemException e) {
      return Optional.of(file(e));
    }
    return failure instanceof IOException && failure.getMessage() != null
        ? Optional.of(
            "Une lecture ou une écriture a échoué, sur le disque ou sur le réseau ("
                + failure.getMessage()
                + ").\nReading or writing failed, on the disk or on the network ("
                + failure.getMessage()
                + ").")
        : Optional.empty();
  }

  private static String file(FileSystemException e) {
    String name = e.getFile();
    if (e instanceof NoSuchFileException) {
      return both(name, "est introuvable ; vérifiez le chemin", "cannot be found; check the path");
    }
    if (e instanceof AccessDeniedException) {
      return both(
          name,
          "ne peut pas être ouvert ; vérifiez ses droits d'accès",
          "cannot be opened; check its permissions");
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return both(
          name,
          "est un fichier, pas un dossier ; donnez un dossier",
          "is a file, not a folder; give a folder");
    }
    return both(
        name,
        "ne peut pas être lu ou écrit (" + e.getReason() + ")",
        "cannot be read or written (" + e.getReason() + ")");
  }

  private static String both(String name, String french, String english) {
    return "« " + name + " » " + french + ".\n“" + name + "” " + english + ".";
  }
}
