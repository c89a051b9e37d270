/**
 * A network of any size in the house's own vocabulary, for benchmarks: the same arguments give the
 * same bytes. Each thing is a function of the seed and its number, so that nothing is kept in
 * memory and any thing can name any other. Imports vocab alone.
 */
@NullMarked
package org.passeur.generate;

import org.jspecify.annotations.NullMarked;
