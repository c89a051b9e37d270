/**
 * Finds what statements reveal about people, in any vocabulary: the one rule for imports and for
 * every other write. Start at {@link People}.
 */
@NullMarked
package org.passeur.people;

import org.jspecify.annotations.NullMarked;
