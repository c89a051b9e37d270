/**
 * Statements that are made ready outside the record store, however many: held in memory while they
 * are few, else beside the data, and looked at as if they were stored.
 */
@NullMarked
package org.passeur.store.work;

import org.jspecify.annotations.NullMarked;
