/**
 * Views that follow the numbered changes in a thread of their own, each with its offset. Start at
 * {@link Projections}; a view implements {@link Projection}.
 */
@NullMarked
package org.passeur.projection;

import org.jspecify.annotations.NullMarked;
