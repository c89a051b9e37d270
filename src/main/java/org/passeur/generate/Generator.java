package org.passeur.generate;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Prov;

/**
 * Generates a whole network, one thing after the other; memory does not grow with its size. The
 * output respects the blocking shapes and the placement rules of docs/model.md.
 */
public final class Generator {
  /** Name of the source, used in its public graph and its scheme. */
  public static final String SOURCE = "generated";

  private static final String CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";

  private Generator() {}

  /**
   * Writes the network of these settings, the same every time.
   *
   * @param out receives the statements, each once, all in named graphs; started and finished here
   * @return number of statements
   * @throws IllegalArgumentException when the number of people is out of range, see {@link Sizes}
   */
  public static long write(Settings settings, StreamRDF out) {
    var plan = new Plan(settings);
    var statements = new StatementWriter(out);
    out.start();
    origin(plan, statements, plan.publicGraph());
    origin(plan, statements, plan.addresses.schemeGraph(SOURCE));
    new Setting(plan, statements).write();
    new Groups(plan, statements).write();
    new GeneratedPeople(plan, statements).write();
    new Resources(plan, statements).write();
    out.finish();
    return statements.count();
  }

  private static void origin(Plan plan, StatementWriter statements, Node graph) {
    statements
        .about(plan.addresses.provenanceGraph(), graph)
        .a(Prov.ENTITY)
        .text(Dcterms.TITLE, "Réseau fictif produit pour mesurer", "fr")
        .text(Dcterms.TITLE, "Fictional network made for measuring", "en")
        .is(Dcterms.LICENSE, NodeFactory.createURI(CC0))
        .is(Prov.GENERATED_AT_TIME, StatementWriter.time(plan.settings.today(), "00:00:00Z"));
  }
}
