package org.passeur.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A data folder that was made from a backup: its register of consents is older than the
 * installation, and people may have withdrawn since. While that is so, no consent opens anything to
 * the public. Ends when a later register is taken in, or somebody vouches for this one.
 */
public final class UnconfirmedRegister {
  private static final String FILE = "register-unconfirmed";

  /** What shows the public view, and is made anew. */
  private static final List<String> VIEWS =
      List.of("published", "index", "statistics", "staff-index");

  private UnconfirmedRegister() {}

  static void mark(Path home, Instant backup) throws IOException {
    PrivateFiles.write(home.resolve(FILE), backup.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** When the register was the last one known; empty when nobody doubts it. */
  public static Optional<Instant> of(Path home) {
    Path file = home.resolve(FILE);
    try {
      return Files.exists(file)
          ? Optional.of(Instant.parse(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException | DateTimeParseException e) {
      return Optional.of(Instant.EPOCH); // whatever it says, it is there
    }
  }

  /** From now on the consents are in force again. The house must be closed. */
  public static void confirm(Path home) {
    try {
      for (String view : VIEWS) { // first: none of them knows what opens
        Folders.delete(home.resolve(view));
      }
      Files.deleteIfExists(home.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
