package org.passeur.engine;

/**
 * Statistics of the graph that a query is evaluated on.
 *
 * @param exact true when the counts belong to exactly the state that the query sees; otherwise they
 *     serve for estimates only
 */
public record GraphStatistics(Counts counts, boolean exact) {}
