package org.passeur.ingest.thesaurus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.kernel.Counted;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/** What was added to a thesaurus, and what is odd in it, counted for the report. */
final class SkosFindings {
  private static final List<Node> LABELS =
      List.of(Skos.PREF_LABEL, Skos.ALT_LABEL, Skos.HIDDEN_LABEL);

  int labels;
  int labelsWithoutForm;
  int placed;
  int named;
  int guessed;
  String only = "";
  int homeless;
  int schemes;
  int tops;
  int topless;
  int members;
  int groups;

  private int untagged;
  private int nameless;
  private int renamed;
  private int shared;
  private String example = "";

  /** A label as people read it: without the difference of capitals, and its language. */
  private record Label(String text, String language) {}

  void oddLabels(Graph all) {
    Map<Label, Set<String>> concepts = new TreeMap<>(ORDER);
    for (Node property : LABELS) {
      for (Triple t : all.find(Node.ANY, property, Node.ANY).toList()) {
        if (t.getObject().isLiteral()) {
          untagged += t.getObject().getLiteralLanguage().isEmpty() ? 1 : 0;
          if (!property.equals(Skos.HIDDEN_LABEL)
              && all.contains(t.getSubject(), Rdf.TYPE, Skos.CONCEPT)) {
            concepts
                .computeIfAbsent(label(t.getObject()), l -> new TreeSet<>())
                .add(t.getSubject().toString());
          }
        }
      }
    }
    concepts.forEach(
        (label, some) -> {
          if (some.size() > 1) {
            shared++;
            example = example.isEmpty() ? label.text() + " (" + first(some) + ")" : example;
          }
        });
    for (Triple t : all.find(Node.ANY, Rdf.TYPE, Skos.CONCEPT).toList()) {
      Map<String, Set<String>> names = new HashMap<>();
      all.find(t.getSubject(), Skos.PREF_LABEL, Node.ANY)
          .filterKeep(name -> name.getObject().isLiteral())
          .forEach(
              name ->
                  names
                      .computeIfAbsent(name.getObject().getLiteralLanguage(), l -> new HashSet<>())
                      .add(name.getObject().getLiteralLexicalForm()));
      nameless += names.isEmpty() ? 1 : 0;
      names.values().forEach(several -> renamed += several.size() - 1);
    }
  }

  private static final java.util.Comparator<Label> ORDER =
      java.util.Comparator.comparing(Label::text).thenComparing(Label::language);

  private static Label label(Node literal) {
    return new Label(
        literal.getLiteralLexicalForm().toLowerCase(Locale.ROOT), literal.getLiteralLanguage());
  }

  private static String first(Set<String> concepts) {
    return String.join(", ", concepts.stream().limit(2).toList());
  }

  /**
   * @param file the only one, or empty
   */
  void tell(String file, Harvest harvest) {
    say(
        harvest,
        file,
        labels,
        "libellé SKOS-XL pris aussi comme libellé",
        "libellés SKOS-XL pris aussi comme libellés",
        "SKOS-XL label taken as a label too",
        "SKOS-XL labels taken as labels too");
    say(
        harvest,
        file,
        labelsWithoutForm,
        "libellé SKOS-XL est sans texte (skosxl:literalForm) dans ces fichiers : il ne nomme rien",
        "libellés SKOS-XL sont sans texte (skosxl:literalForm) dans ces fichiers : ils ne nomment"
            + " rien",
        "SKOS-XL label has no text (skosxl:literalForm) in these files: it names nothing",
        "SKOS-XL labels have no text (skosxl:literalForm) in these files: they name nothing");
    say(
        harvest,
        file,
        named,
        "liste de concepts (skos:ConceptScheme) seulement nommée par ses concepts : déclarée",
        "listes de concepts (skos:ConceptScheme) seulement nommées par leurs concepts : déclarées",
        "concept scheme only named by its concepts: declared",
        "concept schemes only named by their concepts: declared");
    say(
        harvest,
        file,
        placed,
        "concept mis dans la liste dont il est un sommet",
        "concepts mis dans la liste dont ils sont des sommets",
        "concept put in the scheme of which it is a top concept",
        "concepts put in the scheme of which they are top concepts");
    say(
        harvest,
        file,
        guessed,
        "concept ne dit pas sa liste (skos:inScheme) : il est mis " + in(false),
        "concepts ne disent pas leur liste (skos:inScheme) : ils sont mis " + in(false),
        "concept says no scheme (skos:inScheme): it is put " + in(true),
        "concepts say no scheme (skos:inScheme): they are put " + in(true));
    say(
        harvest,
        file,
        homeless,
        "concept ne dit pas dans laquelle des "
            + schemes
            + " listes il est (skos:inScheme) : gardé sans liste, il n'est pas proposé comme"
            + " thème des documents",
        "concepts ne disent pas dans laquelle des "
            + schemes
            + " listes ils sont (skos:inScheme) : gardés sans liste, ils ne sont pas proposés"
            + " comme thèmes des documents",
        "concept does not say in which of the "
            + schemes
            + " schemes it is (skos:inScheme): kept without one, it is not proposed as a theme of"
            + " documents",
        "concepts do not say in which of the "
            + schemes
            + " schemes they are (skos:inScheme): kept without one, they are not proposed as"
            + " themes of documents");
    say(
        harvest,
        file,
        tops,
        "concept sans concept plus large, pris pour sommet de "
            + Counted.fr(topless, "liste qui n'en nomme", "listes qui n'en nomment")
            + " aucun",
        "concepts sans concept plus large, pris pour sommets de "
            + Counted.fr(topless, "liste qui n'en nomme", "listes qui n'en nomment")
            + " aucun",
        "concept with nothing broader, taken as top concept of "
            + Counted.en(topless, "scheme that names", "schemes that name")
            + " none",
        "concepts with nothing broader, taken as top concepts of "
            + Counted.en(topless, "scheme that names", "schemes that name")
            + " none");
    say(
        harvest,
        file,
        members,
        "membre d'une collection ordonnée pris aussi comme membre",
        "membres de collections ordonnées pris aussi comme membres",
        "member of an ordered collection taken as a member too",
        "members of ordered collections taken as members too");
    say(
        harvest,
        file,
        groups,
        "groupe déclaré comme collection",
        "groupes déclarés comme collections",
        "group declared as a collection",
        "groups declared as collections");
    odd(file, harvest);
  }

  private String in(boolean en) {
    if (only.isEmpty()) {
      return en ? "in one named after the source" : "dans une liste du nom de la source";
    }
    return (en ? "in the only one there is, " : "dans la seule qu'il y a, ") + only;
  }

  private void odd(String file, Harvest harvest) {
    say(
        harvest,
        file,
        untagged,
        "libellé ne dit pas sa langue : gardé tel quel, il vaut pour le français et l'anglais",
        "libellés ne disent pas leur langue : gardés tels quels, ils valent pour le français et"
            + " l'anglais",
        "label says no language: kept as it is, it stands for French and English",
        "labels say no language: kept as they are, they stand for French and English");
    say(
        harvest,
        file,
        nameless,
        "concept sans libellé préféré : gardé, mais la recherche ne le trouve pas",
        "concepts sans libellé préféré : gardés, mais la recherche ne les trouve pas",
        "concept without a preferred label: kept, but search does not find it",
        "concepts without a preferred label: kept, but search does not find them");
    say(
        harvest,
        file,
        renamed,
        "second libellé préféré dans une langue, rangé parmi les autres libellés (skos:altLabel)",
        "seconds libellés préférés dans une langue, rangés parmi les autres libellés"
            + " (skos:altLabel)",
        "second preferred label in one language, put among the alternative labels (skos:altLabel)",
        "second preferred labels in one language, put among the alternative labels"
            + " (skos:altLabel)");
    say(
        harvest,
        file,
        shared,
        "libellé nomme plusieurs concepts, tous gardés ; aucun n'est proposé aux documents par ce"
            + " libellé. Exemple : "
            + example,
        "libellés nomment plusieurs concepts, tous gardés ; aucun n'est proposé aux documents par"
            + " ces libellés. Exemple : "
            + example,
        "label names several concepts, all kept; none is proposed to documents by that label. For"
            + " instance: "
            + example,
        "labels name several concepts, all kept; none is proposed to documents by those labels."
            + " For instance: "
            + example);
  }

  private static void say(
      Harvest harvest, String file, int n, String un, String plusieurs, String one, String many) {
    if (n > 0) {
      harvest.add(
          ImportProblem.remark(
              file, Counted.fr(n, un, plusieurs) + ".", Counted.en(n, one, many) + "."));
    }
  }
}
