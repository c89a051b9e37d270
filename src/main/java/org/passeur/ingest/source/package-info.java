/**
 * What a source is made of: its files, tables and trees, the mappings, and the rows they become.
 * The only room that imports CARML. Start at {@link Input}, a file and its rows; what is read of
 * all files is gathered in a {@link Harvest}.
 */
@NullMarked
package org.passeur.ingest.source;

import org.jspecify.annotations.NullMarked;
