/**
 * A dataset of named graphs in memory whose versions do not change: an edit makes the next version
 * and shares with it what stays, so readers need no lock, wait for nobody and hold nobody up.
 */
@NullMarked
package org.passeur.arq.memory;

import org.jspecify.annotations.NullMarked;
