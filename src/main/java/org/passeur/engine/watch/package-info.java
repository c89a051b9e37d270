/**
 * Keeps queries from anyone within limits, while they are prepared and while they run: time, text
 * produced, size of numbers, and functions that may be called. Every query and update of the
 * program runs with {@link SafeExecution}.
 */
@NullMarked
package org.passeur.engine.watch;

import org.jspecify.annotations.NullMarked;
