package org.passeur.search;

/**
 * A search result.
 *
 * @param entity the thing
 * @param score greater is better; comparable within one search only
 */
public record Hit(Entity entity, double score) {}
