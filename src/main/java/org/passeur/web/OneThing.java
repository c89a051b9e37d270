package org.passeur.web;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.rdf.SparqlUpdate;
import org.passeur.kernel.Problem;
import org.passeur.log.Change;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/**
 * Checks that a change touches one thing only: its own statements, and those of blank nodes
 * reachable from nowhere else. What is asked counts, whether it changes anything or not: the answer
 * does not tell what is stored of other things.
 */
final class OneThing {
  private final Addresses addresses;
  private final Node thing;
  private final Change change;
  private final DatasetGraph after;

  /** The dataset of an edit, which keeps the subjects of what is added and deleted. */
  static final class Asked extends DatasetGraphWrapper {
    private final Set<Node> subjects = new LinkedHashSet<>();

    Asked(DatasetGraph edit) {
      super(edit);
    }

    @Override
    public void add(Quad quad) {
      subjects.add(quad.getSubject());
      super.add(quad);
    }

    @Override
    public void add(Node g, Node s, Node p, Node o) {
      add(Quad.create(g, s, p, o));
    }

    @Override
    public void delete(Quad quad) {
      subjects.add(quad.getSubject());
      super.delete(quad);
    }

    @Override
    public void delete(Node g, Node s, Node p, Node o) {
      delete(Quad.create(g, s, p, o));
    }
  }

  private OneThing(Addresses addresses, Node thing, Change change, DatasetGraph after) {
    this.addresses = addresses;
    this.thing = thing;
    this.change = change;
    this.after = after;
  }

  /**
   * @throws Problem 422 when an update clears, copies or moves whole graphs
   */
  static void requireNoWholeGraphs(SparqlUpdate update) {
    if (update.hasWholeGraphs()) {
      throw Problem.of(
          Problem.Kind.UNPROCESSABLE,
          "Cette adresse ne modifie qu'une fiche : CLEAR, DROP, CREATE, COPY, MOVE et ADD portent"
              + " sur des graphes entiers. Envoyez-les à /update.",
          "This address changes one record only: CLEAR, DROP, CREATE, COPY, MOVE and ADD are about"
              + " whole graphs. Send them to /update.");
    }
  }

  /**
   * @param asked the dataset that the edit was made in
   * @throws Problem 422 when the edit touches anything else
   */
  static void require(Addresses addresses, Node thing, Asked asked) {
    Change change = RecordStore.changedIn(asked);
    var one = new OneThing(addresses, thing, change, asked);
    Set<Node> own = new HashSet<>();
    Stream.concat(
            asked.subjects.stream().filter(s -> s.isURI() && !addresses.isAnonymous(s)),
            change.quads().map(Quad::getSubject))
        .filter(s -> !one.isOwn(s, own, new HashSet<>()))
        .findFirst()
        .ifPresent(
            other -> {
              throw Problem.of(
                  Problem.Kind.UNPROCESSABLE,
                  "Cette adresse ne modifie que ce qui est dit de "
                      + thing
                      + " ; la mise à jour"
                      + " touche aussi "
                      + other
                      + ". Rien n'est enregistré : envoyez le reste à l'adresse de cette autre"
                      + " fiche, ou le tout à /update.",
                  "This address only changes what is said of "
                      + thing
                      + "; the update touches "
                      + other
                      + " as well. Nothing is stored: send the rest to the address of that other"
                      + " record, or all of it to /update.");
            });
  }

  /**
   * Returns whether the node is the thing, or a blank node whose incoming links all come from the
   * thing or from such nodes.
   */
  private boolean isOwn(Node node, Set<Node> own, Set<Node> asked) {
    if (node.equals(thing) || own.contains(node)) {
      return true;
    }
    if (!addresses.isAnonymous(node) || !asked.add(node)) {
      return false;
    }
    Set<Node> from = new HashSet<>();
    change.quads().filter(q -> q.getObject().equals(node)).forEach(q -> from.add(q.getSubject()));
    Iter.toList(after.find(Node.ANY, Node.ANY, Node.ANY, node))
        .forEach(q -> from.add(q.getSubject()));
    boolean all = !from.isEmpty() && from.stream().allMatch(f -> isOwn(f, own, asked));
    if (all) {
      own.add(node);
    }
    return all;
  }
}
