/**
 * The program: commands, settings, and the wiring of all parts by hand. The only package that
 * imports picocli.
 */
@NullMarked
package org.passeur.app;

import org.jspecify.annotations.NullMarked;
