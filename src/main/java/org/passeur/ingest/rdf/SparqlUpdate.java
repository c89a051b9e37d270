package org.passeur.ingest.rdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.modify.request.UpdateBinaryOp;
import org.apache.jena.sparql.modify.request.UpdateCreate;
import org.apache.jena.sparql.modify.request.UpdateDropClear;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.passeur.engine.watch.Depth;
import org.passeur.engine.watch.QueryProperties;
import org.passeur.evaluator.Evaluation;
import org.passeur.kernel.Bilingual;
import org.passeur.kernel.Problem;
import org.passeur.sparql.library.OnOffer;
import org.passeur.sparql.library.SyntaxWords;
import org.passeur.vocab.Iris;

/** A SPARQL 1.1 Update request as an edit of the record store. */
public final class SparqlUpdate {
  private final List<Update> operations;

  private SparqlUpdate(List<Update> operations) {
    this.operations = List.copyOf(operations);
  }

  /**
   * Reads an update.
   *
   * @param usingGraphs values of {@code using-graph-uri} (SPARQL 1.1 Protocol, section 2.2.3)
   * @param usingNamed values of {@code using-named-graph-uri}
   * @throws Problem 400 when it is not SPARQL 1.1 or the parameters clash with it, 403 for LOAD
   */
  public static SparqlUpdate parse(
      String text, String base, List<String> usingGraphs, List<String> usingNamed) {
    if (Depth.isTooDeep(text)) {
      throw tooDeep();
    }
    UpdateRequest request;
    try {
      request = UpdateFactory.create(text, base, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw notUpdate(e);
    } catch (JenaException e) {
      throw notUpdate(e);
    } catch (NumberFormatException e) { // a date with too long a number
      throw notUpdate(e);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
    List<Update> operations = new ArrayList<>();
    for (Update update : request) {
      if (!(update instanceof UpdateLoad load)) {
        check(update);
        use(update, usingGraphs, usingNamed);
        operations.add(update);
      } else if (!load.isSilent()) { // LOAD SILENT succeeds without effect when it cannot load
        throw Problem.of(
            Problem.Kind.FORBIDDEN,
            "LOAD n'est pas permis : envoyez les données elles-mêmes.",
            "LOAD is not allowed: send the data itself.");
      }
    }
    return new SparqlUpdate(operations);
  }

  private static void check(Update update) {
    if (!(update instanceof UpdateModify modify)) {
      return;
    }
    try {
      OnOffer.require(QueryProperties.of(Algebra.compile(modify.getWherePattern())));
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }

  private static Problem tooDeep() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "La mise à jour est imbriquée trop profondément ; simplifiez-la.",
        "The update is nested too deeply; simplify it.");
  }

  private static Problem notUpdate(RuntimeException e) {
    Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ceci n'est pas une mise à jour SPARQL 1.1 valide : " + detail.fr() + ".",
        "This is not a valid SPARQL 1.1 update: " + detail.en() + ".");
  }

  private static void use(Update update, List<String> graphs, List<String> named) {
    if ((graphs.isEmpty() && named.isEmpty()) || !(update instanceof UpdateWithUsing with)) {
      return;
    }
    if (with.getWithIRI() != null
        || !with.getUsing().isEmpty()
        || !with.getUsingNamed().isEmpty()) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La mise à jour nomme déjà ses graphes (USING ou WITH) ; retirez les paramètres"
              + " using-graph-uri.",
          "The update already names its graphs (USING or WITH); remove the using-graph-uri"
              + " parameters.");
    }
    graphs.forEach(g -> with.addUsing(iri(g)));
    named.forEach(g -> with.addUsingNamed(iri(g)));
  }

  private static Node iri(String text) {
    if (!Iris.isFine(text)) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "« " + text + " » n'est pas une adresse de graphe.",
          "“" + text + "” is not the address of a graph.");
    }
    return NodeFactory.createURI(text);
  }

  /** Returns whether one of its operations is about graphs as a whole (CLEAR, COPY and so on). */
  public boolean hasWholeGraphs() {
    return operations.stream()
        .anyMatch(
            u ->
                u instanceof UpdateDropClear
                    || u instanceof UpdateCreate
                    || u instanceof UpdateBinaryOp);
  }

  /** The named graphs that COPY, MOVE and ADD read as a whole. */
  public Set<Node> copied() {
    Set<Node> copied = new HashSet<>();
    for (Update operation : operations) {
      if (operation instanceof UpdateBinaryOp copy && copy.getSrc().isOneNamedGraph()) {
        copied.add(copy.getSrc().getGraph());
      }
    }
    return copied;
  }

  /**
   * Runs the update inside the caller's transaction.
   *
   * @param evaluation whose clock limits all operations together
   * @throws Problem 409 when a graph it names does not exist, or exists already
   */
  public void applyTo(DatasetGraph data, Evaluation evaluation) {
    try {
      operations.forEach(operation -> evaluation.update(data, operation));
    } catch (QueryCancelledException e) {
      throw e; // the evaluator says why
    } catch (QueryDeniedException e) {
      throw OnOffer.serviceIsOff();
    } catch (UpdateException e) {
      String detail = SyntaxWords.withoutInside(String.valueOf(e.getMessage()));
      throw Problem.of(
          Problem.Kind.CONFLICT,
          "Cette mise à jour n'a pas pu être exécutée : " + detail + ". Rien n'est enregistré.",
          "This update could not be carried out: " + detail + ". Nothing is stored.");
    } catch (NumberFormatException e) { // a date with too long a number
      Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Cette mise à jour n'a pas pu être exécutée : "
              + detail.fr()
              + ". Rien n'est enregistré.",
          "This update could not be carried out: " + detail.en() + ". Nothing is stored.");
    } catch (QueryException | UnsupportedOperationException | ArithmeticException e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Le moteur ne sait pas évaluer cette forme de mise à jour ; écrivez-la autrement.",
          "The engine cannot evaluate this form of update; write it differently.");
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }
}
