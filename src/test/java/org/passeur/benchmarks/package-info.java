/** Timings, as commands: docs/benchmarks.md says how to run each, and what it gave. */
@NullMarked
package org.passeur.benchmarks;

import org.jspecify.annotations.NullMarked;
