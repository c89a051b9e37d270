/**
 * Who may see what: consents in force, what is public, and what time and withdrawals change in it.
 * Start at {@link Visibility}.
 */
@NullMarked
package org.passeur.rights;

import org.jspecify.annotations.NullMarked;
