/**
 * Copies of the whole, registers of consent taken in after a restore, and the daily check that what
 * is stored is what was written. Start at {@link Backups}.
 */
@NullMarked
package org.passeur.backup;

import org.jspecify.annotations.NullMarked;
