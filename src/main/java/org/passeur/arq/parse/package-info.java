/**
 * Reads queries with ARQ's own grammar and a quicker lexer. ARQ's lexer (5.6.0) has a method of
 * 12,894 bytes, and the virtual machine compiles none beyond 8,000: it is interpreted for ever.
 */
@NullMarked
package org.passeur.arq.parse;

import org.jspecify.annotations.NullMarked;
