package org.passeur.search;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.passeur.kernel.Sha256;
import org.passeur.kernel.WrittenDate;

/** Converts things to Lucene documents and back. */
final class IndexDocuments {
  static final String IRI = "iri";
  static final String KIND = "kind";
  static final String DAY = "day";
  static final String THEME = "theme";
  static final String TITLE = "title.";
  static final String BODY = "body.";
  static final String EXACT = "exact.";

  /** Prefix of fields of whole texts; low weight, so that a long text does not outdo names. */
  static final String TEXT = "text.";

  /**
   * Prefix of fields of roots: here "réparer" matches "réparation", and "plus" may match "plu"; low
   * weight.
   */
  static final String ROOT = "root.";

  /** Prefix of fields of cognates; low weight. */
  static final String COGNATE = "cognate.";

  static final List<String> LANGUAGES = List.of("fr", "en");

  /** Field with a hash of all others, used to compare the index with its source. */
  static final String FINGERPRINT = "fingerprint";

  private static final String LABEL = "label.";
  private static final String BRIDGE = "bridge";
  private static final String DATE = "date";
  static final String AGENT = "agent";
  static final String COMMUNITY = "community";
  private static final String TERRITORY = "territory";
  private static final String AVAILABILITY = "availability";

  /** Nobody asks where in a long text a word stands. */
  private static final FieldType WITHOUT_PLACES = new FieldType(TextField.TYPE_NOT_STORED);

  static {
    WITHOUT_PLACES.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    WITHOUT_PLACES.freeze();
  }

  private IndexDocuments() {}

  static Document of(Described described) {
    Entity entity = described.entity();
    var document = new Document();
    document.add(new StringField(IRI, entity.iri().getURI(), Field.Store.YES));
    document.add(new StringField(KIND, entity.kind().name(), Field.Store.YES));
    if (entity.bridge()) {
      document.add(new StoredField(BRIDGE, "true"));
    }
    entity.labels().forEach((lang, label) -> document.add(new StoredField(LABEL + lang, label)));
    document.add(new StoredField(DATE, entity.date()));
    long day = WrittenDate.firstDay(entity.date()).map(LocalDate::toEpochDay).orElse(0L);
    document.add(new NumericDocValuesField(DAY, day));
    document.add(new LongPoint(DAY, day));
    nodes(document, THEME, entity.themes());
    nodes(document, AGENT, entity.agents());
    nodes(document, COMMUNITY, entity.communities());
    nodes(document, TERRITORY, entity.territories());
    nodes(document, AVAILABILITY, entity.availability().map(Set::of).orElse(Set.of()));
    for (String language : LANGUAGES) {
      words(document, TITLE, language, described.titles().in(language));
      words(document, BODY, language, described.bodies().in(language));
      described
          .texts()
          .in(language)
          .forEach(text -> document.add(new Field(TEXT + language, text, WITHOUT_PLACES)));
    }
    document.add(new StoredField(FINGERPRINT, fingerprint(document)));
    return document;
  }

  /** A hash that depends on the content only, not on the order of sets. */
  private static String fingerprint(Document document) {
    TreeSet<String> fields = new TreeSet<>();
    for (IndexableField field : document) {
      fields.add(field.name() + "=" + field.stringValue() + field.numericValue());
    }
    return Sha256.hex(String.join("\n", fields)).substring(0, 32);
  }

  private static void nodes(Document document, String field, Set<Node> nodes) {
    nodes.forEach(n -> document.add(new StringField(field, n.getURI(), Field.Store.YES)));
  }

  private static void words(Document document, String part, String language, List<String> texts) {
    for (String text : texts) {
      for (String form : List.of(part, EXACT, ROOT, COGNATE)) {
        document.add(new TextField(form + language, text, Field.Store.NO));
      }
    }
  }

  static Entity read(Document document) {
    Map<String, String> labels = new HashMap<>();
    for (IndexableField field : document) {
      if (field.name().startsWith(LABEL)) {
        labels.put(field.name().substring(LABEL.length()), field.stringValue());
      }
    }
    return new Entity(
        NodeFactory.createURI(document.get(IRI)),
        EntityKind.valueOf(document.get(KIND)),
        document.get(BRIDGE) != null,
        labels,
        Optional.ofNullable(document.get(DATE)).orElse(""),
        nodes(document, THEME),
        nodes(document, AGENT),
        nodes(document, COMMUNITY),
        nodes(document, TERRITORY),
        nodes(document, AVAILABILITY).stream().findFirst());
  }

  private static Set<Node> nodes(Document document, String field) {
    Set<Node> nodes = new LinkedHashSet<>();
    for (String iri : document.getValues(field)) {
      nodes.add(NodeFactory.createURI(iri));
    }
    return nodes;
  }
}
