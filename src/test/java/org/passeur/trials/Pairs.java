package org.passeur.trials;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Rdf;
import org.passeur.vocab.Skos;

/** Changes that show whether they are whole: what one says in a graph, it says in another too. */
final class Pairs {
  private static final Addresses HERE = new Addresses("http://localhost:8080");
  static final Node LEFT = HERE.publicGraph("left");
  static final Node RIGHT = HERE.publicGraph("right");

  private Pairs() {}

  /**
   * @param id of the change, seen once
   * @param size number of pairs it writes
   */
  static Consumer<DatasetGraph> add(String id, int size) {
    return data -> {
      for (int i = 0; i < size; i++) {
        Node subject = HERE.thing("theme", id + "-" + i);
        Node note = NodeFactory.createLiteralString(id + "/" + i + "/" + size);
        data.add(Quad.create(LEFT, subject, Rdf.TYPE, Skos.CONCEPT)); // the indexes hold it too
        data.add(
            Quad.create(LEFT, subject, Skos.PREF_LABEL, NodeFactory.createLiteralLang(id, "fr")));
        data.add(Quad.create(LEFT, subject, Skos.SCOPE_NOTE, note));
        data.add(Quad.create(RIGHT, subject, Skos.SCOPE_NOTE, note));
      }
    };
  }

  /** Number of statements whose other half is missing. */
  static long torn(DatasetGraph data) {
    Set<String> left = notes(data, LEFT);
    Set<String> right = notes(data, RIGHT);
    long torn = 0;
    for (String note : left) {
      torn += right.contains(note) ? 0 : 1;
      String id = note.substring(0, note.indexOf('/'));
      int size = Integer.parseInt(note.substring(note.lastIndexOf('/') + 1));
      torn += left.contains(id + "/" + (size - 1) + "/" + size) ? 0 : 1;
      torn += left.contains(id + "/0/" + size) ? 0 : 1;
    }
    return torn + right.stream().filter(note -> !left.contains(note)).count();
  }

  /** Ids of the changes that are there. */
  static Set<String> ids(DatasetGraph data) {
    Set<String> ids = new HashSet<>();
    notes(data, LEFT).forEach(note -> ids.add(note.substring(0, note.indexOf('/'))));
    return ids;
  }

  private static Set<String> notes(DatasetGraph data, Node graph) {
    Set<String> notes = new HashSet<>();
    data.find(graph, Node.ANY, Skos.SCOPE_NOTE, Node.ANY)
        .forEachRemaining(q -> notes.add(q.getObject().getLiteralLexicalForm()));
    return notes;
  }
}
