package org.passeur.ingest.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passeur.ingest.table.TableDialect;

/**
 * A request to import files.
 *
 * @param source name of the source: small letters, digits and hyphens; the same name refreshes what
 *     an earlier import brought
 * @param mapping an RML mapping ({@code .ttl}) or a CONSTRUCT query ({@code .rq}): a file, or the
 *     name of one that ships with the program
 * @param files files or folders; folders are read with their subfolders
 * @param consentRecord consents of the imported people; without it there are none
 * @param inside true to keep everything inside, false to end that for the source; empty to keep the
 *     present setting
 * @param reviewed documents reviewed and approved for publication, named as in the report
 * @param strict true to import nothing when one row is bad
 * @param dryRun true to store nothing
 * @param tables how its tables are written; it goes before what the mapping says of that
 * @param author author of the change
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
    TableDialect tables,
    String author) {
  /**
   * @throws IllegalArgumentException when the name of the source is not valid
   */
  public ImportRequest {
    files = List.copyOf(files);
    reviewed = Set.copyOf(reviewed);
    if (!source.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new IllegalArgumentException("not a source name: " + source);
    }
  }

  /** A request with default settings: no mapping, no consent record, not strict, not a dry run. */
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
        TableDialect.GUESSED,
        author);
  }

  public ImportRequest mappedBy(String name) {
    return new ImportRequest(
        source,
        Optional.of(name),
        files,
        consentRecord,
        inside,
        reviewed,
        strict,
        dryRun,
        tables,
        author);
  }

  public ImportRequest withConsents(Path record) {
    return new ImportRequest(
        source,
        mapping,
        files,
        Optional.of(record),
        inside,
        reviewed,
        strict,
        dryRun,
        tables,
        author);
  }

  public ImportRequest inside(boolean yes) {
    return new ImportRequest(
        source,
        mapping,
        files,
        consentRecord,
        Optional.of(yes),
        reviewed,
        strict,
        dryRun,
        tables,
        author);
  }

  public ImportRequest reviewed(String... names) {
    return new ImportRequest(
        source,
        mapping,
        files,
        consentRecord,
        inside,
        Set.of(names),
        strict,
        dryRun,
        tables,
        author);
  }

  public ImportRequest strictly() {
    return new ImportRequest(
        source, mapping, files, consentRecord, inside, reviewed, true, dryRun, tables, author);
  }

  public ImportRequest dry() {
    return new ImportRequest(
        source, mapping, files, consentRecord, inside, reviewed, strict, true, tables, author);
  }

  public ImportRequest tables(TableDialect dialect) {
    return new ImportRequest(
        source, mapping, files, consentRecord, inside, reviewed, strict, dryRun, dialect, author);
  }
}
