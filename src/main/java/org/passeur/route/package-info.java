/**
 * Aiguillage: a need becomes ranked suggestions, each with its evidence. Pure functions over what
 * index and query return.
 */
@NullMarked
package org.passeur.route;

import org.jspecify.annotations.NullMarked;
