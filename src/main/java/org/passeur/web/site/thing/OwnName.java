package org.passeur.web.site.thing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Naming;
import org.passeur.web.page.PageReading;

/**
 * Finds a title that no other thing has: the name and kind, or, for a thing without a name, the
 * names of the things it connects. If another thing has the same, the key of the address is added.
 * Used inside one reading.
 */
public final class OwnName {
  /** Number of names of connected things in a title. */
  private static final int SAID = 3;

  /** Statements looked at; a node with more incoming links than this is not used in a title. */
  private static final int LOOKED_AT = 200;

  private final PageReading reading;

  public OwnName(PageReading reading) {
    this.reading = reading;
  }

  /**
   * A name that no other page has.
   *
   * @param kind what it is, in words
   */
  public String of(Node thing, String kind) {
    boolean named = reading.name(thing).isPresent() || reading.description(thing).isPresent();
    String name = named ? reading.label(thing).value() : kind;
    String between = named ? "" : String.join(", ", between(thing));
    String own =
        between.isEmpty()
            ? name.equalsIgnoreCase(kind) ? name : reading.words().t("page.of-kind", name, kind)
            : reading.words().t("page.between", kind, between);
    boolean alone = named ? !hasTwin(thing, name) : between.isEmpty() || !hasTwin(thing);
    boolean enough = alone && !(between.isEmpty() && !named);
    return enough ? own : reading.words().t("page.of-key", own, key(thing));
  }

  private String key(Node thing) {
    return reading
        .addresses()
        .thing(thing)
        .map(Addresses.Thing::key)
        .orElseGet(() -> thing.toString().replaceFirst("^.*[/#:](?=.)", ""));
  }

  /** Names of the things that it connects, those of this installation first. */
  private List<String> between(Node thing) {
    List<Triple> said = new ArrayList<>(reading.some(thing, Node.ANY, Node.ANY, LOOKED_AT));
    said.sort(
        Comparator.comparing((Triple t) -> reading.addresses().thing(t.getObject()).isEmpty())
            .thenComparing(t -> t.getPredicate().toString())
            .thenComparing(t -> t.getObject().toString()));
    Set<String> names = new LinkedHashSet<>();
    for (Triple t : said) {
      boolean thingOrTerm =
          t.getObject().isURI() && !t.getPredicate().equals(org.passeur.vocab.Rdf.TYPE);
      if (thingOrTerm && names.size() < SAID) {
        reading.name(t.getObject()).ifPresent(n -> names.add(n.value()));
      }
    }
    return List.copyOf(names);
  }

  /**
   * Returns whether another thing has the same name in any language, among the statements looked
   * at.
   */
  private boolean hasTwin(Node thing, String name) {
    List<Node> texts = new ArrayList<>();
    for (Node property :
        Stream.concat(Naming.ALL.stream(), PageReading.DESCRIPTIONS.stream()).toList()) {
      reading.some(thing, property, Node.ANY, LOOKED_AT).stream()
          .map(Triple::getObject)
          .filter(Node::isLiteral)
          .forEach(texts::add);
    }
    return texts.stream()
        .flatMap(
            text ->
                Stream.of("fr", "en", text.getLiteralLanguage())
                    .distinct()
                    .map(l -> inLanguage(text.getLiteralLexicalForm(), l)))
        .flatMap(text -> reading.some(Node.ANY, Node.ANY, text, LOOKED_AT).stream())
        .map(Triple::getSubject)
        .filter(other -> !other.equals(thing))
        .anyMatch(other -> reading.label(other).value().equals(name));
  }

  private static Node inLanguage(String text, String language) {
    return language.isEmpty()
        ? NodeFactory.createLiteralString(text)
        : NodeFactory.createLiteralLang(text, language);
  }

  /** Returns whether another thing connects the same things. */
  private boolean hasTwin(Node thing) {
    List<String> own = between(thing);
    return reading.some(thing, Node.ANY, Node.ANY, LOOKED_AT).stream()
        .filter(t -> t.getObject().isURI() && !t.getPredicate().equals(org.passeur.vocab.Rdf.TYPE))
        .filter(t -> reading.addresses().thing(t.getObject()).isPresent())
        .flatMap(t -> reading.some(Node.ANY, t.getPredicate(), t.getObject(), LOOKED_AT).stream())
        .map(Triple::getSubject)
        .filter(other -> !other.equals(thing))
        .distinct()
        .anyMatch(other -> reading.name(other).isEmpty() && between(other).equals(own));
  }
}
