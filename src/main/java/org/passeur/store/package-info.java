/**
 * The record store with its only door for writes, its gates, and the databases on disk. Beside
 * published the only room that opens write transactions. Start at {@link RecordStore}.
 */
@NullMarked
package org.passeur.store;

import org.jspecify.annotations.NullMarked;
