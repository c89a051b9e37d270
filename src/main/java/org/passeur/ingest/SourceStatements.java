package org.passeur.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.passeur.ingest.source.Harvest;
import org.passeur.ingest.source.Row;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Report;
import org.passeur.people.People;
import org.passeur.store.work.Scratch;
import org.passeur.store.work.WorkFolder;
import org.passeur.vocab.Addresses;
import org.passeur.vocab.Prov;
import org.passeur.vocab.Skos;

/**
 * What a source says, however much it is: its rows, which are left out one by one, and their
 * statements, which can be looked up.
 */
final class SourceStatements implements AutoCloseable {
  private final WorkFolder work;
  private final Addresses addresses;
  private final Scratch statements;
  private final Set<Node> graphs = new LinkedHashSet<>();

  /** Themes that rows label in several ways. */
  private final Set<Node> labelled = new LinkedHashSet<>();

  /** Statements by which people are recognized, and which are not said. */
  private SaidRows beside;

  private SaidRows rows;

  SourceStatements(WorkFolder work, Addresses addresses) {
    this.work = work;
    this.addresses = addresses;
    this.statements = work.statements();
    this.rows = new SaidRows(work);
    this.beside = new SaidRows(work);
  }

  /**
   * Names a row: an RDF file may tell of a subject in several pieces.
   *
   * @param place number of the row where it has a line; -1 where its subject tells
   * @param subject of its first statement; {@link Node#ANY} where its line tells
   */
  record RowName(String file, int line, int place, Node subject) {}

  private static RowName name(String file, int line, int place, List<Quad> quads) {
    return line > 0
        ? new RowName(file, line, place, Node.ANY)
        : new RowName(file, 0, -1, quads.get(0).getSubject());
  }

  /** Adds a row, with its statements in their graphs and with their final IRIs. */
  void add(Row row) {
    rows.add(row.file(), row.line(), row.quads());
    for (Quad q : row.quads()) {
      statements.add(q);
      graphs.add(q.getGraph());
    }
  }

  /** Adds a statement that only tells who is a person, until the people have been found. */
  void beside(Quad q) {
    beside.add("", 0, List.of(q));
    statements.add(q);
  }

  Scratch statements() {
    return statements;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Graphs of its statements; of some of them nothing may be left. */
  Set<Node> graphs() {
    return graphs;
  }

  /** People of our own that something is said of. */
  Set<Node> people() {
    return statements.read(
        data -> {
          Set<Node> found = new LinkedHashSet<>();
          rows.forEach(
              (file, line, quads) ->
                  quads.stream()
                      .map(Quad::getSubject)
                      .filter(addresses::isPerson)
                      .forEach(found::add));
          return found;
        });
  }

  /** What becomes of a row once the people of the source are known. */
  interface Sifting {
    /** The statements of the row that stay; none when it is left out. */
    List<Quad> of(Row row, People people);
  }

  /** Looks at each row once more, with the people that all statements tell of. */
  void sift(Sifting sifting) {
    var kept = new SaidRows(work);
    var changed = new SaidRows(work);
    boolean open = graphs.stream().anyMatch(addresses::isOpenGraph);
    statements.read(
        data -> {
          People people =
              People.in(open ? data : DatasetGraphFactory.create(), addresses); // takes a while
          rows.forEach(
              (file, line, quads) -> {
                List<Quad> left = sifting.of(new Row(file, line, quads), people);
                kept.add(file, line, left);
                if (!left.equals(quads)) {
                  changed.add("", 0, quads);
                  changed.add("", 1, left);
                }
              });
          return true;
        });
    beside.forEach((file, line, quads) -> quads.forEach(statements::delete));
    beside.close();
    beside = new SaidRows(work);
    replace(kept);
    if (!changed.isEmpty()) {
      changed.forEach((f, line, quads) -> quads.forEach(line == 0 ? statements::delete : q -> {}));
      again(changed);
      rows.forEach((f, l, quads) -> quads.forEach(q -> graphs.add(q.getGraph())));
    }
    changed.close();
  }

  /** Adds what remaining rows still say of statements that were taken out. */
  private void again(SaidRows changed) {
    changed.forEach((f, line, quads) -> quads.forEach(line == 1 ? statements::add : q -> {}));
    Set<Node> subjects = new HashSet<>();
    changed.forEach((f, line, quads) -> quads.forEach(q -> subjects.add(q.getSubject())));
    rows.forEach(
        (f, line, quads) ->
            quads.stream().filter(q -> subjects.contains(q.getSubject())).forEach(statements::add));
  }

  private void replace(SaidRows kept) {
    rows.close();
    rows = kept;
  }

  /**
   * Settles the labels of themes that rows spell in several ways. Called once all rows are there,
   * and by {@link #leaveOut}.
   */
  void settleLabels() {
    statements.bySubject(
        quads -> {
          if (Labels.differ(quads, addresses::isOpenGraph)) {
            labelled.add(quads.get(0).getSubject());
          }
        });
    relabel();
  }

  /**
   * Leaves out when its open graphs were made: the import writes that itself. Called once all rows
   * are there.
   */
  void leaveDatesToTheImport() {
    Node origins = addresses.provenanceGraph();
    for (Node graph : graphs) {
      if (addresses.isOpenGraph(graph)) {
        statements
            .read(data -> Iter.toList(data.find(origins, graph, Prov.GENERATED_AT_TIME, Node.ANY)))
            .forEach(statements::delete);
      }
    }
  }

  private void relabel() {
    if (labelled.isEmpty()) {
      return;
    }
    List<List<Quad>> said = new ArrayList<>();
    rows.forEach(
        (file, line, quads) -> {
          List<Quad> labels = quads.stream().filter(this::isLabel).toList();
          if (!labels.isEmpty()) {
            said.add(labels);
          }
        });
    for (Node theme : labelled) {
      statements.read(data -> Iter.toList(data.find(Node.ANY, theme, Node.ANY, Node.ANY))).stream()
          .filter(this::isLabel)
          .forEach(statements::delete);
    }
    Labels.together(said, addresses::isOpenGraph).forEach(statements::add);
  }

  private boolean isLabel(Quad q) {
    return labelled.contains(q.getSubject())
        && (q.getPredicate().equals(Skos.PREF_LABEL) || q.getPredicate().equals(Skos.ALT_LABEL));
  }

  /**
   * Leaves out the rows with violations.
   *
   * @param wrong findings that refuse something
   * @return the statements that no row says any more; empty when no finding can be traced to a row
   */
  Set<Quad> leaveOut(List<Report.Result> wrong, Harvest harvest) {
    Map<RowName, Bilingual> out = new Blame(wrong).of(rows);
    if (out.isEmpty()) {
      return Set.of();
    }
    var kept = new SaidRows(work);
    Set<Quad> gone = new LinkedHashSet<>();
    Set<RowName> told = new HashSet<>();
    int[] place = {0};
    rows.forEach(
        (file, line, quads) -> {
          RowName name = name(file, line, place[0]++, quads);
          Bilingual why = out.get(name);
          if (why == null) {
            kept.add(file, line, quads);
          } else if (told.add(name)) {
            harvest.leaveOut(new Row(file, line, quads), why);
            gone.addAll(quads);
          } else {
            quads.forEach(q -> harvest.spared.add(q.getSubject()));
            gone.addAll(quads);
          }
        });
    replace(kept);
    rows.forEach((file, line, quads) -> quads.forEach(gone::remove));
    gone.forEach(statements::delete);
    relabel();
    return gone;
  }

  /**
   * Traces findings to rows: those that hold the offending statement, or else those about its
   * subject, or else those that mention it.
   */
  private static final class Blame {
    private final Map<Node, List<Report.Result>> byFocus = new HashMap<>();
    private final Map<Report.Result, Set<RowName>> exact = new HashMap<>();
    private final Map<Report.Result, Set<RowName>> speaking = new HashMap<>();
    private final Map<Report.Result, Set<RowName>> naming = new HashMap<>();
    private final List<Report.Result> wrong;

    /** Findings in an order of their own: of two about one row, the same one is always told. */
    Blame(List<Report.Result> findings) {
      this.wrong = findings.stream().sorted(Comparator.comparing(Blame::text)).toList();
      wrong.forEach(r -> byFocus.computeIfAbsent(r.focus(), f -> new ArrayList<>()).add(r));
    }

    private static String text(Report.Result r) {
      return r.focus() + " " + r.path() + " " + r.value() + " " + r.message().en();
    }

    Map<RowName, Bilingual> of(SaidRows rows) {
      int[] place = {0};
      rows.forEach((file, line, quads) -> look(name(file, line, place[0]++, quads), quads));
      Map<RowName, Bilingual> out = new LinkedHashMap<>();
      for (Report.Result finding : wrong) {
        Set<RowName> those = exact.getOrDefault(finding, Set.of());
        those = those.isEmpty() ? speaking.getOrDefault(finding, Set.of()) : those;
        those = those.isEmpty() ? naming.getOrDefault(finding, Set.of()) : those;
        those.forEach(row -> out.putIfAbsent(row, finding.message()));
      }
      return out;
    }

    private void look(RowName row, List<Quad> quads) {
      for (Quad q : quads) {
        for (Report.Result finding : byFocus.getOrDefault(q.getSubject(), List.of())) {
          put(speaking, finding, row);
          if (finding.path().filter(q.getPredicate()::equals).isPresent()
              && finding.value().map(q.getObject()::equals).orElse(true)) {
            put(exact, finding, row);
          }
        }
        if (!q.getObject().equals(q.getSubject())) {
          byFocus.getOrDefault(q.getObject(), List.of()).forEach(f -> put(naming, f, row));
        }
      }
    }

    private static void put(
        Map<Report.Result, Set<RowName>> in, Report.Result finding, RowName row) {
      in.computeIfAbsent(finding, f -> new LinkedHashSet<>()).add(row);
    }
  }

  @Override
  public void close() {
    rows.close();
    beside.close();
    statements.close();
  }
}
