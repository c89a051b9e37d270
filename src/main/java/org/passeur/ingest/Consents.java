package org.passeur.ingest;

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
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Dpv;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;

/**
 * Reads a consent record: who of the imported people agreed to what. CSV, JSON or YAML with the
 * fields {@code id} (local id, or {@code *} for all people of the source), {@code audience}, {@code
 * categories}, {@code date}, {@code until} (may be missing) and {@code attestedBy}. A consent that
 * is in the register already stays as it is there: it may have been withdrawn since.
 */
final class Consents {
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

  private final Addresses addresses;
  private final Minting minting;
  private final RecordStore store;

  Consents(Addresses addresses, Minting minting, RecordStore store) {
    this.addresses = addresses;
    this.minting = minting;
    this.store = store;
  }

  /** Statements for the consent graph; rows that cannot be taken become problems. */
  List<Quad> of(ImportRequest request, Harvest harvest) {
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
    List<DataRow> rows = new ArrayList<>();
    if (input.kind() == Input.Kind.TABLE) {
      new TableFiles(request.source(), harvest, rows::add).read(input);
    } else {
      new TreeFiles(request.source(), harvest, rows::add).read(input);
    }
    Set<Node> people = people(request.source(), harvest);
    List<Quad> consents = new ArrayList<>();
    rows.forEach(row -> consent(row, people, consents, harvest));
    return consents;
  }

  /** The people of this import, and of earlier ones of the same source. */
  private Set<Node> people(String source, Harvest harvest) {
    Set<Node> people = new LinkedHashSet<>();
    for (Row row : harvest.rows) {
      row.quads().stream().map(Quad::getSubject).filter(addresses::isPerson).forEach(people::add);
    }
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

  private void consent(DataRow row, Set<Node> people, List<Quad> out, Harvest harvest) {
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
      concerned.forEach(
          p -> record(p, row, audience, categories, date.get(), until).forEach(out::add));
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

  private List<Quad> record(
      Node person,
      DataRow row,
      String audience,
      Set<String> categories,
      LocalDate date,
      Optional<LocalDate> until) {
    Node graph = addresses.consentGraph();
    String local = person + " " + audience + " " + categories + " " + date + " " + until;
    Node consent = minting.thing("consent", local);
    if (store.read(data -> data.contains(graph, consent, Node.ANY, Node.ANY))) {
      return List.of();
    }
    List<Quad> quads = new ArrayList<>();
    java.util.function.BiConsumer<Node, Node> say =
        (p, o) -> quads.add(Quad.create(graph, consent, p, o));
    say.accept(Rdf.TYPE, Psr.PUBLICATION_CONSENT);
    say.accept(Dpv.HAS_DATA_SUBJECT, person);
    say.accept(Dpv.HAS_CONSENT_STATUS, Dpv.CONSENT_GIVEN);
    say.accept(Psr.CONSENT_AUDIENCE, Psr.concept("audience", audience));
    categories.forEach(c -> say.accept(Psr.CONSENT_COVERS, Psr.concept("data", c)));
    say.accept(
        Dpv.IS_INDICATED_AT_TIME,
        NodeFactory.createLiteralDT(date + "T00:00:00Z", XSDDatatype.XSDdateTime));
    until.ifPresent(
        end ->
            say.accept(
                Schema.END_DATE, NodeFactory.createLiteralDT(end.toString(), XSDDatatype.XSDdate)));
    say.accept(Dcterms.SOURCE, NodeFactory.createLiteralString(text(row, "attestedBy")));
    return quads;
  }

  private static String text(DataRow row, String field) {
    return row.fields().path(field).asText("").strip();
  }

  private static Set<String> words(JsonNode value) {
    Set<String> words = new java.util.TreeSet<>();
    if (value.isArray()) {
      value.forEach(v -> words.add(v.asText().strip()));
    } else {
      for (String word : value.asText("").split("[;,\\s]+")) {
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
