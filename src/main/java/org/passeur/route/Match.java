package org.passeur.route;

import org.passeur.index.Entity;

/**
 * A thing of the index that matches the need.
 *
 * @param entity the thing
 * @param words how well its words match, from 0 to 1 for the best match of the need
 * @param themes how much of what was understood it is about, from 0 to 1 (more with widened themes)
 */
record Match(Entity entity, double words, double themes) {}
