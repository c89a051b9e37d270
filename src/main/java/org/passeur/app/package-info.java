/**
 * The program: commands, settings, and the wiring of all parts by hand. The only room that imports
 * picocli. Start at {@link Main} and {@link House}.
 */
@NullMarked
package org.passeur.app;

import org.jspecify.annotations.NullMarked;
