/**
 * Terms as constants, one class per vocabulary; the addresses of an installation; bundled files.
 */
@NullMarked
package org.passeur.vocab;

import org.jspecify.annotations.NullMarked;
