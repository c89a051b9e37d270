/**
 * How the program hears and speaks: UTF-8, whatever the locale it was started in. Start at {@link
 * Utf8}. It knows no command.
 */
@NullMarked
package org.passeur.app.console;

import org.jspecify.annotations.NullMarked;
