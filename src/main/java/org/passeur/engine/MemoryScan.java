package org.passeur.engine;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.passeur.engine.memory.MemoryDataset;

/** Counts the default graph of a dataset in memory, in two passes. */
final class MemoryScan {
  private MemoryScan() {}

  /**
   * @param useless ends the scan early, with an incomplete result
   */
  static RunningCounts of(MemoryDataset data, BooleanSupplier useless) {
    var tally = new RunningCounts();
    Set<Node> predicates = new HashSet<>();
    for (var all = data.bySubject(); all.hasNext() && !useless.getAsBoolean(); ) {
      Iterator<? extends Triple> same = all.next();
      if (!same.hasNext()) {
        continue;
      }
      predicates.clear();
      while (same.hasNext()) {
        Triple triple = same.next();
        tally.triples(triple.getPredicate(), 1);
        predicates.add(triple.getPredicate());
      }
      tally.subjects(1);
      predicates.forEach(p -> tally.subjectsOf(p, 1));
    }
    for (var all = data.byObject(); all.hasNext() && !useless.getAsBoolean(); ) {
      Iterator<? extends Triple> same = all.next();
      if (!same.hasNext()) {
        continue;
      }
      predicates.clear();
      while (same.hasNext()) {
        Triple triple = same.next();
        predicates.add(triple.getPredicate());
        if (triple.getPredicate().equals(RunningCounts.TYPE)) {
          tally.members(triple.getObject(), 1);
        }
      }
      tally.objects(1);
      predicates.forEach(p -> tally.objectsOf(p, 1));
    }
    return tally;
  }
}
