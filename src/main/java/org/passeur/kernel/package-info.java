/**
 * What every room may use: messages in both languages, problems, reports, moments, files for one
 * account, bundled files. Knows no other room. Start at {@link Problem} and {@link Report}.
 */
@NullMarked
package org.passeur.kernel;

import org.jspecify.annotations.NullMarked;
