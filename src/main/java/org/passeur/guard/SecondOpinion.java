package org.passeur.guard;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.RDF4J;
import org.eclipse.rdf4j.model.vocabulary.SHACL;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.sail.NotifyingSailConnection;
import org.eclipse.rdf4j.sail.SailException;
import org.eclipse.rdf4j.sail.helpers.NotifyingSailConnectionWrapper;
import org.eclipse.rdf4j.sail.shacl.ShaclSail;
import org.eclipse.rdf4j.sail.shacl.ShaclSailValidationException;
import org.passeur.kernel.Report;

/**
 * Checks the blocking rules on a whole graph with RDF4J, an engine that the gate does not use, so
 * that a fault of one engine shows. Used by the daily check and by tests. Not thread-safe. Shapes
 * must stay within the dialect that RDF4J supports (docs/rules.md): it silently ignores other
 * constraints.
 */
final class SecondOpinion implements AutoCloseable {
  private final ShapeLibrary library;
  private final JenaSail data = new JenaSail();
  private final ShaclSail shacl = new ShaclSail(data);

  public SecondOpinion(ShapeLibrary library) {
    this.library = library;
    shacl.setParallelValidation(false);
    shacl.setSerializableValidation(false);
    shacl.setRdfsSubClassReasoning(true);
    shacl.setLogValidationPlans(false);
    shacl.init();
    var turtle = new StringWriter();
    RDFDataMgr.write(turtle, library.graph(), Lang.NTRIPLES);
    try (var connection = new SailRepository(shacl).getConnection()) {
      connection.begin(
          IsolationLevels.SERIALIZABLE, ShaclSail.TransactionSettings.ValidationApproach.Disabled);
      connection.add(
          new StringReader(turtle.toString()), "", RDFFormat.NTRIPLES, RDF4J.SHACL_SHAPE_GRAPH);
      connection.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The violations of blocking rules.
   *
   * @param graph all graphs as one; not changed, and read in the transaction of the caller
   */
  public Report check(Graph graph) {
    data.lookAt(graph);
    try (NotifyingSailConnection connection = shacl.getConnection()) {
      connection.setTransactionSettings(ShaclSail.TransactionSettings.ValidationApproach.Bulk);
      connection.begin(IsolationLevels.SERIALIZABLE);
      ((JenaSailConnection) ((NotifyingSailConnectionWrapper) connection).getWrappedConnection())
          .pretendToChange();
      try {
        connection.commit(); // runs the validation; there is nothing to commit
        return Report.CONFORMS;
      } catch (SailException e) {
        connection.rollback();
        return report(e);
      }
    }
  }

  private Report report(SailException refusal) {
    for (Throwable t = refusal; t != null; t = t.getCause()) {
      if (t instanceof ShaclSailValidationException invalid) {
        return report(invalid.validationReportAsModel());
      }
    }
    throw refusal;
  }

  private Report report(Model model) {
    List<Report.Result> results =
        model.filter(null, SHACL.FOCUS_NODE, null).stream()
            .map(st -> result(model, st.getSubject(), st.getObject()))
            .toList();
    return new Report(results);
  }

  private Report.Result result(Model model, Resource result, Value focus) {
    Value shape = value(model, result, SHACL.SOURCE_SHAPE).orElseThrow();
    return new Report.Result(
        Report.Severity.VIOLATION,
        Rdf4jTerms.node(focus),
        value(model, result, SHACL.RESULT_PATH).filter(Value::isIRI).map(Rdf4jTerms::node),
        value(model, result, SHACL.VALUE).map(Rdf4jTerms::node),
        Rdf4jTerms.node(shape),
        value(model, result, SHACL.SOURCE_CONSTRAINT_COMPONENT).map(Rdf4jTerms::node).orElseThrow(),
        library.message(Rdf4jTerms.node(shape)));
  }

  private static Optional<Value> value(Model model, Resource subject, IRI property) {
    return model.filter(subject, property, null).objects().stream().findFirst();
  }

  @Override
  public void close() {
    shacl.shutDown();
  }
}
