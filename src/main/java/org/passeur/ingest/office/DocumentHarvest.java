package org.passeur.ingest.office;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.ingest.source.Input;
import org.passeur.ingest.source.Minting;
import org.passeur.ingest.source.Row;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Schema;

/**
 * Turns documents into resources: title, language, dates, abstract, text, and at most five proposed
 * themes. A theme that many documents of the source would get is not proposed for any.
 */
public final class DocumentHarvest {
  private static final int MOST_THEMES = 5;

  /** Number of documents from which common themes can be recognized. */
  private static final int MANY = 10;

  private static final double COMMON = 0.15;

  private final Addresses addresses;
  private final String source;
  private final SourceDecisions decisions;
  private final Minting minting;
  private final ThemeFinder themes;
  private final Harvest harvest;

  /**
   * @param record holds the themes that documents are about
   */
  public DocumentHarvest(
      RecordStore record,
      Addresses addresses,
      String source,
      SourceDecisions decisions,
      Minting minting,
      Harvest harvest) {
    this.addresses = addresses;
    this.source = source;
    this.decisions = decisions;
    this.minting = minting;
    this.themes = record.read(data -> ThemeFinder.in(data, addresses));
    this.harvest = harvest;
  }

  /** Reads the files in order; one that cannot be read is reported and left out. */
  public void read(List<Input> inputs) {
    if (inputs.isEmpty()) {
      return;
    }
    Map<Row, List<Node>> found = new LinkedHashMap<>();
    try (var office = new OfficeFiles()) {
      for (Input input : inputs) {
        harvest.files++;
        try {
          SourceDocument document = document(input, office);
          harvest.documents++;
          if (document.cut()) {
            harvest.shortened++;
            harvest.add(shortened(input));
          }
          found.put(new Row(input.name(), 0, decided(document)), themes(document));
        } catch (OfficeFiles.Unreadable e) {
          harvest.refuse(input.name(), 0, e.reason.fr(), e.reason.en());
        }
      }
      if (office.mayStartPrograms()) {
        harvest.add(
            ImportProblem.remark(
                "",
                "les documents ont été lus par un programme sans accès au réseau, mais cet"
                    + " ordinateur ne permet pas d'empêcher ce programme d'en lancer d'autres.",
                "documents were read by a program without access to the network, but this computer"
                    + " cannot prevent that program from starting others."));
      }
    }
    propose(found);
  }

  private static ImportProblem shortened(Input input) {
    return ImportProblem.remark(
        input.name(),
        "Ce document a plus d'un million de caractères : la fin n'en est ni gardée ni trouvée par"
            + " la recherche. Coupez-le en plusieurs pour l'avoir tout entier.",
        "This document has more than a million characters: its end is neither kept nor found by"
            + " search. Split it into several to have all of it.");
  }

  private List<Node> themes(SourceDocument d) {
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
              .forEach(
                  theme -> say(quads, quads.get(0).getGraph(), it, Psr.PROPOSED_SUBJECT, theme));
          harvest.rows.add(row.with(quads));
        });
  }

  private SourceDocument document(Input input, OfficeFiles office) throws OfficeFiles.Unreadable {
    if (isEmpty(input)) {
      throw new OfficeFiles.Unreadable("Ce fichier est vide.", "This file is empty.");
    }
    boolean plain =
        input.kind() == Input.Kind.MARKDOWN
            || input.extension().equals("txt")
            || input.extension().equals("text");
    SourceDocument document =
        plain
            ? MarkdownText.of(input, harvest)
            : CardText.reads(input) ? CardText.of(input, harvest) : office.read(input);
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

  /**
   * Places a document in public, or inside, with a line in the report that says why and what to do.
   */
  private List<Quad> decided(SourceDocument d) {
    Node it = minting.thing("resource", "document/" + d.name());
    Set<Concern> concerns = Concerns.of(d);
    SourceDecisions.Decision decision = decisions.on(it, d, concerns);
    List<Quad> quads;
    if (decision.inside()) {
      harvest.withheld.add(it);
      quads = quads(d, it, addresses.insideGraph(source), Psr.PRIVATE_VISIBILITY);
      tell(d, concerns);
    } else {
      quads = quads(d.masked(), it, addresses.publicGraph(source), Psr.PUBLIC_VISIBILITY);
      if (decision.reviewed()) {
        harvest.reviewed.add(d.name());
      }
    }
    quads.addAll(decision.kept());
    // the path of a file may name a person: it is recorded for documents inside only
    Node name = NodeFactory.createLiteralString(d.name());
    say(quads, addresses.insideGraph(source), it, Dcterms.SOURCE, name);
    return quads;
  }

  private void tell(SourceDocument d, Set<Concern> concerns) {
    if (decisions.allInside() && concerns.stream().noneMatch(Concern::isForever)) {
      return; // inside was requested, so there is nothing to report
    }
    String fr = concerns.stream().map(c -> c.name.fr()).collect(joining(", "));
    String en = concerns.stream().map(c -> c.name.en()).collect(joining(", "));
    if (concerns.contains(Concern.HIDDEN_PARTS)) {
      harvest.add(
          ImportProblem.remark(
              d.name(),
              "gardé à l'intérieur, non public. Trouvé : "
                  + fr
                  + ". Ce qui est masqué ne se publie jamais : enregistrez une copie sans"
                  + " commentaires, modifications suivies ni parties masquées, et importez-la.",
              "kept inside, not public. Found: "
                  + en
                  + ". What is hidden is never published: save a copy without comments, tracked"
                  + " changes and hidden parts, and import that."));
    } else if (concerns.contains(Concern.CONTACT_CARDS)) {
      harvest.add(
          ImportProblem.remark(
              d.name(),
              "gardé à l'intérieur, non public : "
                  + fr
                  + ". Une personne n'est publiée que par un registre de consentements"
                  + " (--consent-record), jamais par sa fiche.",
              "kept inside, not public: "
                  + en
                  + ". A person is published by a consent record (--consent-record) only, never by"
                  + " a card."));
    } else {
      String again = d.name().replace("\"", "\\\"");
      harvest.add(
          ImportProblem.remark(
              d.name(),
              "gardé à l'intérieur, non public. "
                  + (fr.isEmpty() ? "Il l'était déjà" : "Trouvé : " + fr)
                  + ". Pour garder toute la source à l'intérieur : --inside. Pour le publier :"
                  + " relisez-le, puis --reviewed \""
                  + again
                  + "\" (courriels et téléphones y seront masqués).",
              "kept inside, not public. "
                  + (en.isEmpty() ? "It already was" : "Found: " + en)
                  + ". To keep the whole source inside: --inside. To publish it: read it through,"
                  + " then --reviewed \""
                  + again
                  + "\" (e-mail addresses and telephone numbers will be masked)."));
    }
  }

  private static List<Quad> quads(SourceDocument d, Node it, Node graph, Node visibility) {
    Optional<String> language = d.language();
    String tag = language.orElse("und"); // BCP 47: language undetermined
    List<Quad> quads = new ArrayList<>();
    BiConsumer<Node, Node> say = (property, value) -> say(quads, graph, it, property, value);
    say.accept(Rdf.TYPE, Psr.KNOWLEDGE_RESOURCE);
    say.accept(Psr.VISIBILITY, visibility);
    say.accept(Dcterms.TYPE, Psr.concept("resource", kind(d)));
    say.accept(Dcterms.TITLE, NodeFactory.createLiteralLang(d.title(), tag));
    say.accept(Schema.TEXT, NodeFactory.createLiteralLang(d.text(), tag));
    language.ifPresent(l -> say.accept(Dcterms.LANGUAGE, NodeFactory.createLiteralString(l)));
    if (!d.summary().isEmpty()) {
      say.accept(Dcterms.ABSTRACT, NodeFactory.createLiteralLang(d.summary(), tag));
    }
    d.issued().ifPresent(day -> say.accept(Dcterms.ISSUED, date(day)));
    d.modified().ifPresent(day -> say.accept(Dcterms.MODIFIED, date(day)));
    d.tags().forEach(t -> say.accept(Schema.KEYWORDS, NodeFactory.createLiteralLang(t, tag)));
    return quads;
  }

  private static String kind(SourceDocument d) {
    return d.name().matches("(?i).*\\.(xlsx|xlsm|xls|ods)") ? "dataset" : "note";
  }

  private static Node date(String day) {
    return NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate);
  }

  private static void say(List<Quad> quads, Node graph, Node subject, Node property, Node value) {
    quads.add(Quad.create(graph, subject, property, value));
  }
}
