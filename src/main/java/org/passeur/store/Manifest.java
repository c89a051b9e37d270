package org.passeur.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Damaged;
import org.passeur.kernel.PrivateFiles;
import org.passeur.kernel.Sha256;
import org.passeur.log.Digest;

/**
 * The manifest of a backup: its content, and the SHA-256 of each of its files.
 *
 * @param number of the last change in it
 * @param digest of every statement
 * @param statements how many
 * @param expires when the backup may be deleted
 */
public record Manifest(
    long number,
    Digest digest,
    long statements,
    Instant at,
    Instant expires,
    Map<String, String> files) {
  public static final String FILE = "manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** File with the SHA-256 of the manifest itself, which covers the other files. */
  private static final String SEAL = "manifest.sha256";

  /** The same manifest for the files now in a folder. */
  public Manifest over(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        sums.put(folder.relativize(file).toString().replace('\\', '/'), sha256(file));
      }
    }
    return new Manifest(number, digest, statements, at, expires, sums);
  }

  public void write(Path folder) throws IOException {
    String text = json().toPrettyString();
    Path file = folder.resolve(FILE);
    PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    PrivateFiles.write(folder.resolve(SEAL), Sha256.hex(text).getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode json() {
    ObjectNode json =
        JSON.createObjectNode()
            .put("number", number)
            .put("digest", digest.toString())
            .put("statements", statements)
            .put("at", at.toString())
            .put("expires", expires.toString());
    ObjectNode sums = json.putObject("files");
    files.forEach(sums::put);
    return json;
  }

  /**
   * Reads the manifest of a backup.
   *
   * @throws Damaged when it is missing or damaged
   */
  public static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      String text = Files.readString(file);
      if (!Sha256.hex(text).equals(Files.readString(folder.resolve(SEAL)))) {
        throw damaged(file);
      }
      JsonNode json = JSON.readTree(text);
      Map<String, String> sums = new TreeMap<>();
      json.path("files")
          .fields()
          .forEachRemaining(e -> sums.put(e.getKey(), e.getValue().asText()));
      return new Manifest(
          json.path("number").asLong(),
          Digest.parse(json.path("digest").asText()),
          json.path("statements").asLong(),
          Instant.parse(json.path("at").asText()),
          Instant.parse(json.path("expires").asText()),
          sums);
    } catch (java.nio.file.NoSuchFileException
        | JsonProcessingException
        | java.nio.charset.CharacterCodingException
        | java.time.DateTimeException
        | NumberFormatException e) {
      throw damaged(file);
    }
  }

  /**
   * Compares the files of a folder with this list.
   *
   * @throws Damaged when a file is missing, was altered or was added
   */
  public void check(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>(over(folder).files());
    found.remove(FILE);
    found.remove(SEAL);
    if (!found.equals(files)) {
      Path first =
          files.entrySet().stream()
              .filter(file -> !file.getValue().equals(found.get(file.getKey())))
              .findFirst()
              .map(file -> folder.resolve(file.getKey()))
              .orElse(folder);
      throw damaged(first);
    }
  }

  private static Damaged damaged(Path file) {
    return new Damaged(
        file,
        new Bilingual(
            "Cette copie de sauvegarde est endommagée ou incomplète. Prenez une autre copie.",
            "This backup is damaged or incomplete. Use another one."));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest sha = Sha256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
