package org.passeur.route.evaluate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.route.evaluate.Collection.Document;
import org.passeur.route.evaluate.Collection.Person;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Foaf;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/**
 * Converts a collection to a network: documents become resources, declared skills claims, tags
 * themes, contexts communities.
 */
final class Loader implements Consumer<DatasetGraph> {
  private static final Addresses AT = Laboratory.ADDRESSES;

  private final Collection collection;
  private final RankingEvaluation.Options options;
  private final Node graph = AT.publicGraph("collection");
  private final Map<String, Node> themes = new LinkedHashMap<>();
  private final Map<String, Node> communities = new LinkedHashMap<>();

  Loader(Collection collection, RankingEvaluation.Options options) {
    this.collection = collection;
    this.options = options;
  }

  static Node document(String id) {
    return AT.thing("resource", safe(id));
  }

  static Node person(String id) {
    return AT.thing("person", safe(id));
  }

  static Node community(String context) {
    return AT.thing("community", safe(context));
  }

  private static String safe(String id) {
    return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public void accept(DatasetGraph data) {
    collection.documents().forEach(d -> add(d, data));
    collection.people().forEach(p -> add(p, data));
    options.schemes().forEach(file -> scheme(file, data));
  }

  private void scheme(Path file, DatasetGraph data) {
    RDFDataMgr.loadGraph(file.toUri().toString())
        .find()
        .forEachRemaining(t -> data.add(Quad.create(graph, t)));
  }

  private void add(Document document, DatasetGraph data) {
    Node resource = document(document.id());
    data.add(graph, resource, Rdf.TYPE, Psr.KNOWLEDGE_RESOURCE);
    text(data, resource, Dcterms.TITLE, document.title(), document.lang());
    text(data, resource, Dcterms.ABSTRACT, document.text(), document.lang());
    if (!options.untranslated()) {
      text(data, resource, Dcterms.TITLE, document.titleEn(), "en");
      text(data, resource, Dcterms.ABSTRACT, document.textEn(), "en");
    }
    if (!document.date().isEmpty()) {
      Node date = NodeFactory.createLiteralString(document.date());
      data.add(graph, resource, Dcterms.ISSUED, date);
    }
    document.authors().forEach(a -> data.add(graph, resource, Dcterms.CREATOR, person(a)));
    document.tags().forEach(t -> data.add(graph, resource, Dcterms.SUBJECT, theme(t, data)));
    if (!document.context().isEmpty()) {
      data.add(graph, resource, Psr.ORIGINATED_IN, community(document.context(), data));
    }
  }

  private void add(Person person, DatasetGraph data) {
    Node node = person(person.id());
    data.add(graph, node, Rdf.TYPE, Foaf.PERSON);
    data.add(graph, node, Foaf.NAME, NodeFactory.createLiteralString(person.id()));
    for (String tag : person.tags()) {
      Node claim = AT.thing("claim", safe(person.id() + "-" + tag));
      data.add(graph, claim, Rdf.TYPE, Psr.EXPERTISE_CLAIM);
      data.add(graph, claim, Psr.HOLDER, node);
      data.add(graph, claim, Psr.EXPERTISE_IN, theme(tag, data));
      data.add(graph, claim, Psr.CLAIM_BASIS, Psr.concept("basis", "self"));
    }
  }

  private Node theme(String tag, DatasetGraph data) {
    return themes.computeIfAbsent(
        tag,
        t -> {
          Node theme = AT.thing("theme", safe(t));
          data.add(graph, theme, Rdf.TYPE, Skos.CONCEPT);
          data.add(graph, theme, Skos.PREF_LABEL, NodeFactory.createLiteralString(t));
          return theme;
        });
  }

  private Node community(String context, DatasetGraph data) {
    return communities.computeIfAbsent(
        context,
        c -> {
          Node community = community(c);
          data.add(graph, community, Rdf.TYPE, Psr.COMMUNITY);
          data.add(graph, community, Skos.PREF_LABEL, NodeFactory.createLiteralString(c));
          return community;
        });
  }

  private void text(DatasetGraph data, Node subject, Node property, String text, String lang) {
    if (!text.isBlank()) {
      Node literal =
          lang.isEmpty()
              ? NodeFactory.createLiteralString(text)
              : NodeFactory.createLiteralLang(text, lang);
      data.add(graph, subject, property, literal);
    }
  }
}
