/**
 * The store of what is public, the only one that queries from anyone see. Start at {@link
 * PublishedStore}.
 */
@NullMarked
package org.passeur.published;

import org.jspecify.annotations.NullMarked;
