package org.passeur.ingest.consent;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/**
 * A row of a consent record, about one person.
 *
 * @param file where the row stands
 * @param line of the row in it
 * @param consent its IRI in the register; the same for the same person, audience, categories and
 *     date
 * @param audience concept of the scheme {@code /scheme/audience}
 * @param categories concepts of the scheme {@code /scheme/data}
 * @param date when the person agreed
 * @param until the last day, when there is one
 * @param attestedBy who attests it
 */
public record ConsentRow(
    String file,
    int line,
    Node consent,
    Node person,
    Node audience,
    Set<Node> categories,
    LocalDate date,
    Optional<LocalDate> until,
    String attestedBy) {}
