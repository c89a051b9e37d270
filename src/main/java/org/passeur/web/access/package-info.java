/** Who asks: tokens and their roles. Start at {@link Access}. */
@NullMarked
package org.passeur.web.access;

import org.jspecify.annotations.NullMarked;
