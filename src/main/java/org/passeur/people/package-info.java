/**
 * What statements tell of people, whatever vocabulary they use: the one rule of imports and of
 * every other write.
 */
@NullMarked
package org.passeur.people;

import org.jspecify.annotations.NullMarked;
