/**
 * Generates networks of any size in Passeur's own vocabulary, for benchmarks; the same arguments
 * give the same bytes. Each thing is a function of the seed and its number, so nothing is held in
 * memory and any thing can refer to any other. Imports vocab and kernel only. Start at {@link
 * Generator}.
 */
@NullMarked
package org.passeur.generate;

import org.jspecify.annotations.NullMarked;
