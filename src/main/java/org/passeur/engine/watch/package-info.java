/**
 * Keeps queries from anyone within limits, while they are prepared and while they run: time, text
 * produced, size of numbers, and functions that may be called. Start at {@link SafeExecution}, with
 * which every query and update of the program runs.
 */
@NullMarked
package org.passeur.engine.watch;

import org.jspecify.annotations.NullMarked;
