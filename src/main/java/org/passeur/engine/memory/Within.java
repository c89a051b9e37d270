package org.passeur.engine.memory;

/**
 * An index range for the statements of a predicate.
 *
 * @param bounds of their objects
 * @param statements estimated number of statements, far fewer than the predicate has
 */
public record Within(Bounds bounds, long statements) {}
