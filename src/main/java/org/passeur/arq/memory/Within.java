package org.passeur.arq.memory;

/**
 * What a filter leaves of the statements of a predicate.
 *
 * @param bounds of their objects
 * @param statements about so many, far fewer than the predicate has
 */
public record Within(Bounds bounds, long statements) {}
