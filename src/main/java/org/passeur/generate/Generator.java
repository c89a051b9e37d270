package org.passeur.generate;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.passeur.vocab.Dcterms;
import org.passeur.vocab.Prov;

/**
 * Writes a whole network, one thing after the other. Memory does not grow with its size. The
 * blocking shapes and the placement of docs/model.md hold for what it writes.
 */
public final class Generator {
  /** Name of the source: that of its public graph and of its scheme. */
  public static final String SOURCE = "generated";

  private static final String CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";

  private Generator() {}

  /**
   * @param out receives the statements, each once, all in named graphs; started and finished here
   * @return how many statements
   * @throws IllegalArgumentException when so many people cannot be had, see {@link Sizes}
   */
  public static long write(Settings settings, StreamRDF out) {
    var plan = new Plan(settings);
    var statements = new Statements(out);
    out.start();
    origin(plan, statements, plan.publicGraph());
    origin(plan, statements, plan.addresses.schemeGraph(SOURCE));
    new Setting(plan, statements).write();
    new Groups(plan, statements).write();
    new People(plan, statements).write();
    new Resources(plan, statements).write();
    out.finish();
    return statements.count();
  }

  private static void origin(Plan plan, Statements statements, Node graph) {
    statements
        .about(plan.addresses.provenanceGraph(), graph)
        .a(Prov.ENTITY)
        .text(Dcterms.TITLE, "Réseau fictif produit pour mesurer", "fr")
        .text(Dcterms.TITLE, "Fictional network made for measuring", "en")
        .is(Dcterms.LICENSE, NodeFactory.createURI(CC0))
        .is(Prov.GENERATED_AT_TIME, Statements.time(plan.settings.today(), "00:00:00Z"));
  }
}
