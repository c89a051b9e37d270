package org.passeur.publish;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.system.ActionCategory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.store.Bilingual;
import org.passeur.store.Problem;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * SPARQL 1.1 Protocol, query operation, over one dataset, by Fuseki's own processor under our
 * limits. Thread-safe.
 */
public final class SparqlService {
  private static final Logger SILENT = NOPLogger.NOP_LOGGER; // queries of people are not logged

  private final DataAccessPoint accessPoint;
  private final Endpoint endpoint;
  private final LimitedQueries processor;
  private final AtomicLong requests = new AtomicLong();

  public SparqlService(DatasetGraph data, Limits limits) {
    processor = new LimitedQueries(limits);
    var service = DataService.newBuilder(data).addEndpoint(Operation.Query, "").build();
    service.goActive();
    accessPoint = new DataAccessPoint("/sparql", service);
    endpoint = Endpoint.create(Operation.Query, "");
    endpoint.setProcessor(processor);
  }

  /**
   * Answers a request of the protocol.
   *
   * @throws Problem when it cannot be answered; nothing is written then
   */
  public void answer(HttpServletRequest request, HttpServletResponse response) {
    var action =
        new HttpAction(
            requests.incrementAndGet(), SILENT, ActionCategory.ACTION, request, response);
    action.setRequest(accessPoint, accessPoint.getDataService());
    action.setEndpoint(endpoint);
    action.startRequest();
    try {
      processor.process(action);
    } catch (ActionErrorException e) {
      throw new Problem(kind(e.getRC()), words(e));
    } catch (QueryCancelledException e) {
      throw Problem.of(
          Problem.Kind.TIMEOUT,
          "La requête prend trop de temps et a été arrêtée ; précisez-la ou demandez moins de"
              + " lignes.",
          "The query takes too long and was stopped; narrow it or ask for fewer rows.");
    } catch (QueryDeniedException e) {
      throw LimitedQueries.serviceIsOff();
    } catch (OutOfMemoryError e) {
      throw Problem.of(
          Problem.Kind.UNAVAILABLE,
          "La requête demande trop de mémoire ; précisez-la ou demandez moins de lignes.",
          "The query needs too much memory; narrow it or ask for fewer rows.");
    } catch (StackOverflowError e) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "La requête est trop profonde pour être évaluée ; simplifiez-la.",
          "The query is nested too deeply to be evaluated; simplify it.");
    } finally {
      action.finishRequest();
    }
  }

  private static Bilingual words(ActionErrorException e) {
    String detail = String.valueOf(e.getMessage());
    return new Bilingual(
        "La requête n'a pas pu être traitée : " + detail,
        "The query could not be processed: " + detail);
  }

  private static Problem.Kind kind(int status) {
    return switch (status) {
      case 404 -> Problem.Kind.NOT_FOUND;
      case 405 -> Problem.Kind.METHOD_NOT_ALLOWED;
      case 406 -> Problem.Kind.NOT_ACCEPTABLE;
      case 413 -> Problem.Kind.TOO_LARGE;
      case 415 -> Problem.Kind.UNSUPPORTED_MEDIA_TYPE;
      case 503 -> Problem.Kind.UNAVAILABLE;
      default -> Problem.Kind.BAD_REQUEST;
    };
  }
}
