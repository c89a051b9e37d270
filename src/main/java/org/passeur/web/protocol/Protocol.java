package org.passeur.web.protocol;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.jena.fuseki.server.DataAccessPoint;
import org.apache.jena.fuseki.server.DataAccessPointRegistry;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.passeur.evaluator.Evaluator;
import org.passeur.guard.ShapeCheck;
import org.passeur.published.PublishedStore;
import org.passeur.rights.Asker;
import org.passeur.rights.View;
import org.passeur.sparql.ServiceDescription;
import org.passeur.sparql.SparqlService;
import org.passeur.store.RecordStore;
import org.passeur.web.access.Access;
import org.passeur.web.http.Errors;

/**
 * The addresses of the standard protocols, each with one operation. Fuseki finds the operation and
 * counts; its stock operations are not registered, and its dataset is empty: what is read and
 * written stays behind the house's own doors.
 */
public final class Protocol {
  static final String QUERY = "/sparql";
  static final String STAFF_QUERY = "/sparql/staff";
  static final String UPDATE = "/update";
  static final String GRAPHS = "/graphs";
  static final String VALIDATE = "/shacl/validate";
  static final String PATCH = "/patch";

  private static final Operation STAFF =
      Operation.alloc("urn:x-passeur:staff-query", "staff-query", "SPARQL Query of the record");

  private final Map<String, ProtocolService> services = new LinkedHashMap<>();
  private final Map<String, DataService> counted = new LinkedHashMap<>();
  private final OperationRegistry operations = OperationRegistry.createEmpty();
  private final DataAccessPointRegistry addresses = new DataAccessPointRegistry();
  private final boolean conformance;

  /**
   * What the operations use.
   *
   * @param staffSparql answers from the record store; it is asked over the view of whoever asks
   * @param reading what that view depends on
   * @param check checks what is sent to be validated
   * @param base address of the installation, without a slash at its end
   * @param conformance for test suites: graphs may be named by their own address
   * @param evaluator admits what is asked and limits its time
   */
  public record Parts(
      Errors errors,
      Access access,
      SparqlService sparql,
      SparqlService staffSparql,
      View.Rules reading,
      RecordStore record,
      PublishedStore published,
      Supplier<ShapeCheck> check,
      String base,
      boolean conformance,
      Evaluator evaluator) {}

  public Protocol(Parts parts) {
    Errors errors = parts.errors();
    String base = parts.base();
    conformance = parts.conformance();
    var description = ServiceDescription.graph(base + QUERY, !conformance);
    add(QUERY, Operation.Query, QueryService.ofThePublic(errors, parts.sparql(), description));
    add(
        STAFF_QUERY,
        STAFF,
        QueryService.ofStaff(errors, parts.access(), asker -> staff(parts, asker), description));
    add(
        UPDATE,
        Operation.Update,
        new UpdateService(
            errors, parts.record(), parts.reading(), parts.access(), base, parts.evaluator()));
    add(GRAPHS, Operation.GSP_RW, new GraphStoreService(parts));
    add(
        VALIDATE,
        Operation.Shacl,
        new ValidationService(errors, parts.check(), base, parts.evaluator()));
    add(
        PATCH,
        Operation.Patch,
        new PatchService(
            errors, parts.record(), parts.reading(), parts.access(), parts.evaluator()));
  }

  /** Answers from what someone may read of the record store. */
  private static SparqlService staff(Parts parts, Asker asker) {
    View view = View.of(asker, parts.reading());
    return parts.staffSparql().over(SparqlService.Source.of(parts.record(), view::over));
  }

  private void add(String address, Operation operation, ProtocolService service) {
    operations.register(operation, service);
    var data = DataService.newBuilder(DatasetGraphFactory.empty()).addEndpoint(operation).build();
    data.setEndpointProcessors(operations);
    data.goActive();
    addresses.register(new DataAccessPoint(address, data));
    services.put(address, service);
    counted.put(address, data);
  }

  /**
   * Gives the operations to a server.
   *
   * @param mapping takes the filter and each pattern of paths that it stands at
   */
  public void addTo(ServletContext context, BiConsumer<Filter, String> mapping) {
    OperationRegistry.set(context, operations);
    DataAccessPointRegistry.set(context, addresses);
    var filter = new ProtocolFilter();
    for (String address : services.keySet()) {
      mapping.accept(filter, address);
      mapping.accept(filter, address + "/");
    }
    if (conformance) {
      mapping.accept(filter, GRAPHS + "/*");
    }
  }

  /** Takes each method and address that is offered. */
  public void forEachRoute(BiConsumer<String, String> methodAndPath) {
    services.forEach(
        (address, service) -> service.methods().forEach(m -> methodAndPath.accept(m, address)));
  }

  /**
   * How many requests came to an address since the start.
   *
   * @param requests all whose method the address offers
   * @param good those that were answered as asked
   * @param bad those that were answered with an error
   */
  public record Counts(long requests, long good, long bad) {}

  /** What was counted, by address. */
  public Map<String, Counts> counts() {
    Map<String, Counts> all = new LinkedHashMap<>();
    counted.forEach(
        (address, data) ->
            all.put(
                address,
                new Counts(data.getRequests(), data.getRequestsGood(), data.getRequestsBad())));
    return all;
  }
}
