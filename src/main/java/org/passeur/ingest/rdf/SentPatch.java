package org.passeur.ingest.rdf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;
import org.passeur.sparql.library.SyntaxWords;

/**
 * An RDF Patch as someone sends it (Jena's text format): statements to add and to delete, in their
 * order. Of its transactions those that it aborts are left out; prefixes and headers are read and
 * not kept, as the store keeps none.
 */
public final class SentPatch {
  private record Step(boolean add, Quad quad) {}

  private final List<Step> steps;

  private SentPatch(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a patch.
   *
   * @param body UTF-8
   * @throws Problem 400 when it cannot be read, or ends inside a transaction
   */
  public static SentPatch read(byte[] body) {
    RdfBody.requireUtf8(body, Lang.NQUADS);
    RdfBody.requireShortNumbers(body);
    var collected = new Collected();
    try {
      new RDFPatchReaderText(new ByteArrayInputStream(body)).apply(collected);
    } catch (RiotException | RuntimeIOException | NumberFormatException e) {
      Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
      throw unreadable(detail.fr(), detail.en());
    } catch (StackOverflowError e) {
      throw unreadable("il est imbriqué trop profondément.", "it is nested too deeply.");
    }
    if (collected.inTransaction) {
      throw unreadable(
          "il finit au milieu d'une transaction (TX sans TC).",
          "it ends inside a transaction (TX without TC).");
    }
    return new SentPatch(collected.steps);
  }

  private static Problem unreadable(String fr, String en) {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ce correctif ne peut pas être lu : " + fr,
        "This patch cannot be read: " + en);
  }

  /** Makes its steps in a dataset, one after the other. */
  public void applyTo(DatasetGraph data) {
    for (Step step : steps) {
      if (step.add()) {
        data.add(step.quad());
      } else {
        data.delete(step.quad());
      }
    }
  }

  private static final class Collected extends RDFChangesBase {
    private final List<Step> steps = new ArrayList<>();
    private int before;
    private boolean inTransaction;

    @Override
    public void txnBegin() {
      expect(false);
      inTransaction = true;
      before = steps.size();
    }

    @Override
    public void txnCommit() {
      expect(true);
      inTransaction = false;
    }

    @Override
    public void txnAbort() {
      expect(true);
      steps.subList(before, steps.size()).clear();
      inTransaction = false;
    }

    @Override
    public void add(Node g, Node s, Node p, Node o) {
      steps.add(new Step(true, quad(g, s, p, o)));
    }

    @Override
    public void delete(Node g, Node s, Node p, Node o) {
      steps.add(new Step(false, quad(g, s, p, o)));
    }

    private void expect(boolean transaction) {
      if (inTransaction != transaction) {
        throw unreadable(
            "une transaction commence par TX et finit par TC ou TA.",
            "a transaction begins with TX and ends with TC or TA.");
      }
    }

    private static Quad quad(@org.jspecify.annotations.Nullable Node g, Node s, Node p, Node o) {
      return new Quad(g == null ? Quad.defaultGraphIRI : g, s, p, o);
    }
  }
}
