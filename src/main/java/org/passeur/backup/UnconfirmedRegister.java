package org.passeur.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.passeur.kernel.Folders;
import org.passeur.kernel.PrivateFiles;

/**
 * Marks a data folder restored from a backup: its consent register is older than the installation,
 * and people may have withdrawn consents since. While marked, no consent publishes anything. The
 * mark goes when a later register is taken in, or when somebody confirms this one.
 */
public final class UnconfirmedRegister {
  private static final String FILE = "register-unconfirmed";

  /** Folders of the public projections, which are rebuilt. */
  private static final List<String> VIEWS =
      List.of("published", "index", "statistics", "staff-index");

  private UnconfirmedRegister() {}

  static void mark(Path home, Instant backup) throws IOException {
    PrivateFiles.write(home.resolve(FILE), backup.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The time of the register, while it is unconfirmed; otherwise empty. */
  public static Optional<Instant> of(Path home) {
    Path file = home.resolve(FILE);
    try {
      return Files.exists(file)
          ? Optional.of(Instant.parse(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException | DateTimeParseException e) {
      return Optional.of(Instant.EPOCH); // the mark counts even if it cannot be read
    }
  }

  /** Confirms the register, so that its consents are in force again. The house must be closed. */
  public static void confirm(Path home) {
    try {
      for (String view : VIEWS) { // deleted first: none of them would learn which graphs are opened
        Folders.delete(home.resolve(view));
      }
      Files.deleteIfExists(home.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
