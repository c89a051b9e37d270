/**
 * A dataset of named graphs in memory with immutable versions: an edit makes the next version and
 * shares unchanged parts with the current one, so readers need no lock and never wait. Start at
 * {@link MemoryDataset}.
 */
@NullMarked
package org.passeur.engine.memory;

import org.jspecify.annotations.NullMarked;
