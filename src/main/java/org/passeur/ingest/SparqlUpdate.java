package org.passeur.ingest;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.passeur.store.Problem;

/** SPARQL 1.1 Update as an edit of the record store. */
public final class SparqlUpdate {
  private static final long SECONDS = 60;

  private final UpdateRequest request;

  private SparqlUpdate(UpdateRequest request) {
    this.request = request;
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
    UpdateRequest request;
    try {
      request = UpdateFactory.create(text, base, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw notUpdate(e);
    } catch (JenaException e) {
      throw notUpdate(e);
    } catch (StackOverflowError e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La mise à jour est imbriquée trop profondément ; simplifiez-la.",
          "The update is nested too deeply; simplify it.");
    }
    for (Update update : request) {
      if (update instanceof UpdateLoad) {
        throw Problem.of(
            Problem.Kind.FORBIDDEN,
            "LOAD n'est pas permis : envoyez les données elles-mêmes.",
            "LOAD is not allowed: send the data itself.");
      }
      use(update, usingGraphs, usingNamed);
    }
    return new SparqlUpdate(request);
  }

  private static Problem notUpdate(JenaException e) {
    String detail = String.valueOf(e.getMessage());
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ceci n'est pas une mise à jour SPARQL 1.1 valide : " + detail,
        "This is not a valid SPARQL 1.1 update: " + detail);
  }

  private static void use(Update update, List<String> graphs, List<String> named) {
    if (graphs.isEmpty() && named.isEmpty() || !(update instanceof UpdateWithUsing with)) {
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
    return NodeFactory.createURI(text);
  }

  /**
   * Makes the update, inside the caller's write transaction.
   *
   * @throws Problem 503 when it takes too long
   */
  public void applyTo(DatasetGraph data) {
    try {
      UpdateExec.newBuilder()
          .dataset(data)
          .update(request)
          .timeout(SECONDS, TimeUnit.SECONDS)
          .build()
          .execute();
    } catch (QueryCancelledException e) {
      throw Problem.of(
          Problem.Kind.TIMEOUT,
          "La mise à jour prend trop de temps et a été arrêtée ; rien n'est enregistré.",
          "The update takes too long and was stopped; nothing is stored.");
    }
  }
}
