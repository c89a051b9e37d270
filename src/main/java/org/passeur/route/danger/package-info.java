/**
 * Detects needs in which someone may be in danger, and gives the help lines shown before anything
 * else: the phrases are in {@code danger/phrases.txt}, the lines in {@code danger/lines.json}.
 * Start at {@link Emergency}.
 */
@NullMarked
package org.passeur.route.danger;

import org.jspecify.annotations.NullMarked;
