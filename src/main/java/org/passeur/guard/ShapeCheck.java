package org.passeur.guard;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.passeur.kernel.Report;
import org.passeur.log.Change;

/**
 * Checks all rules, blocking and advice, on a whole graph with jena-shacl: for validation without
 * storing, and for quality reports. Thread-safe.
 */
public final class ShapeCheck {
  private final Findings findings;
  private final Shapes shapes;

  public ShapeCheck(ShapeLibrary library) {
    this.findings = new Findings(library);
    this.shapes = Shapes.parse(library.withoutMessages());
  }

  /**
   * Every result on data that someone brings: the terms that could not be stored, then the rules.
   *
   * @param sent not changed
   */
  public Report checkSent(DatasetGraph sent, UnaryOperator<Graph> watched) {
    List<Quad> statements = Iter.toList(sent.find());
    Graph all = GraphFactory.createDefaultGraph();
    statements.forEach(q -> all.add(q.asTriple()));
    return new WellFormed()
        .check(new Change(statements, List.of()), sent)
        .and(check(watched.apply(all)));
  }

  /**
   * Every result, advice as warnings.
   *
   * @param data all graphs as one; not changed
   */
  public Report check(Graph data) {
    return findings.of(ShaclValidator.get().validate(shapes, data).getEntries());
  }
}
