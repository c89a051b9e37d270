/**
 * What a source is made of: its files, tables and trees, the mappings, and the rows they become.
 * The only room that imports CARML. Start at {@link Harvest}.
 */
@NullMarked
package org.passeur.ingest.source;

import org.jspecify.annotations.NullMarked;
