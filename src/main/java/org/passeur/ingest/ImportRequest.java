package org.passeur.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to import.
 *
 * @param source name of the source: small letters, digits and hyphens; the same name refreshes what
 *     an earlier import brought
 * @param mapping an RML mapping ({@code .ttl}) or a CONSTRUCT query ({@code .rq}): a file, or the
 *     name of one that ships with the program
 * @param files files or folders; folders are read with all they hold
 * @param consentRecord which of the imported people agreed to what; without it nobody did
 * @param strict true to import nothing when one row is bad
 * @param dryRun true to store nothing
 * @param author who asks, kept with the change
 */
public record ImportRequest(
    String source,
    Optional<String> mapping,
    List<Path> files,
    Optional<Path> consentRecord,
    boolean strict,
    boolean dryRun,
    String author) {
  /**
   * @throws IllegalArgumentException when the name of the source is not one
   */
  public ImportRequest {
    files = List.copyOf(files);
    if (!source.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException("not a source name: " + source);
    }
  }

  /** The plain case: no mapping, no consent record, neither strict nor dry. */
  public static ImportRequest of(String source, List<Path> files, String author) {
    return new ImportRequest(
        source, Optional.empty(), files, Optional.empty(), false, false, author);
  }

  public ImportRequest mappedBy(String name) {
    return new ImportRequest(
        source, Optional.of(name), files, consentRecord, strict, dryRun, author);
  }

  public ImportRequest withConsents(Path record) {
    return new ImportRequest(source, mapping, files, Optional.of(record), strict, dryRun, author);
  }

  public ImportRequest strictly() {
    return new ImportRequest(source, mapping, files, consentRecord, true, dryRun, author);
  }

  public ImportRequest dry() {
    return new ImportRequest(source, mapping, files, consentRecord, strict, true, author);
  }
}
