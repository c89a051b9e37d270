package org.passeur.rights;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.engine.FilteredDataset;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;
import org.passeur.kernel.Report;
import org.passeur.log.Change;
import org.passeur.store.RecordStore;
import org.passeur.vocab.Addresses;

/**
 * What one asker may read of the record store: the one place that decides it, by the table in
 * {@link GraphKind}, consents in force, and what no role reads ({@link Reserved}). A query or an
 * update is given the dataset of {@link #over} or {@link #editing}, which shows the rest to no
 * access. Immutable; the datasets it gives are for one thread.
 */
public final class View {
  private static final Bilingual NOT_TOLD =
      new Bilingual(
          "(Ce jeton ne permet pas de lire une des fiches en cause : elle n'est pas nommée.)",
          "(This token does not allow reading one of the records concerned: it is not named.)");

  private final Asker asker;
  private final Rules rules;
  private final Set<Reserved> reckoned;

  /**
   * What a decision depends on, besides the asker and the data.
   *
   * @param consents the one definition of consents in force
   * @param clock the time, in the installation's time zone
   * @param everything for test suites: everyone reads everything, the default graph included
   */
  public record Rules(
      Addresses addresses, ConsentInForce consents, Clock clock, boolean everything) {}

  private View(Asker asker, Rules rules, Set<Reserved> reckoned) {
    this.asker = asker;
    this.rules = rules;
    this.reckoned = reckoned;
  }

  public static View of(Asker asker, Rules rules) {
    return new View(asker, rules, Set.of());
  }

  /**
   * The same asker's view for a ready question of this program, whose answer shows no person by
   * what it reckons with.
   */
  public View reckoningWith(Collection<Reserved> more) {
    return more.isEmpty() ? this : new View(asker, rules, EnumSet.copyOf(more));
  }

  /** Returns whether the asker may read the graph, in this state of the record store. */
  public boolean reads(Node graph, DatasetGraph record) {
    return rules.everything() || decisions(record).extent(graph) != FilteredDataset.Extent.NOTHING;
  }

  /** Returns whether the asker may read the statement, in this state of the record store. */
  public boolean reads(Quad quad, DatasetGraph record) {
    if (rules.everything()) {
      return true;
    }
    return switch (decisions(record).extent(quad.getGraph())) {
      case ALL -> true;
      case ALL_BUT_HIDDEN -> !hidden().contains(quad.getPredicate());
      case NOTHING -> false;
    };
  }

  /**
   * What the asker may read of the record store, for queries; it cannot be written.
   *
   * @param record in a transaction
   */
  public DatasetGraph over(DatasetGraph record) {
    return rules.everything()
        ? record
        : FilteredDataset.toRead(record, decisions(record, true)::extent, hidden());
  }

  /**
   * The dataset for an update by the asker: it looks for what the asker may read, and writes to the
   * dataset of the edit, whose gates decide. What they may read is decided by what was stored
   * before the edit: it cannot give itself a consent, read by it and take it back.
   */
  public DatasetGraph editing(DatasetGraph edit) {
    return rules.everything()
        ? edit
        : FilteredDataset.toEdit(
            edit, decisions(RecordStore.beforeEdit(edit), false)::extent, hidden());
  }

  /**
   * Refuses to copy or move a graph that the asker may not read; whether it exists is not told.
   *
   * @throws Problem 403
   */
  public void requireReads(Collection<Node> graphs, DatasetGraph record) {
    for (Node graph : graphs) {
      if (!reads(graph, record)) {
        throw Problem.of(
            Problem.Kind.FORBIDDEN,
            "Ce jeton ne permet pas de lire le graphe « "
                + graph
                + " » : il ne peut être ni copié ni déplacé. Rien n'est enregistré.",
            "This token does not allow reading the graph “"
                + graph
                + "”: it can be neither copied nor moved. Nothing is stored.");
      }
    }
  }

  /**
   * The report on a change as its author may be told it. The gates judge everything that is stored;
   * a result names only what the author wrote or may read, and says when it leaves a name out.
   *
   * @param asked the change that was judged
   * @param record the state before it, in a transaction
   */
  public Report told(Report report, Change asked, DatasetGraph record) {
    if (rules.everything() || report.results().isEmpty()) {
      return report;
    }
    Set<Node> written = new HashSet<>();
    for (Quad quad : asked.added()) {
      written.addAll(
          List.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
    }
    DatasetGraph readable = over(record);
    Predicate<Node> named = node -> written.contains(node) || occurs(node, readable);
    return new Report(report.results().stream().map(r -> r.naming(named, NOT_TOLD)).toList());
  }

  private static boolean occurs(Node node, DatasetGraph data) {
    return data.contains(Node.ANY, node, Node.ANY, Node.ANY)
        || data.contains(Node.ANY, Node.ANY, Node.ANY, node)
        || data.containsGraph(node);
  }

  private Decisions decisions(DatasetGraph record) {
    return decisions(record, false);
  }

  private Decisions decisions(DatasetGraph record, boolean committed) {
    Set<GraphKind> more = new HashSet<>();
    reckoned.forEach(r -> more.addAll(r.kinds()));
    return new Decisions(asker, rules, more, record, committed);
  }

  private Set<Node> hidden() {
    Set<Node> hidden = new HashSet<>();
    for (Reserved r : Reserved.values()) {
      if (!reckoned.contains(r)) {
        hidden.addAll(r.properties());
      }
    }
    return hidden;
  }

  /** Whose view it is. */
  public Asker asker() {
    return asker;
  }
}
