/**
 * Holds a process that reads hostile files: what it may call of the system, which files it sees.
 * The only room that imports JNA. Start at {@link Confinement}.
 */
@NullMarked
package org.passeur.ingest.confine;

import org.jspecify.annotations.NullMarked;
