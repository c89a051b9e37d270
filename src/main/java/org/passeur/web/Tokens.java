package org.passeur.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.passeur.store.Sha256;

/**
 * Tokens of an installation, in a file of its data folder. A token has 256 random bits, so a plain
 * SHA-256 of it is kept; the token itself is shown once. A running server sees new tokens at once.
 * Thread-safe.
 */
public final class Tokens {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private volatile Known known = new Known(FileTime.fromMillis(0), Map.of());

  public Tokens(Path dataFolder) {
    this.file = dataFolder.resolve("tokens.json");
  }

  /** Who a token speaks for. */
  public record Holder(String name, Role role) {}

  private record Known(FileTime at, Map<String, Holder> byHash) {}

  /**
   * Makes a token.
   *
   * @param name of the holder, kept with the changes made with it
   * @return the token, which is nowhere else
   */
  public String create(String name, Role role) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    try {
      ArrayNode entries = read();
      entries
          .addObject()
          .put("name", name)
          .put("role", role.token())
          .put("sha256", hash(token))
          .put("created", Instant.now().toString());
      replace(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return token;
  }

  /** The holder of a token; empty when there is no such token. */
  public Optional<Holder> holder(String token) {
    return Optional.ofNullable(current().byHash().get(hash(token)));
  }

  private Known current() {
    try {
      if (!Files.exists(file)) {
        return new Known(FileTime.fromMillis(0), Map.of());
      }
      FileTime at = Files.getLastModifiedTime(file);
      if (!at.equals(known.at())) {
        Map<String, Holder> byHash = new HashMap<>();
        for (JsonNode entry : read()) {
          Role.of(entry.path("role").asText())
              .ifPresent(
                  role ->
                      byHash.put(
                          entry.path("sha256").asText(),
                          new Holder(entry.path("name").asText(), role)));
        }
        known = new Known(at, Map.copyOf(byHash));
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ArrayNode read() throws IOException {
    return Files.exists(file)
        ? (ArrayNode) JSON.readTree(Files.readAllBytes(file))
        : JSON.createArrayNode();
  }

  private void replace(ArrayNode entries) throws IOException {
    Path draft = file.resolveSibling("tokens.json.new");
    Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(entries));
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String hash(String token) {
    return Sha256.hex(token);
  }
}
