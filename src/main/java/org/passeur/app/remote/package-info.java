/**
 * Commands that a running server carries out: what is sent to it and what it answers. Start at
 * {@link ServerOptions}, the options that commands have for it.
 */
@NullMarked
package org.passeur.app.remote;

import org.jspecify.annotations.NullMarked;
