package org.passeur.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;

/**
 * Documents become resources: title, language, dates, abstract, text, and at most five proposed
 * themes. A theme that many documents of the source would get tells nothing of any of them.
 */
final class Documents {
  private static final int MOST_THEMES = 5;

  /** From this many documents on, it is known which themes are common. */
  private static final int MANY = 10;

  private static final double COMMON = 0.15;

  private final Node graph;
  private final Minting minting;
  private final Themes themes;
  private final Harvest harvest;

  /**
   * @param graph the open graph of the source
   */
  Documents(Node graph, Minting minting, Themes themes, Harvest harvest) {
    this.graph = graph;
    this.minting = minting;
    this.themes = themes;
    this.harvest = harvest;
  }

  /** Reads the files one after the other; one that cannot be read is named and left out. */
  void read(List<Input> inputs) {
    if (inputs.isEmpty()) {
      return;
    }
    Map<Row, List<Node>> found = new LinkedHashMap<>();
    try (var office = new OfficeFiles()) {
      for (Input input : inputs) {
        harvest.files++;
        try {
          Document document = document(input, office);
          harvest.documents++;
          found.put(new Row(input.name(), 0, quads(document)), themes(document));
        } catch (OfficeFiles.Unreadable e) {
          harvest.refuse(input.name(), 0, e.reason.fr(), e.reason.en());
        }
      }
    }
    propose(found);
  }

  private List<Node> themes(Document d) {
    String head = d.title() + "\n" + String.join("\n", d.tags());
    return themes.find(head, d.text(), d.language().orElse("").split("-", 2)[0]);
  }

  private void propose(Map<Row, List<Node>> found) {
    Map<Node, Integer> documents = new HashMap<>();
    found.values().forEach(some -> some.forEach(t -> documents.merge(t, 1, Integer::sum)));
    double most = found.size() < MANY ? found.size() : COMMON * found.size();
    found.forEach(
        (row, some) -> {
          List<Quad> quads = new ArrayList<>(row.quads());
          Node it = quads.get(0).getSubject();
          some.stream()
              .filter(theme -> documents.getOrDefault(theme, 0) <= most)
              .limit(MOST_THEMES)
              .forEach(theme -> say(quads, it, Psr.PROPOSED_SUBJECT, theme));
          harvest.rows.add(row.with(quads));
        });
  }

  private Document document(Input input, OfficeFiles office) throws OfficeFiles.Unreadable {
    if (isEmpty(input)) {
      throw new OfficeFiles.Unreadable("Ce fichier est vide.", "This file is empty.");
    }
    boolean plain =
        input.kind() == Input.Kind.MARKDOWN
            || input.extension().equals("txt")
            || input.extension().equals("text");
    Document document = plain ? MarkdownText.of(input, harvest) : office.read(input);
    if (document.passages().isEmpty()) {
      throw new OfficeFiles.Unreadable(
          "Ce fichier ne contient aucun texte.", "This file holds no text.");
    }
    return document;
  }

  private static boolean isEmpty(Input input) {
    try {
      return Files.size(input.path()) == 0;
    } catch (IOException e) {
      return true;
    }
  }

  private List<Quad> quads(Document d) {
    Optional<String> language = d.language();
    String tag = language.orElse("und"); // BCP 47: the language is not known
    String title = d.title();
    String text = d.text();
    List<Quad> quads = new ArrayList<>();
    Node it = minting.thing("resource", "document/" + d.name());
    say(quads, it, Rdf.TYPE, Psr.KNOWLEDGE_RESOURCE);
    say(quads, it, Psr.VISIBILITY, Psr.PUBLIC_VISIBILITY);
    say(quads, it, Dcterms.TYPE, Psr.concept("resource", kind(d)));
    say(quads, it, Dcterms.TITLE, NodeFactory.createLiteralLang(title, tag));
    say(quads, it, Dcterms.SOURCE, NodeFactory.createLiteralString(d.name()));
    say(quads, it, Schema.TEXT, NodeFactory.createLiteralLang(text, tag));
    language.ifPresent(l -> say(quads, it, Dcterms.LANGUAGE, NodeFactory.createLiteralString(l)));
    if (!d.summary().isEmpty()) {
      say(quads, it, Dcterms.ABSTRACT, NodeFactory.createLiteralLang(d.summary(), tag));
    }
    d.issued().ifPresent(day -> say(quads, it, Dcterms.ISSUED, date(day)));
    d.modified().ifPresent(day -> say(quads, it, Dcterms.MODIFIED, date(day)));
    d.tags().forEach(t -> say(quads, it, Schema.KEYWORDS, NodeFactory.createLiteralLang(t, tag)));
    return quads;
  }

  private static String kind(Document d) {
    return d.name().matches("(?i).*\\.(xlsx|ods)") ? "dataset" : "note";
  }

  private static Node date(String day) {
    return NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate);
  }

  private void say(List<Quad> quads, Node subject, Node property, Node value) {
    quads.add(Quad.create(graph, subject, property, value));
  }
}
