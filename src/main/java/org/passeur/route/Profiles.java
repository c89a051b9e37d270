package org.passeur.route;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.passeur.search.Entity;
import org.passeur.search.EntityKind;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Naming;
import org.passeur.vocab.Org;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Schema;

/** Makes the summary and the facts shown with a suggestion. */
final class Profiles {
  private static final int LONGEST = 200;

  private final Inquiry inquiry;

  Profiles(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /** A person's organisation, or else the description; cut between words. */
  String summary(Entity entity) {
    String summary = "";
    if (entity.kind() == EntityKind.PERSON) {
      summary = String.join(", ", names(entity.iri(), Org.MEMBER_OF));
    }
    if (summary.isEmpty()) {
      List<Node> texts = List.of(Dcterms.DESCRIPTION, Dcterms.ABSTRACT, Psr.JOINT_ENTERPRISE);
      summary = Naming.best(entity.iri(), texts, inquiry.language(), inquiry.data()).strip();
    }
    if (summary.length() <= LONGEST) {
      return summary;
    }
    int space = summary.lastIndexOf(' ', LONGEST);
    return summary.substring(0, space < LONGEST / 2 ? LONGEST : space) + "…";
  }

  /** Territories, languages and year. */
  List<String> facts(Entity entity) {
    List<String> facts = new ArrayList<>();
    entity.territories().stream()
        .map(t -> inquiry.name(t))
        .filter(n -> !n.isEmpty())
        .sorted()
        .forEach(facts::add);
    List<String> languages = literals(entity.iri(), Dcterms.LANGUAGE);
    languages.addAll(literals(entity.iri(), Schema.KNOWS_LANGUAGE));
    if (!languages.isEmpty()) {
      facts.add(String.join(", ", languages.stream().distinct().sorted().toList()));
    }
    if (entity.kind() == EntityKind.RESOURCE && !Inquiry.year(entity.date()).isEmpty()) {
      facts.add(Inquiry.year(entity.date()));
    }
    return facts;
  }

  private List<String> names(Node thing, Node property) {
    List<String> names = new ArrayList<>();
    inquiry
        .data()
        .find(Quad.unionGraph, thing, property, Node.ANY)
        .forEachRemaining(q -> names.add(inquiry.name(q.getObject())));
    return names.stream().filter(n -> !n.isEmpty()).distinct().sorted().toList();
  }

  private List<String> literals(Node thing, Node property) {
    List<String> values = new ArrayList<>();
    inquiry
        .data()
        .find(Quad.unionGraph, thing, property, Node.ANY)
        .forEachRemaining(
            q -> {
              if (q.getObject().isLiteral()) {
                values.add(q.getObject().getLiteralLexicalForm());
              }
            });
    return values;
  }
}
