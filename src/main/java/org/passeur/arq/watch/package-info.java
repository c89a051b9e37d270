/**
 * Keeps queries from anyone within limits, while they are prepared and while they run: time, text
 * produced, size of numbers, and functions that may be called. Every query and update of the
 * program runs with {@link org.passeur.arq.watch.Watch}.
 */
@NullMarked
package org.passeur.arq.watch;

import org.jspecify.annotations.NullMarked;
