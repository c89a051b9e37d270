package org.passeur.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.passeur.generate.Generator;
import org.passeur.generate.Settings;

/** A generated network in pieces, so that no store is filled in one change. */
final class Filling {
  private static final int PIECE = 200_000;

  private Filling() {}

  /**
   * Generates the network of these settings.
   *
   * @param each takes the statements of a piece, and must not keep the list
   * @return number of statements in all
   */
  static long inPieces(Settings settings, Consumer<List<Quad>> each) {
    var piece = new ArrayList<Quad>();
    return Generator.write(
        settings,
        new StreamRDFBase() {
          @Override
          public void quad(Quad quad) {
            piece.add(quad);
            if (piece.size() == PIECE) {
              finish();
            }
          }

          @Override
          public void finish() {
            each.accept(piece);
            piece.clear();
          }
        });
  }
}
