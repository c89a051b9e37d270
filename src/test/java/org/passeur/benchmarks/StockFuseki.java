package org.passeur.benchmarks;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;

/**
 * Fuseki as it is, over a TDB2 folder whose default graph is the union of the others. Its own
 * command asks for a logging library that is not ours.
 */
public final class StockFuseki {
  private StockFuseki() {}

  /**
   * Serves until it is ended from outside.
   *
   * @param args folder and port
   */
  public static void main(String[] args) {
    DatasetGraph data = DatabaseMgr.connectDatasetGraph(args[0]);
    data.getContext().set(TDB2.symUnionDefaultGraph, true);
    FusekiServer.create()
        .loopback(true)
        .port(Integer.parseInt(args[1]))
        .add("/ds", data, false)
        .build()
        .start();
  }
}
