package org.passeur.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to import.
 *
 * @param source name of the source: small letters, digits and hyphens; the same name refreshes what
 *     an earlier import brought
 * @param mapping an RML mapping ({@code .ttl}) or a CONSTRUCT query ({@code .rq}): a file, or the
 *     name of one that ships with the program
 * @param files files or folders; folders are read with all they hold
 * @param consentRecord which of the imported people agreed to what; without it nobody did
 * @param inside true for an import that nobody outside may read, false to end that for its source;
 *     empty to leave it as it was
 * @param reviewed documents that somebody has read and wants public, by their names as the report
 *     writes them
 * @param strict true to import nothing when one row is bad
 * @param dryRun true to store nothing
 * @param author who asks, kept with the change
 */
public record ImportRequest(
    String source,
    Optional<String> mapping,
    List<Path> files,
    Optional<Path> consentRecord,
    Optional<Boolean> inside,
    Set<String> reviewed,
    boolean strict,
    boolean dryRun,
    String author) {
  /**
   * @throws IllegalArgumentException when the name of the source is not one
   */
  public ImportRequest {
    files = List.copyOf(files);
    reviewed = Set.copyOf(reviewed);
    if (!source.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException("not a source name: " + source);
    }
  }

  /** The plain case: no mapping, no consent record, nothing decided, neither strict nor dry. */
  public static ImportRequest of(String source, List<Path> files, String author) {
    return new ImportRequest(
        source,
        Optional.empty(),
        files,
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        false,
        false,
        author);
  }

  public ImportRequest mappedBy(String name) {
    return new ImportRequest(
        source, Optional.of(name), files, consentRecord, inside, reviewed, strict, dryRun, author);
  }

  public ImportRequest withConsents(Path record) {
    return new ImportRequest(
        source, mapping, files, Optional.of(record), inside, reviewed, strict, dryRun, author);
  }

  public ImportRequest inside(boolean yes) {
    return new ImportRequest(
        source, mapping, files, consentRecord, Optional.of(yes), reviewed, strict, dryRun, author);
  }

  public ImportRequest reviewed(String... names) {
    return new ImportRequest(
        source, mapping, files, consentRecord, inside, Set.of(names), strict, dryRun, author);
  }

  public ImportRequest strictly() {
    return new ImportRequest(
        source, mapping, files, consentRecord, inside, reviewed, true, dryRun, author);
  }

  public ImportRequest dry() {
    return new ImportRequest(
        source, mapping, files, consentRecord, inside, reviewed, strict, true, author);
  }
}
