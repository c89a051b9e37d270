/**
 * The record store with its only door for writes, changes, visibility and projections. The only
 * package that opens transactions.
 */
@NullMarked
package org.passeur.store;

import org.jspecify.annotations.NullMarked;
