package org.passeur.ingest.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Moments;
import org.passeur.kernel.WrittenDate;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;

/**
 * Adds the rows of a consent record to the register, in the same change as their import. A
 * withdrawal later than the date of a row prevails for ever, however it was made; a row dated after
 * the withdrawal gives consent again. A row that is in the register already can bring the end
 * forward but never put it off: a renewal needs a new date.
 */
public final class ConsentRows {
  private final List<ConsentRow> rows;
  private final Node register;
  private final ZoneId zone;
  private final Set<ConsentRow> withheld = new LinkedHashSet<>();

  /**
   * @param zone where the days of the rows begin
   */
  public ConsentRows(List<ConsentRow> rows, Addresses addresses, ZoneId zone) {
    this.rows = List.copyOf(rows);
    this.register = addresses.consentGraph();
    this.zone = zone;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /**
   * Brings the register to what the rows say.
   *
   * @param data the record store, inside a write transaction
   * @return number of rows that were in the register already
   */
  public int apply(DatasetGraph data) {
    withheld.clear();
    return (int) rows.stream().filter(row -> !bring(row, data)).count();
  }

  /** Reports the rows that had no effect, or only a partial one, because of a withdrawal. */
  public void tell(Harvest harvest) {
    for (ConsentRow row : withheld) {
      harvest.add(
          new ImportProblem(
              row.file(),
              row.line(),
              new Bilingual(
                  "Consentement : la personne l'a retiré après la date de cette ligne, qui n'a donc"
                      + " pas d'effet. Si elle consent de nouveau, inscrivez la nouvelle date.",
                  "Consent: the person withdrew it after the date of this row, which therefore has"
                      + " no effect. If they agree again, give the new date."),
              false));
    }
  }

  /**
   * @return false when the register has the row already, or a withdrawal that wins
   */
  private boolean bring(ConsentRow row, DatasetGraph data) {
    List<Node> records =
        Iter.toList(data.find(register, Node.ANY, Dpv.HAS_DATA_SUBJECT, row.person())).stream()
            .map(Quad::getSubject)
            .distinct()
            .toList();
    Set<Node> left = new LinkedHashSet<>(row.categories());
    Optional<LocalDate> until = row.until();
    for (Node other : records) {
      if (!withdrawnSince(other, row, data)
          || !data.contains(register, other, Psr.CONSENT_AUDIENCE, row.audience())) {
        continue;
      }
      Set<Node> covered = values(other, Psr.CONSENT_COVERS, data);
      if (isOver(other, data)) {
        left.removeAll(covered);
      } else if (covered.stream().anyMatch(row.categories()::contains)) {
        until = earlier(until, end(other, data)); // it continues, until the end set since
      }
    }
    if (left.size() < row.categories().size()) {
      withheld.add(row);
    }
    Optional<Node> known = records.stream().filter(r -> isSame(r, row, data)).findFirst();
    if (left.isEmpty() || known.isPresent()) {
      known.filter(r -> !isOver(r, data)).ifPresent(r -> endBy(r, row.until(), data));
      return false;
    }
    add(row, left, until, data);
    return true;
  }

  private boolean withdrawnSince(Node consent, ConsentRow row, DatasetGraph data) {
    Instant given = row.date().atStartOfDay(zone).toInstant();
    Set<Node> times = values(consent, Prov.INVALIDATED_AT_TIME, data);
    return times.isEmpty()
        ? data.contains(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_WITHDRAWN)
        : times.stream()
            .map(t -> Moments.beginning(t, zone).orElse(Instant.MAX))
            .anyMatch(t -> !t.isBefore(given));
  }

  private boolean isOver(Node consent, DatasetGraph data) {
    return !values(consent, Dpv.HAS_CONSENT_STATUS, data).equals(Set.of(Dpv.CONSENT_GIVEN));
  }

  /** Returns whether it is the same consent, whatever its end: by its IRI or by its content. */
  private boolean isSame(Node consent, ConsentRow row, DatasetGraph data) {
    return consent.equals(row.consent())
        || (data.contains(register, consent, Psr.CONSENT_AUDIENCE, row.audience())
            && values(consent, Psr.CONSENT_COVERS, data).equals(row.categories())
            && values(consent, Dpv.IS_INDICATED_AT_TIME, data).stream()
                .anyMatch(at -> at.getLiteralLexicalForm().startsWith(row.date().toString())));
  }

  private void endBy(Node consent, Optional<LocalDate> until, DatasetGraph data) {
    Optional<LocalDate> end = end(consent, data);
    if (until.isPresent() && !earlier(until, end).equals(end)) {
      data.deleteAny(register, consent, Schema.END_DATE, Node.ANY);
      data.add(register, consent, Schema.END_DATE, date(until.get()));
    }
  }

  private Optional<LocalDate> end(Node consent, DatasetGraph data) {
    return values(consent, Schema.END_DATE, data).stream()
        .flatMap(date -> WrittenDate.of(date).stream())
        .filter(WrittenDate::isDay)
        .map(WrittenDate::first)
        .min(LocalDate::compareTo);
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
    return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other : one;
  }

  private void add(
      ConsentRow row, Set<Node> categories, Optional<LocalDate> until, DatasetGraph data) {
    Node consent = row.consent();
    data.add(register, consent, Rdf.TYPE, Psr.PUBLICATION_CONSENT);
    data.add(register, consent, Dpv.HAS_DATA_SUBJECT, row.person());
    data.add(register, consent, Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
    data.add(register, consent, Psr.CONSENT_AUDIENCE, row.audience());
    categories.forEach(c -> data.add(register, consent, Psr.CONSENT_COVERS, c));
    String begins = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(row.date().atStartOfDay(zone));
    data.add(
        register,
        consent,
        Dpv.IS_INDICATED_AT_TIME,
        NodeFactory.createLiteralDT(begins, XSDDatatype.XSDdateTime));
    until.ifPresent(end -> data.add(register, consent, Schema.END_DATE, date(end)));
    data.add(register, consent, Dcterms.SOURCE, NodeFactory.createLiteralString(row.attestedBy()));
  }

  private static Node date(LocalDate day) {
    return NodeFactory.createLiteralDT(day.toString(), XSDDatatype.XSDdate);
  }

  private Set<Node> values(Node consent, Node property, DatasetGraph data) {
    return Iter.toList(data.find(register, consent, property, Node.ANY)).stream()
        .map(Quad::getObject)
        .collect(Collectors.toSet());
  }
}
