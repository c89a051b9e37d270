package org.passeur.app.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passeur.kernel.Problem;
import picocli.CommandLine.Option;

/** The server that carries a command out, and the token for it, which is never an argument. */
public final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "adresse d'un serveur en marche, qui fera le travail / address of a running server, which"
              + " does the work")
  String server = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "fichier qui contient le jeton, pour --server / file that holds the token, for --server")
  @Nullable Path tokenFile;

  /** Whether a server is named. */
  public boolean isNamed() {
    return !server.isEmpty();
  }

  /**
   * The server, where one is named.
   *
   * @throws IOException when the file of the token cannot be read
   * @throws Problem when it is empty, or there is no server to give it to
   */
  public Optional<RemoteServer> named() throws IOException {
    return named("");
  }

  /**
   * The same, with a token that was given in another way.
   *
   * @param otherwise used where no file is named
   */
  public Optional<RemoteServer> named(String otherwise) throws IOException {
    String token = tokenFile == null ? otherwise : token(tokenFile);
    if (server.isEmpty() && tokenFile != null) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "--token-file ne va qu'avec --server.",
          "--token-file goes with --server only.");
    }
    return server.isEmpty() ? Optional.empty() : Optional.of(new RemoteServer(server, token));
  }

  private static String token(Path file) throws IOException {
    String token =
        Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le fichier " + file + " doit contenir le jeton, seul sur sa première ligne.",
          "The file " + file + " must hold the token, alone on its first line.");
    }
    if (isOpenToOthers(file)) {
      System.err.println(
          "Le jeton peut être lu par d'autres comptes : chmod 600 "
              + file
              + "\nOther accounts can read the token: chmod 600 "
              + file);
    }
    return token;
  }

  private static boolean isOpenToOthers(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return false;
    }
    var permissions = view.readAttributes().permissions();
    return permissions.contains(PosixFilePermission.GROUP_READ)
        || permissions.contains(PosixFilePermission.OTHERS_READ);
  }
}
