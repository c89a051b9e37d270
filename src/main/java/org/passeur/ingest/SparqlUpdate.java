package org.passeur.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.passeur.query.SyntaxWords;
import org.passeur.store.Bilingual;
import org.passeur.store.Problem;

/** SPARQL 1.1 Update as an edit of the record store. */
public final class SparqlUpdate {
  private static final long SECONDS = 60;

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
    UpdateRequest request;
    try {
      request = UpdateFactory.create(text, base, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw notUpdate(e);
    } catch (JenaException e) {
      throw notUpdate(e);
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
    List<Update> operations = new ArrayList<>();
    for (Update update : request) {
      if (!(update instanceof UpdateLoad load)) {
        refuseService(update);
        use(update, usingGraphs, usingNamed);
        operations.add(update);
      } else if (!load.isSilent()) { // a silent LOAD that cannot be done succeeds, and does nothing
        throw Problem.of(
            Problem.Kind.FORBIDDEN,
            "LOAD n'est pas permis : envoyez les données elles-mêmes.",
            "LOAD is not allowed: send the data itself.");
      }
    }
    return new SparqlUpdate(operations);
  }

  private static void refuseService(Update update) {
    if (update instanceof UpdateModify modify) {
      ElementWalker.walk(
          modify.getWherePattern(),
          new ElementVisitorBase() {
            @Override
            public void visit(ElementService service) {
              throw serviceIsOff();
            }
          });
    }
  }

  private static Problem serviceIsOff() {
    return Problem.of(
        Problem.Kind.FORBIDDEN,
        "SERVICE n'est pas permis ici : cette adresse n'interroge aucun autre serveur.",
        "SERVICE is not allowed here: this address asks no other server.");
  }

  private static Problem tooDeep() {
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "La mise à jour est imbriquée trop profondément ; simplifiez-la.",
        "The update is nested too deeply; simplify it.");
  }

  private static Problem notUpdate(JenaException e) {
    Bilingual detail = SyntaxWords.of(String.valueOf(e.getMessage()));
    return Problem.of(
        Problem.Kind.BAD_REQUEST,
        "Ceci n'est pas une mise à jour SPARQL 1.1 valide : " + detail.fr() + ".",
        "This is not a valid SPARQL 1.1 update: " + detail.en() + ".");
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
   * Makes the update, inside the caller's write transaction. Each operation runs by itself within
   * the time that is left: with a time limit, ARQ 5.6.0 stops every operation after the first that
   * has a WHERE.
   *
   * @throws Problem 503 when it takes too long, 409 when what it names is not there, or there
   *     already
   */
  public void applyTo(DatasetGraph data) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      for (Update operation : operations) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        UpdateExec.newBuilder()
            .dataset(data)
            .update(new UpdateRequest(operation))
            .timeout(Math.max(1, left), TimeUnit.MILLISECONDS)
            .build()
            .execute();
      }
    } catch (QueryCancelledException e) {
      throw Problem.of(
          Problem.Kind.TIMEOUT,
          "La mise à jour prend trop de temps et a été arrêtée ; rien n'est enregistré.",
          "The update takes too long and was stopped; nothing is stored.");
    } catch (QueryDeniedException e) {
      throw serviceIsOff();
    } catch (UpdateException e) {
      String detail = String.valueOf(e.getMessage());
      throw Problem.of(
          Problem.Kind.CONFLICT,
          "Cette mise à jour ne peut pas se faire : " + detail + ". Rien n'est enregistré.",
          "This update cannot be done: " + detail + ". Nothing is stored.");
    } catch (StackOverflowError e) {
      throw tooDeep();
    }
  }
}
