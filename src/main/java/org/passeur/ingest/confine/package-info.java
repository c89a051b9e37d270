/**
 * Holds a process that reads hostile files: what it may call of the system, which files it sees.
 * The only package that imports JNA.
 */
@NullMarked
package org.passeur.ingest.confine;

import org.jspecify.annotations.NullMarked;
