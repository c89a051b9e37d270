package org.passeur.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.passeur.kernel.PrivateFiles;
import org.passeur.kernel.Problem;

/**
 * The file with the tokens of an installation. A change holds a lock, within this process and
 * against others, from reading to writing. The file is replaced in one move, so that a reader sees
 * either the old or the new state.
 */
final class TokenFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HASH = "[0-9a-f]{64}";

  /** File locks belong to the process; this one serves its threads. */
  private static final Object WITHIN = new Object();

  private final Path file;

  /**
   * One token, or one that was revoked.
   *
   * @param role as written in the file: a later version may have other roles
   * @param communities IRIs of those that a member's or facilitator's token is for; files of
   *     earlier versions have none
   * @param hash SHA-256 of the token; empty once it is revoked
   * @param expires its last day
   */
  record Entry(
      String name,
      String role,
      List<String> communities,
      String hash,
      Optional<Instant> created,
      Optional<LocalDate> expires,
      Optional<Instant> revoked) {}

  TokenFile(Path dataFolder) {
    this.file = dataFolder.resolve("tokens.json");
  }

  Path path() {
    return file;
  }

  /**
   * Returns the entries of the file; empty when the file is missing or empty.
   *
   * @throws Problem 503 when the file is damaged
   */
  List<Entry> read() {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return List.of();
      }
      JsonNode all = parsed(Files.readAllBytes(file));
      if (!all.isArray()) {
        throw damaged();
      }
      List<Entry> entries = new ArrayList<>();
      for (JsonNode one : all) {
        entries.add(entry(one));
      }
      return entries;
    } catch (DateTimeException e) {
      throw damaged();
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private static JsonNode parsed(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) { // malformed content, not an I/O error: the bytes were read
      throw damaged();
    }
  }

  private static Entry entry(JsonNode json) {
    var entry =
        new Entry(
            json.path("name").asText(),
            json.path("role").asText(),
            texts(json.path("communities")),
            json.path("sha256").asText(),
            text(json, "created").map(Instant::parse),
            text(json, "expires").map(LocalDate::parse),
            text(json, "revoked").map(Instant::parse));
    if (!json.isObject() || !(entry.hash.matches(HASH) || entry.revoked.isPresent())) {
      throw new DateTimeException("not a token");
    }
    return entry;
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.of(json.path(field)).filter(v -> !v.isMissingNode()).map(JsonNode::asText);
  }

  /**
   * Replaces the entries of the file.
   *
   * @throws Problem 503 when it is damaged; then it is left as it is
   */
  void change(UnaryOperator<List<Entry>> edit) {
    Path lock = file.resolveSibling("tokens.lock");
    synchronized (WITHIN) {
      try (FileChannel channel =
              PrivateFiles.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        ArrayNode all = JSON.createArrayNode();
        edit.apply(read()).forEach(entry -> all.add(json(entry)));
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        held.release();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ObjectNode json(Entry entry) {
    ObjectNode json = JSON.createObjectNode().put("name", entry.name).put("role", entry.role);
    if (!entry.communities.isEmpty()) {
      ArrayNode communities = json.putArray("communities");
      entry.communities.forEach(communities::add);
    }
    if (!entry.hash.isEmpty()) {
      json.put("sha256", entry.hash);
    }
    entry.created.ifPresent(at -> json.put("created", at.toString()));
    entry.expires.ifPresent(day -> json.put("expires", day.toString()));
    entry.revoked.ifPresent(at -> json.put("revoked", at.toString()));
    return json;
  }

  /** The file exists but cannot be read. */
  static Problem unreadable() {
    return Problem.of(
        Problem.Kind.UNAVAILABLE,
        "Le fichier des jetons (tokens.json, dans le dossier des données) ne peut pas être lu :"
            + " vérifiez le disque et à quel compte il appartient.",
        "The file of tokens (tokens.json, in the data folder) cannot be read: check the disk, and"
            + " which account it belongs to.");
  }

  private static Problem damaged() {
    return Problem.of(
        Problem.Kind.UNAVAILABLE,
        "Le fichier des jetons (tokens.json, dans le dossier des données) est endommagé : plus"
            + " aucun jeton n'est accepté. Reprenez celui de la dernière copie de sauvegarde, ou"
            + " mettez-le de côté et créez de nouveaux jetons.",
        "The file of tokens (tokens.json, in the data folder) is damaged: no token is accepted any"
            + " more. Take the one of the last backup, or put it aside and make new tokens.");
  }
}
