package org.passeur.ingest.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.passeur.ingest.source.DataRow;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportRequest;
import org.passeur.ingest.source.Input;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.table.TableDialect;
import org.passeur.ingest.table.TableReading;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;

/**
 * Reads a consent record: which imported people consented to what. CSV, a spreadsheet, JSON or YAML
 * with the fields {@code id} (local id, or {@code *} for all people of the source), {@code
 * audience}, {@code categories}, {@code date}, {@code until} (may be missing) and {@code
 * attestedBy}. Withdrawals are taken into account when the rows are stored ({@link ConsentRows}).
 */
public final class ConsentFile {
  private static final Set<String> AUDIENCES = Set.of("public", "network", "members");
  private static final Set<String> CATEGORIES =
      Set.of(
          "name",
          "affiliation",
          "expertise",
          "membership",
          "contribution",
          "participation",
          "contact",
          "research-use",
          "network-contact");

  private static final TableReading COLUMNS =
      new TableReading(
          TableDialect.GUESSED,
          Set.of("id", "audience", "categories", "date", "until", "attestedBy"));

  private final Addresses addresses;
  private final Minting minting;
  private final RecordStore store;

  public ConsentFile(Addresses addresses, Minting minting, RecordStore store) {
    this.addresses = addresses;
    this.minting = minting;
    this.store = store;
  }

  /**
   * Returns the valid rows of the record; invalid ones become problems.
   *
   * @param imported the people of this import
   */
  public List<ConsentRow> of(ImportRequest request, Set<Node> imported, Harvest harvest) {
    if (request.consentRecord().isEmpty()) {
      return List.of();
    }
    Path path = request.consentRecord().get();
    var input = new Input(path, String.valueOf(path.getFileName()));
    if (!Files.isRegularFile(path)) {
      harvest.refuse(
          input.name(),
          0,
          "Le registre de consentements est introuvable.",
          "The consent record cannot be found.");
      return List.of();
    }
    if (!input.isTable() && input.kind() != Input.Kind.TREE) {
      harvest.refuse(
          input.name(),
          0,
          "Le registre de consentements est un tableau (CSV, XLSX, ODS), ou du JSON ou du YAML ; enregistrez-le ainsi.",
          "The consent record is a table (CSV, XLSX, ODS), or JSON or YAML; save it as one.");
      return List.of();
    }
    List<DataRow> rows = new ArrayList<>();
    input.rows(request.source(), COLUMNS, harvest, rows::add);
    Set<Node> people = people(request.source(), imported);
    List<ConsentRow> consents = new ArrayList<>();
    rows.forEach(row -> consent(row, people, consents, harvest));
    return consents;
  }

  /** People of this import and of earlier imports of the same source. */
  private Set<Node> people(String source, Set<Node> imported) {
    Set<Node> people = new LinkedHashSet<>(imported);
    Node name = NodeFactory.createLiteralString(source);
    Node register = addresses.restrictedGraph("prov");
    store
        .read(data -> Iter.toList(data.find(register, Node.ANY, Dcterms.SOURCE, name)))
        .forEach(
            q ->
                addresses
                    .personPart(q.getSubject())
                    .ifPresent(p -> people.add(addresses.thing("person", p.key()))));
    return people;
  }

  private void consent(DataRow row, Set<Node> people, List<ConsentRow> out, Harvest harvest) {
    String id = text(row, "id").isEmpty() ? text(row, "_key") : text(row, "id");
    String audience = text(row, "audience");
    Set<String> categories = words(row.fields().path("categories"));
    Optional<LocalDate> date = day(text(row, "date"));
    Optional<LocalDate> until = day(text(row, "until"));
    Set<Node> concerned = id.equals("*") ? people : person(id, people);
    if (concerned.isEmpty()) {
      refuse(row, harvest, "personne inconnue : " + id, "unknown person: " + id);
    } else if (!AUDIENCES.contains(audience)) {
      refuse(row, harvest, "public inconnu : " + audience, "unknown audience: " + audience);
    } else if (categories.isEmpty() || !CATEGORIES.containsAll(categories)) {
      refuse(row, harvest, "catégories inconnues", "unknown categories");
    } else if (date.isEmpty() || (until.isEmpty() && !text(row, "until").isEmpty())) {
      refuse(row, harvest, "date illisible (AAAA-MM-JJ)", "unreadable date (YYYY-MM-DD)");
    } else if (text(row, "attestedBy").isEmpty()) {
      refuse(row, harvest, "il manque qui l'atteste (attestedBy)", "attestedBy is missing");
    } else {
      concerned.forEach(p -> out.add(consent(p, row, audience, categories, date.get(), until)));
    }
  }

  private static void refuse(DataRow row, Harvest harvest, String fr, String en) {
    harvest.refuse(row.file(), row.line(), "Consentement : " + fr + ".", "Consent: " + en + ".");
  }

  private Set<Node> person(String id, Set<Node> people) {
    for (Node person : List.of(minting.thing("person", id), addresses.thing("person", id))) {
      if (people.contains(person)) {
        return Set.of(person);
      }
    }
    return Set.of();
  }

  private ConsentRow consent(
      Node person,
      DataRow row,
      String audience,
      Set<String> categories,
      LocalDate date,
      Optional<LocalDate> until) {
    Set<Node> covered = new LinkedHashSet<>();
    categories.forEach(c -> covered.add(Psr.concept("data", c)));
    String local = person + " " + audience + " " + categories + " " + date;
    return new ConsentRow(
        row.file(),
        row.line(),
        minting.thing("consent", local),
        person,
        Psr.concept("audience", audience),
        covered,
        date,
        until,
        text(row, "attestedBy"));
  }

  private static String text(DataRow row, String field) {
    return row.fields().path(field).asText("").strip();
  }

  private static Set<String> words(JsonNode value) {
    Set<String> words = new java.util.TreeSet<>();
    if (value.isArray()) {
      value.forEach(v -> words.add(v.asText().strip()));
    } else {
      for (String word : value.asText("").split("[;,\\s]+", -1)) {
        words.add(word);
      }
    }
    words.remove("");
    return words;
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
