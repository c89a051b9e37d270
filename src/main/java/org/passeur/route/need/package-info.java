/**
 * A need and the answer to it: how it is heard, its words and themes, the suggestions with their
 * evidence, and both as text and JSON. Start at {@link Need} and {@link Routing}.
 */
@NullMarked
package org.passeur.route.need;

import org.jspecify.annotations.NullMarked;
