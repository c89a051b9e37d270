package org.passeur.route;

import org.passeur.search.Entity;

/**
 * A thing in the index that matches the need.
 *
 * @param entity the thing
 * @param words score of its words, relative to the best match of the need, from 0 to 1
 * @param themes share of the understood themes that it has, from 0 to 1 (more with widened themes)
 */
record Match(Entity entity, double words, double themes) {}
