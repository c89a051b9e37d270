/**
 * A dataset of named graphs in memory with immutable versions: an edit makes the next version and
 * shares unchanged parts with the current one, so readers need no lock and never wait.
 */
@NullMarked
package org.passeur.arq.memory;

import org.jspecify.annotations.NullMarked;
