package org.passeur.arq;

/**
 * What is known of the graph that a query asks.
 *
 * @param exact true when the counts are of the very state that the query sees; else they serve for
 *     estimates only
 */
public record Statistics(Counts counts, boolean exact) {}
