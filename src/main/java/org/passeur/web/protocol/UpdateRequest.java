package org.passeur.web.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.passeur.evaluator.Evaluation;
import org.passeur.ingest.rdf.SparqlUpdate;
import org.passeur.kernel.Problem;
import org.passeur.rights.View;
import org.passeur.web.http.Exchange;

/**
 * Updates as people send them: read in either way of the SPARQL 1.1 Protocol (section 2.2), and
 * applied to what their author may read.
 */
public final class UpdateRequest {
  private UpdateRequest() {}

  /**
   * The update that a request holds.
   *
   * @param base address of the installation, without a slash at its end
   * @throws Problem 400 or 415 when it holds none that can be read
   */
  public static SparqlUpdate read(Exchange x, String base) {
    boolean form = x.isForm();
    if (!form && !x.mediaType().equals("application/sparql-update")) {
      throw Problem.of(
          Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
          "Envoyez la mise à jour en application/sparql-update ou dans le champ « update » d'un"
              + " formulaire.",
          "Send the update as application/sparql-update or in the field “update” of a form.");
    }
    x.refuseOtherEncodings();
    List<String> texts = form ? x.formParams("update") : List.of(new String(x.body(), UTF_8));
    if (texts.size() != 1) {
      throw Problem.of(
          Problem.Kind.BAD_REQUEST,
          "Il faut une mise à jour, et une seule (champ « update »).",
          "One update is needed, and only one (field “update”).");
    }
    return SparqlUpdate.parse(
        texts.get(0),
        base + "/",
        parameters(x, form, "using-graph-uri"),
        parameters(x, form, "using-named-graph-uri"));
  }

  /**
   * Applies an update, inside the transaction that writes. It sees what its author may read; what
   * it writes is for the gates to judge.
   *
   * @param view of the author
   * @param evaluation its clock
   * @throws Problem 403 when it copies a graph that the author may not read
   */
  public static void apply(
      SparqlUpdate update, View view, DatasetGraph all, Evaluation evaluation) {
    view.requireReads(update.copied(), all);
    update.applyTo(view.editing(all), evaluation);
  }

  private static List<String> parameters(Exchange x, boolean form, String name) {
    return form ? x.formParams(name) : x.queryParams(name);
  }
}
