/**
 * Parses queries with ARQ's own grammar and a faster lexer. ARQ's lexer (5.6.0) has a method of
 * 12,894 bytes; HotSpot does not compile methods over 8,000 bytes, so it is always interpreted.
 * Start at {@link QuickParser}.
 */
@NullMarked
package org.passeur.engine.parse;

import org.jspecify.annotations.NullMarked;
