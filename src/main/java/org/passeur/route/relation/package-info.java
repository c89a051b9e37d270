/**
 * The relations that needs are answered with, and how often people are asked: two projections in
 * memory. Start at {@link Relations}.
 */
@NullMarked
package org.passeur.route.relation;

import org.jspecify.annotations.NullMarked;
