package org.passeur.web.site.question;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.passeur.sparql.library.QueryParameter;
import org.passeur.vocab.Psr;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;
import org.passeur.web.page.Home;
import org.passeur.web.page.Messages;
import org.passeur.web.page.PageReading;

/**
 * The parameters of a ready question as form fields: a date, a text, or a thing chosen from a list.
 * The kind of field follows from the default value. Used inside one reading.
 */
public final class QuestionFields {
  /** Longest list to choose from; with more, the reader types an address. */
  private static final int MOST_CHOICES = 300;

  private static final Pattern OURS = Pattern.compile("id/([a-z]+)/.+");

  private static final Map<String, List<Node>> CLASSES =
      Map.of(
          "community", List.of(Psr.COMMUNITY, Psr.COMMUNITY_OF_PRACTICE, Psr.BRIDGE_COMMUNITY),
          "theme", List.of(Skos.CONCEPT),
          "territory", List.of(NodeFactory.createURI("http://purl.org/dc/terms/Location")),
          "repertoire", List.of(Psr.REPERTOIRE),
          "practice", List.of(Psr.PRACTICE));

  private final PageReading reading;

  public QuestionFields(PageReading reading) {
    this.reading = reading;
  }

  Question.Field field(QueryParameter parameter, String given) {
    Messages words = reading.words();
    String label = words.language().equals("fr") ? parameter.labelFr() : parameter.labelEn();
    String value = given.isEmpty() ? parameter.initial() : given;
    return switch (parameter.type()) {
      case DATE ->
          new Question.Field(
              parameter.name(), label, "date", value, List.of(), words.t("questions.help.date"));
      case STRING ->
          new Question.Field(
              parameter.name(), label, "text", value, List.of(), words.t("questions.help.text"));
      case IRI -> thing(parameter, label, value);
    };
  }

  /**
   * The values of the request, and for each missing one whose default names a thing that is not in
   * the public data (of the demonstration, for instance) a thing of the same kind.
   *
   * @param given values of the request; not modified
   */
  public Map<String, String> fitting(List<QueryParameter> parameters, Map<String, String> given) {
    Map<String, String> values = new LinkedHashMap<>(given);
    for (QueryParameter parameter : parameters) {
      String initial = parameter.initial();
      if (!values.containsKey(parameter.name())
          && OURS.matcher(initial).matches()
          && !reading.knows(node(initial))) {
        things(initial).stream()
            .map(this::written)
            .sorted()
            .findFirst()
            .ifPresent(own -> values.put(parameter.name(), own));
      }
    }
    return values;
  }

  private Question.Field thing(QueryParameter parameter, String label, String value) {
    List<Node> things = things(parameter.initial());
    String help = reading.words().t("questions.help.iri");
    if (things.isEmpty() || things.size() > MOST_CHOICES) {
      return new Question.Field(parameter.name(), label, "text", value, List.of(), help);
    }
    Set<Node> all = new LinkedHashSet<>(things);
    Node chosen = node(value);
    all.add(chosen);
    Collator alphabet = reading.alphabet();
    List<Home.Choice> choices =
        all.stream()
            .map(n -> new Home.Choice(written(n), reading.label(n), n.equals(chosen)))
            .sorted(Comparator.comparing(c -> c.label().value(), alphabet))
            .toList();
    return new Question.Field(parameter.name(), label, "choice", value, choices, "");
  }

  /** Things of the same kind as the default value; at most one more than can be listed. */
  private List<Node> things(String initial) {
    Matcher ours = OURS.matcher(initial);
    if (ours.matches()) {
      String kind = ours.group(1);
      List<Node> found = new ArrayList<>();
      for (Node type : CLASSES.getOrDefault(kind, List.of())) {
        reading.some(Node.ANY, Rdf.TYPE, type, 4 * MOST_CHOICES).stream()
            .map(Triple::getSubject)
            .filter(
                n -> reading.addresses().thing(n).filter(t -> t.kind().equals(kind)).isPresent())
            .filter(n -> reading.name(n).isPresent())
            .forEach(found::add);
      }
      return found.stream().distinct().toList();
    }
    if (initial.startsWith(Psr.CONCEPT)) {
      Node scheme = NodeFactory.createURI(initial.replaceFirst("/[^/]*$", ""));
      return reading.some(Node.ANY, Skos.IN_SCHEME, scheme, MOST_CHOICES + 1).stream()
          .map(Triple::getSubject)
          .toList();
    }
    return List.of();
  }

  /** The label of a value. */
  public String words(String value) {
    Node node = node(value);
    return value.matches("id/.+|https?:.+") && reading.name(node).isPresent()
        ? reading.label(node).value()
        : value;
  }

  private Node node(String value) {
    return NodeFactory.createURI(
        value.contains(":") ? value : reading.addresses().resolver() + value);
  }

  /** The relative address, for things of this installation; else the whole IRI. */
  private String written(Node node) {
    String iri = node.getURI();
    String base = reading.addresses().resolver();
    return iri.startsWith(base) ? iri.substring(base.length()) : iri;
  }
}
